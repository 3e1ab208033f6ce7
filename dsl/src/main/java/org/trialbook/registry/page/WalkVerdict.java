package org.trialbook.registry.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.trialbook.Internal;
import org.trialbook.progress.WorkTally;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Version;

/** What has come, held against what the registry counted and against the state of its data. */
@Internal
public final class WalkVerdict {

  private final Client client;
  private final List<String> notes;
  private boolean dataChanged;

  private WalkVerdict(Client client) {
    this.client = client;
    this.notes = new ArrayList<>(client.remarks());
  }

  /**
   * Looks at a walk that has ended.
   *
   * @param url the question, for messages
   * @throws RegistryException where studies are missing, and no change of the data explains it
   */
  public static WalkVerdict of(
      Client client, URI url, Position walk, OptionalLong limit, WorkTally tally)
      throws InterruptedException {
    WalkVerdict verdict = new WalkVerdict(client);
    verdict.look(walk, tally);
    long due = walk.totalCount().isPresent() ? walk.due(limit).getAsLong() : walk.studies();
    long sent = walk.studies() == due ? due : walk.sent();
    if (sent < due) {
      verdict.excuse(WrongPages.incomplete(url, due, sent));
    }
    verdict.compare(due, sent);
    return verdict;
  }

  /**
   * Looks at walks that have ended and began together, each through a part of one question.
   *
   * @param counted how many studies the question as a whole has; empty where nobody asked
   */
  public static WalkVerdict of(
      Client client, URI url, List<Position> walks, OptionalLong counted, WorkTally tally)
      throws InterruptedException {
    WalkVerdict verdict = new WalkVerdict(client);
    Position whole = Position.sum(walks);
    verdict.look(whole, tally);
    long due = whole.totalCount().orElse(whole.sent());
    if (walks.stream().anyMatch(walk -> walk.sent() < walk.totalCount().orElse(0))) {
      verdict.excuse(WrongPages.incomplete(url, due, whole.sent()));
    }
    if (counted.orElse(due) != due) {
      verdict.excuse(WrongPages.parts(url, counted.getAsLong(), due));
    }
    verdict.compare(counted.orElse(due), whole.sent());
    return verdict;
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
      Version after = client.version(tally);
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
  public boolean dataChanged() {
    return dataChanged;
  }

  /** What a reader should know, one sentence each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
