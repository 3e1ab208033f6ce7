/** Looks at what is new: among the studies of a search, and between snapshots for a watch list. */
package org.trialbook.watch;
