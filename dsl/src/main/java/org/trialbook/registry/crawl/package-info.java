/**
 * Crawls from the inside: how a question is cut into parts, how far each has come, and the folder
 * in which that is written down.
 *
 * <p>Its types are for {@link org.trialbook.registry.Crawl}, and public for no other reason.
 */
package org.trialbook.registry.crawl;
