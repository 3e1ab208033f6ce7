/**
 * The registry at hand: all of it, or the studies of a question, as they were on a day.
 *
 * <p>A {@link org.trialbook.snapshot.Snapshot} is a folder that other tools can read too. {@link
 * org.trialbook.snapshot.Snapshots} keeps several of them, makes new ones and brings them up to
 * date. The way of a study into a snapshot: an {@code Input} brings it, {@code Staging} keeps it
 * until all have come, {@code SnapshotWriter} puts them in order into blocks. {@code SnapshotFiles}
 * finds them there again.
 *
 * <p>Nothing here is half there: a snapshot appears by one rename when it is whole, and what was
 * staged before a stop is used by the next attempt.
 */
package org.trialbook.snapshot;
