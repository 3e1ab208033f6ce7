package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Rejects;
import org.trialbook.field.Fields;
import org.trialbook.progress.Progress;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;
import org.trialbook.registry.StudiesById;
import org.trialbook.registry.page.Page;
import org.trialbook.text.Text;

/**
 * What is new in a registry since a snapshot: the studies that were updated from its latest day on,
 * that day included, since more may have been posted on it; and which studies there are, since the
 * registry does not tell what it removed.
 *
 * @param earlier the snapshot
 * @param staging the studies that are new or changed
 * @param there the numbers of all studies that the registry has
 */
record SnapshotUpdate(Snapshot earlier, Staging staging, BitSet there, Input.Ending ending) {

  private static final String MISSED = "missed";

  /** In percent; the registry removes a study now and then. */
  private static final long MOST_REMOVED = 5;

  static SnapshotUpdate acquire(
      Snapshot earlier, Registry registry, Set<Unusual> allowed, Path folder, Progress progress)
      throws IOException {
    checkRegistry(earlier, registry, allowed);
    StudyQuery updated =
        earlier.updated().map(day -> StudyQuery.all().updatedSince(day)).orElse(StudyQuery.all());
    PageInput input = new PageInput(registry, updated);
    Acquisition.Acquired acquired = Acquisition.run(input, folder, progress);
    BitSet there = new BitSet();
    LocalDateTime after = readIds(registry, there);
    checkRemovals(earlier, registry, allowed, there);
    Staging staging = acquired.staging();
    List<String> missed = missed(earlier, staging, there);
    List<String> notes = new ArrayList<>(acquired.ending().notes());
    if (!missed.isEmpty()) {
      fetch(registry, missed, staging, notes);
      staging.checkpoint(input.source(), staging.position().orElse(MISSED));
    }
    LocalDateTime data = acquired.ending().dataTimestamp().orElse(after);
    if (!data.equals(after)) {
      notes.add(
          "The data changed during the update, from %s to %s: some studies are of the later."
              .formatted(data, after));
    }
    return new SnapshotUpdate(
        earlier,
        staging,
        there,
        new Input.Ending(Optional.of(data), acquired.ending().acquiredAt(), notes));
  }

  private static void checkRegistry(Snapshot earlier, Registry registry, Set<Unusual> allowed) {
    boolean isAnother =
        earlier.registry().isPresent()
            && !earlier.registry().get().equals(Origin.address(registry));
    if (isAnother && !allowed.contains(Unusual.ANOTHER_REGISTRY)) {
      throw new TrialbookException(
          "Snapshot %s is of %s, and the update would come from %s.\nIf that is meant: ./trialbook snapshot update --allow ANOTHER_REGISTRY"
              .formatted(earlier.name(), earlier.registry().get(), Origin.address(registry)));
    }
  }

