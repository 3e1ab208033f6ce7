/**
 * A real browser without a window, for the pages of a registry's site that nothing else shows.
 *
 * <p>{@link org.trialbook.registry.browser.Browser} is for everybody.
 */
package org.trialbook.registry.browser;
