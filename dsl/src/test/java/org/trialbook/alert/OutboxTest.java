package org.trialbook.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.TrialbookException;
import org.trialbook.change.Change;

class OutboxTest {

  private static final Outlet FEED = new Outlet.AtomFeed(Path.of("feed.xml"));
  private static final Outlet SLACK = new Outlet.SlackWebhook(new Secret("env:SLACK"));

  @TempDir private Path folder;

  @Test
  void everyAlertIsThereOnceAndOutlivesAStop() {
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.add("Rivals", Alerts.statuses(3))).isEqualTo(3);
      assertThat(outbox.add("Rivals", Alerts.statuses(5))).isEqualTo(2);
      assertThat(outbox.seen()).isEmpty();
      outbox.seen("2026-11-27");
    }
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.alerts()).isEqualTo(Alerts.alerts(Alerts.statuses(5)));
      assertThat(outbox.add("Rivals", Alerts.statuses(5))).isZero();
      assertThat(outbox.seen()).hasValue("2026-11-27");
    }
  }

  @Test
  void whatDidNotArriveGoesAgainAsTheSameBatch() {
    Batch first;
    try (Outbox outbox = Outbox.open(folder)) {
      outbox.add("Rivals", Alerts.statuses(60));
      first = outbox.next(SLACK).orElseThrow();
      assertThat(first.alerts()).hasSize(45);
      outbox.add("Rivals", Alerts.statuses(70));
      assertThat(outbox.next(SLACK)).hasValue(first);
    }
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.next(SLACK)).hasValue(first);
      outbox.arrived(first);
      Batch second = outbox.next(SLACK).orElseThrow();
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(second.alerts()).hasSize(25).doesNotContainAnyElementsOf(first.alerts());
      assertThat(outbox.next(FEED).orElseThrow().alerts()).hasSize(70);
      outbox.retry(SLACK.name(), new OutboxState.Retry(2, Instant.EPOCH, Instant.EPOCH));
    }
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.retry(SLACK.name()))
          .hasValue(new OutboxState.Retry(2, Instant.EPOCH, Instant.EPOCH));
      outbox.arrived(outbox.next(SLACK).orElseThrow());
      assertThat(outbox.retry(SLACK.name())).isEmpty();
      assertThat(outbox.next(SLACK)).isEmpty();
    }
  }

  @Test
  void aLineThatWasCutOffIsNotThere() throws IOException {
    Path lines = folder.resolve("alerts.ndjson");
    try (Outbox outbox = Outbox.open(folder)) {
      outbox.add("Rivals", Alerts.statuses(2));
    }
    long whole = Files.size(lines);
    Files.writeString(lines, "{\"key\": \"\u00e9", StandardOpenOption.APPEND);
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(Files.size(lines)).isEqualTo(whole);
      assertThat(outbox.alerts()).hasSize(2);
      assertThat(outbox.add("Rivals", Alerts.statuses(3))).isEqualTo(1);
    }
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.alerts()).isEqualTo(Alerts.alerts(Alerts.statuses(3)));
    }
  }

  @Test
  void oneProcessAtATime() {
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.alerts()).isEmpty();
      assertThatThrownBy(() -> Outbox.open(folder))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("Another process");
    }
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.next(FEED)).isEqualTo(Optional.empty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesComeBackAsTheyWere(TestStudies studies) {
    List<Change> changes = Alerts.of(studies);
    try (Outbox outbox = Outbox.open(folder)) {
      outbox.add("Rivals", changes);
      outbox.add("Rivals", List.of(Alerts.hostile()));
    }
    try (Outbox outbox = Outbox.open(folder)) {
      assertThat(outbox.alerts()).hasSize(changes.size() + 1);
      assertThat(outbox.alerts().stream().map(Alert::change))
          .startsWith(changes.toArray(Change[]::new))
          .endsWith(Alerts.hostile());
    }
  }

  @Test
  void twoListsTellOfTheSameChangeUnderTwoKeys() {
    try (Outbox one = Outbox.open(folder.resolve("a"));
        Outbox other = Outbox.open(folder.resolve("b"))) {
      one.add("Rivals", Alerts.statuses(2));
      other.add("Our own", Alerts.statuses(2));
      assertThat(one.next(SLACK).orElseThrow().id())
          .isNotEqualTo(other.next(SLACK).orElseThrow().id());
      assertThat(one.alerts()).doesNotContainAnyElementsOf(other.alerts());
      assertThat(one.alerts().stream().map(Alert::change).toList())
          .isEqualTo(other.alerts().stream().map(Alert::change).toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          alerts.ndjson  ~ {"key": "a"}        ~ Line 1 of
          alerts.ndjson  ~ no JSON             ~ Line 1 of
          batches.ndjson ~ {"batch":"b","outlet":"slack","keys":["unknown"]} ~ Line 1 of
          state.json     ~ ``                  ~ is damaged
          state.json     ~ {"seen": "a         ~ is damaged
          state.json     ~ []                  ~ is damaged
          """)
  void whatIsDamagedIsSaidAndLeavesNoLock(String name, String content, String message)
      throws IOException {
    Files.writeString(folder.resolve(name), content + "\n");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Outbox.open(folder))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining(message)
          .hasMessageContaining(name);
    }
    Files.delete(folder.resolve(name));
    Outbox.open(folder).close();
  }

  @Test
  void whatCannotBeKeptIsNotThereEither() throws IOException {
    Path lines = folder.resolve("alerts.ndjson");
    try (Outbox outbox = Outbox.open(folder)) {
      Files.createDirectory(lines);
      assertThatThrownBy(() -> outbox.add("Rivals", Alerts.statuses(2)))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("space on the disk");
      assertThat(outbox.alerts()).isEmpty();
      Files.delete(lines);
      assertThat(outbox.add("Rivals", Alerts.statuses(2))).isEqualTo(2);
    }
  }

  private static List<Change> ofTwoDays() {
    List<Change> changes = new ArrayList<>();
    for (Change change : Alerts.statuses(60)) {
      changes.add(
          new Change(
              change.nctId(),
              change.kind(),
              change.field(),
              change.item(),
              change.before(),
              change.after(),
              change.days(),
              changes.size() < 50 ? LocalDate.of(2020, 1, 1) : change.when(),
              change.title()));
    }
    return changes;
  }

  @Test
  void whatIsOldAndHasArrivedIsLetGoAndDoesNotComeAgain() throws IOException {
    List<Outlet> outlets = List.of(SLACK, FEED);
    List<Change> changes = ofTwoDays();
    Batch onItsWay;
    try (Outbox outbox = Outbox.open(folder)) {
      outbox.add("Rivals", changes);
      outbox.arrived(outbox.next(SLACK).orElseThrow());
      outbox.prune(outlets, Alerts.DAY);
      assertThat(outbox.alerts()).as("the feed has had nothing").hasSize(60);
      outbox.arrived(outbox.next(FEED).orElseThrow());
      onItsWay = outbox.next(SLACK).orElseThrow();
      // As where a stop comes before the last step.
      Files.copy(folder.resolve("batches.ndjson"), folder.resolve("before"));
      outbox.prune(outlets, Alerts.DAY);
      assertThat(outbox.alerts()).hasSize(15).startsWith(onItsWay.alerts().get(0));
      assertThat(outbox.waiting(SLACK)).isEqualTo(15);
      assertThat(outbox.waiting(FEED)).isZero();
    }
    Path after = Files.copy(folder.resolve("batches.ndjson"), folder.resolve("after"));
    for (Path batches : List.of(folder.resolve("before"), after)) {
      Files.copy(batches, folder.resolve("batches.ndjson"), StandardCopyOption.REPLACE_EXISTING);
      try (Outbox outbox = Outbox.open(folder)) {
        assertThat(outbox.alerts()).hasSize(15);
        assertThat(outbox.add("Rivals", changes)).isZero();
        assertThat(outbox.next(SLACK)).hasValue(onItsWay);
        assertThat(outbox.next(FEED)).isEmpty();
        assertThat(outbox.waiting(SLACK)).isEqualTo(15);
      }
    }
    assertThat(Files.readString(folder.resolve("alerts.ndjson")).lines()).hasSize(15);
    assertThat(Files.readString(folder.resolve("former.txt")).lines()).hasSize(45);
    try (Outbox outbox = Outbox.open(folder)) {
      outbox.arrived(outbox.next(SLACK).orElseThrow());
      outbox.prune(outlets, Alerts.DAY);
      assertThat(outbox.alerts()).hasSize(10);
      assertThat(outbox.next(SLACK)).isEmpty();
    }
  }
}
