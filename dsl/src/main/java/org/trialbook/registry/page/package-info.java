/**
 * Pages of studies, and the walk from one to the next: where the studies lie in the bytes, where
 * the walk stands, and whether the whole of it was right.
 *
 * <p>{@link org.trialbook.registry.page.Page} is for everybody; what else is public here is so for
 * the rooms before this one.
 */
package org.trialbook.registry.page;
