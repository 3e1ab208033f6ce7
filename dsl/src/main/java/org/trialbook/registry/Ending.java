package org.trialbook.registry;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.trialbook.progress.WorkTally;

/** What has come, held against what the registry counted and against the state of its data. */
final class Ending {

  private final Wire wire;
  private final List<String> notes;
  private boolean dataChanged;

  private Ending(Wire wire) {
    this.wire = wire;
    this.notes = new ArrayList<>(wire.remarks());
  }

  /**
   * Looks at a walk that has ended.
   *
   * @param url the question, for messages
   * @throws RegistryException where studies are missing, and no change of the data explains it
   */
  static Ending of(Wire wire, URI url, Position walk, OptionalLong limit, WorkTally tally)
      throws InterruptedException {
    Ending ending = new Ending(wire);
    ending.look(walk, tally);
    long due = walk.totalCount().isPresent() ? walk.due(limit).getAsLong() : walk.studies();
    if (walk.studies() < due) {
      ending.excuse(RegistryException.incomplete(url, due, walk.studies()));
    }
    ending.compare(due, walk.studies());
    return ending;
  }

  /**
   * Looks at walks that have ended and began together, each through a part of one question.
   *
   * @param counted how many studies the question as a whole has; empty where nobody asked
   */
  static Ending of(Wire wire, URI url, List<Position> walks, OptionalLong counted, WorkTally tally)
      throws InterruptedException {
    Ending ending = new Ending(wire);
    Position whole = Position.sum(walks);
    ending.look(whole, tally);
    long due = whole.totalCount().orElse(whole.studies());
    if (walks.stream().anyMatch(walk -> walk.studies() < walk.totalCount().orElse(0))) {
      ending.excuse(RegistryException.incomplete(url, due, whole.studies()));
    }
    if (counted.orElse(due) != due) {
      ending.excuse(RegistryException.parts(url, counted.getAsLong(), due));
    }
    ending.compare(counted.orElse(due), whole.studies());
    return ending;
  }

  /** What a change of the data explains is for the notes. */
  private void excuse(RegistryException failure) {
    if (!dataChanged) {
      throw failure;
    }
  }

  private void look(Position walk, WorkTally tally) throws InterruptedException {
    if (walk.repeats() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Studies that came more than once and were kept once: %d.",
              walk.repeats()));
    }
    if (walk.isPastTheEnd()) {
      notes.add(
          "The registry went on with empty pages after all %s studies that it counted; %s of them were read."
              .formatted(walk.totalCount().getAsLong(), walk.idle()));
    }
    if (walk.pages() > 1) {
      compareVersions(walk.version().orElseThrow(), tally);
    }
  }

  private void compareVersions(Version before, WorkTally tally) throws InterruptedException {
    try {
      Version after = wire.version(tally);
      dataChanged = !after.dataTimestamp().equals(before.dataTimestamp());
      if (dataChanged) {
        notes.add(
            "The data changed on the way: the first page is of %s or later, the last of %s or before."
                .formatted(before.dataTimestamp(), after.dataTimestamp()));
      }
    } catch (RegistryException e) {
      notes.add("Whether the data changed on the way is not known: /version did not answer.");
    }
  }

  private void compare(long due, long sent) {
    if (sent != due) {
      notes.add(
          String.format(
              Locale.ROOT, "Studies that the registry counted: %d; that it sent: %d.", due, sent));
    }
  }

  /** Whether the last page is of another state of the data than the first. */
  boolean dataChanged() {
    return dataChanged;
  }

  /** What a reader should know, one sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