  private static void checkRemovals(
      Snapshot earlier, Registry registry, Set<Unusual> allowed, BitSet there) {
    StudyTable table = earlier.files().table();
    int gone = 0;
    for (int at = 0; at < table.size(); at++) {
      gone += there.get(table.number(at)) ? 0 : 1;
    }
    if (gone * 100L > table.size() * MOST_REMOVED && !allowed.contains(Unusual.MANY_REMOVALS)) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "The update would remove %,d of the %,d studies of snapshot %s, which %s does not have.\nIt removes up to %d %%. If more is meant: ./trialbook snapshot update --allow MANY_REMOVALS",
              gone,
              table.size(),
              earlier.name(),
              Origin.address(registry),
              MOST_REMOVED));
    }
  }

  /** Fills in the numbers of all studies, and tells the time of the data that have them. */
  private static LocalDateTime readIds(Registry registry, BitSet there) {
    StudyQuery ids = StudyQuery.all().fields(Fields.NCT_ID);
    try (Pages pages = registry.pages(ids, OptionalLong.empty())) {
      while (pages.hasNext()) {
        Page page = pages.next();
        for (int i = 0; i < page.size(); i++) {
          page.nctId(i).map(StudyLine::numberIn).ifPresent(id -> id.ifPresent(there::set));
        }
      }
      requireIds(pages.rejects());
      return pages.dataTimestamp().orElseThrow();
    }
  }

  /** A study without its number in the list of all would pass for one that was removed. */
  private static void requireIds(Rejects rejects) {
    if (rejects.count() > 0) {
      throw new TrialbookException(
          "The registry's list of all studies has %s without a number, so nobody can tell what it removed.\nThe first is %s.\nTry again later, or make a snapshot anew: ./trialbook snapshot create"
              .formatted(Text.count(rejects.count(), "study"), rejects.first().get(0).line()));
    }
  }

  /** Studies that are there, and neither in the snapshot nor among the updated ones. */
  private static List<String> missed(Snapshot earlier, Staging staging, BitSet there) {
    BitSet known = new BitSet();
    staging.sorted().forEachRemaining(study -> known.set(study.number()));
    StudyTable table = earlier.files().table();
    for (int at = 0; at < table.size(); at++) {
      known.set(table.number(at));
    }
    return there.stream().filter(number -> !known.get(number)).mapToObj(StudyLine::nctId).toList();
  }

  private static void fetch(
      Registry registry, List<String> missed, Staging staging, List<String> notes)
      throws IOException {
    StudiesById studies = registry.studies(missed);
    for (byte[] study : studies.studies().values()) {
      try {
        staging.add(StudyLine.of(study, 0, study.length));
      } catch (NotAStudy e) {
        staging.reject("a study fetched by number", e.getMessage());
      }
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "Studies that are new without a recent day of update, fetched by number: %,d.",
            studies.studies().size()));
    if (!studies.unknown().isEmpty()) {
      notes.add(
          "Studies that were in the registry's list and did not come: "
              + String.join(", ", studies.unknown())
              + ".");
    }
  }

  /** Writes the earlier snapshot as it is now: what did not change is not read. */
  void write(SnapshotWriter writer) throws IOException {
    Iterator<StudyLine> changes = staging.sorted();
    Upcoming next = new Upcoming(changes);
    StudyTable table = earlier.files().table();
    List<Block> blocks = earlier.files().manifest().blocks();
    writer.seen(earlier.updated());
    Map<Integer, List<Integer>> aliases = earlier.files().aliases().byStudy();
    int row = 0;
    for (int block = 0; block < blocks.size(); block++) {
      Interruptions.check();
      int first = row;
      // One of before there were aliases is read again, once.
      boolean whole = earlier.files().hasAliases();
      while (row < table.size() && table.block(row) == block) {
        whole &= there.get(table.number(row));
        row++;
      }
      int end = row < table.size() ? table.number(row) : Integer.MAX_VALUE;
      // Where the study that begins the next block is gone, that block goes on in this one.
      whole &= end == Integer.MAX_VALUE || there.get(end);
      if (whole && next.number() >= end) {
        keep(writer, blocks.get(block), first, row, aliases);
      } else {
        merge(writer, first, row, end, next, aliases);
      }
    }
    while (next.number() < Integer.MAX_VALUE) {
      add(writer, next.take());
    }
  }

  private void keep(
      SnapshotWriter writer, Block block, int from, int to, Map<Integer, List<Integer>> aliases)
      throws IOException {
    StudyTable table = earlier.files().table();
    List<StudyTable.Row> rows = new ArrayList<>();
    List<Long> fingerprints = new ArrayList<>();
    for (int at = from; at < to; at++) {
      rows.add(table.row(at));
      fingerprints.add(table.fingerprint(at));
    }
    writer.keep(earlier.files().file(block), block, rows, fingerprints, aliases);
  }

  /** The studies of a block and those that came, up to the next block. */
  private void merge(
      SnapshotWriter writer,
      int from,
      int to,
      int end,
      Upcoming next,
      Map<Integer, List<Integer>> aliases)
      throws IOException {
    StudyTable table = earlier.files().table();
    for (int at = from; at < to; at++) {
      int number = table.number(at);
      while (next.number() < number) {
        add(writer, next.take());
      }
      if (next.number() == number) {
        add(writer, next.take());
      } else if (there.get(number)) {
        byte[] json = earlier.files().json(at);
        writer.add(
            earlier.files().hasAliases()
                ? new StudyLine(
                    number, Optional.empty(), aliases.getOrDefault(number, List.of()), json)
                : StudyLine.of(json, 0, json.length));
      }
    }
    while (next.number() < end) {
      add(writer, next.take());
    }
  }

  /** A study that was updated and then removed, while this went on, is gone. */
  private void add(SnapshotWriter writer, StudyLine study) throws IOException {
    if (there.get(study.number())) {
      writer.add(study);
    }
  }

  /** The studies that came, one ahead. */
  private static final class Upcoming {
    private final Iterator<StudyLine> studies;
    private Optional<StudyLine> next;

    Upcoming(Iterator<StudyLine> studies) {
      this.studies = studies;
      advance();
    }

    private void advance() {
      next = studies.hasNext() ? Optional.of(studies.next()) : Optional.empty();
    }

    /** The largest number where there is none. */
    int number() {
      return next.map(StudyLine::number).orElse(Integer.MAX_VALUE);
    }

    StudyLine take() {
      StudyLine study = next.orElseThrow();
      advance();
      return study;
    }
  }
}
