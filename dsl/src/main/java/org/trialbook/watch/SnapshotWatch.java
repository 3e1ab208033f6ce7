package org.trialbook.watch;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.trialbook.TrialbookException;
import org.trialbook.alert.Delivery;
import org.trialbook.alert.Outbox;
import org.trialbook.alert.WatchList;
import org.trialbook.change.Change;
import org.trialbook.change.Changes;
import org.trialbook.export.Flow;
import org.trialbook.field.Fields;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.query.StudyQuery;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.source.SearchedStudies;
import org.trialbook.source.SnapshotRegistries;
import org.trialbook.source.StudySource;

/**
 * One look at the snapshots for a watch list: what changed since the last look goes into the outbox
 * of the list, and from there to whom it concerns.
 *
 * <p>The studies of a list are those that its search finds in the snapshot before or in the one
 * after: a study that leaves the search by the very change is told of too. The first look finds
 * nothing new and remembers where it stood.
 *
 * @param list whom it is for
 * @param snapshots where changes are seen
 * @param delivery who brings them
 */
public record SnapshotWatch(WatchList list, Snapshots snapshots, Delivery delivery) {

  private static final Relation IDS = Relations.STUDIES.select(Fields.NCT_ID);

  /**
   * What a look found and did.
   *
   * @param from the snapshot of the last look; empty on the first
   * @param to the newest snapshot
   * @param found how many alerts are new
   * @param notes what a reader should know, one sentence each
   * @param delivered how the delivery went
   */
  public record Look(
      Optional<String> from, String to, int found, List<String> notes, Delivery.Report delivered) {}

  /**
   * Looks once. Changes are on the disk before any is delivered, so a stop loses none; an outlet
   * that fails is tried again by a later look.
   *
   * @throws TrialbookException where there is no snapshot, or the thread is interrupted
   */
  public Look look() {
    Snapshot newest =
        snapshots
            .newest()
            .orElseThrow(
                () ->
                    new TrialbookException(
                        "There is no snapshot to watch.\nMake one: trialbook snapshot create"));
    try (Outbox outbox = Outbox.open(list.outbox())) {
      List<String> notes = new ArrayList<>(snapshots.problems());
      Optional<String> seen = outbox.seen();
      int found = 0;
      if (seen.isPresent() && !seen.get().equals(newest.name())) {
        Optional<Snapshot> before = before(seen.get());
        if (before.isPresent()) {
          found = outbox.add(list.name(), changes(before.get(), newest, notes));
        } else {
          notes.add(
              "The snapshot %s of the last look is gone: what changed up to %s was not seen."
                  .formatted(seen.get(), newest.name()));
        }
      }
      outbox.seen(newest.name());
      return new Look(seen, newest.name(), found, notes, delivery.deliver(list, outbox));
    }
  }

  /** One that is there and cannot be opened is no reason to pass over what changed since. */
  private Optional<Snapshot> before(String name) {
    return Files.exists(snapshots.path().resolve(name))
        ? Optional.of(snapshots.get(name))
        : Optional.empty();
  }

  private List<Change> changes(Snapshot before, Snapshot after, List<String> notes) {
    Set<String> studies = new TreeSet<>(studies(before));
    studies.addAll(studies(after));
    List<Change> changes = new ArrayList<>();
    notes.addAll(
        Changes.between(before, after)
            .ofStudies(studies)
            .of(list.kinds())
            .forEach(changes::add)
            .notes());
    return changes;
  }

  private Set<String> studies(Snapshot snapshot) {
    StudySource found =
        new SearchedStudies(
            StudyQuery.parse(list.search()),
            Optional.of(SnapshotRegistries.of(snapshot)),
            OptionalLong.empty());
    return new HashSet<>(
        new Flow(found, Plan.of(IDS)).frames().get(IDS.name()).stringColumn(0).asList());
  }
}
