package org.trialbook.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.alert.Delivery;
import org.trialbook.alert.Outbox;
import org.trialbook.alert.WatchList;
import org.trialbook.cli.Commands;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshots;

class SnapshotWatchTest {

  private static final LocalDateTime DAY = Sample.DATA_TIMESTAMP;

  /** Soon after the changes: alerts are let go when they are old. */
  private static final Clock CLOCK =
      Clock.fixed(DAY.plusDays(2).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  @TempDir private Path folder;

  private Snapshots snapshots() {
    return Snapshots.in(folder.resolve("snapshots"));
  }

  private void snapshot(String name, List<byte[]> studies, LocalDateTime day) throws IOException {
    Path file = Corpus.file(folder, name + ".ndjson", studies);
    snapshots().create(name, List.of(file), Optional.of(day));
  }

  private Path list(String search) throws IOException {
    Path file = folder.resolve("rivals.json");
    return Files.writeString(
        file,
        "{\"name\": \"Rivals\", \"search\": %s, \"outlets\": [{\"dashboard\": \"page.html\"}]}"
            .formatted(search));
  }

  private SnapshotWatch watching(Path list) {
    Delivery delivery = new Delivery(CLOCK, new Random(1), pause -> {}, name -> null);
    return new SnapshotWatch(WatchList.read(list), snapshots(), delivery);
  }

  /** The studies of the first day, where those that recruit and are named end. */
  private static List<byte[]> ended(List<byte[]> studies, int most) {
    List<byte[]> changed = new ArrayList<>();
    int left = most;
    for (byte[] study : studies) {
      String json = new String(study, java.nio.charset.StandardCharsets.UTF_8);
      boolean ends = left > 0 && json.contains("\"overallStatus\":\"RECRUITING\"");
      left -= ends ? 1 : 0;
      changed.add(
          ends
              ? Corpus.updated(
                  json.replace(
                          "\"overallStatus\":\"RECRUITING\"", "\"overallStatus\":\"COMPLETED\"")
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  "Ended")
              : study);
    }
    return changed;
  }

  @Test
  void tellsOnceWhatChangedEvenWhereTheStudyLeavesTheSearchByIt() throws IOException {
    List<byte[]> studies = Corpus.before(120);
    snapshot("a", studies, DAY);
    Path list = list("{\"filter.overallStatus\": \"RECRUITING\"}");
    SnapshotWatch.Look first = watching(list).look();
    assertThat(first.found()).isZero();
    assertThat(first.from()).isEmpty();
    assertThat(watching(list).look().from()).hasValue("a");

    snapshot("b", ended(studies, 5), DAY.plusDays(1));
    SnapshotWatch.Look second = watching(list).look();
    assertThat(second.from()).hasValue("a");
    assertThat(second.to()).isEqualTo("b");
    assertThat(second.notes()).isEmpty();
    // Of each the status and the title.
    assertThat(second.found()).isEqualTo(10);
    assertThat(Files.readString(folder.resolve("page.html")))
        .contains("RECRUITING")
        .contains("Overall status: RECRUITING \u2192 COMPLETED");
    SnapshotWatch.Look third = watching(list).look();
    assertThat(third.found()).isZero();
    try (Outbox outbox = Outbox.open(folder.resolve("rivals.outbox"))) {
      assertThat(outbox.alerts()).hasSize(10);
    }
  }

  @Test
  void aSnapshotThatIsGoneIsSaid() throws IOException {
    snapshot("a", Corpus.before(30), DAY);
    Path list = list("\"https://clinicaltrials.gov/search?cond=heart\"");
    watching(list).look();
    snapshot("b", Corpus.after(30, 5, 1), DAY.plusDays(1));
    snapshots().remove("a");
    assertThat(watching(list).look().notes())
        .containsExactly(
            "The snapshot a of the last look is gone: what changed up to b was not seen.");
    assertThatThrownBy(
            () ->
                new SnapshotWatch(
                        WatchList.read(list),
                        Snapshots.in(folder.resolve("none")),
                        new Delivery(CLOCK, new Random(1), pause -> {}, name -> null))
                    .look())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("trialbook snapshot create");
  }

  @Test
  void theCommandLooksOnceAndSaysWhatFailed() throws IOException {
    List<byte[]> studies = Corpus.before(60);
    snapshot("a", studies, DAY);
    Path list = list("{\"filter.overallStatus\": \"RECRUITING\"}");
    StringWriter err = new StringWriter();
    String in = folder.resolve("snapshots").toString();
    assertThat(run(err, "watch", list.toString(), "--in", in)).as(err.toString()).isZero();
    assertThat(err.toString()).contains("a: 0 changes, first look");
    snapshot("b", ended(studies, 2), DAY.plusDays(1));
    assertThat(run(err, "watch", list.toString(), "--in", in)).as(err.toString()).isZero();
    assertThat(err.toString()).contains("b: 4 changes, since a").contains("4 to dashboard");
    assertThat(run(err, "watch", list.toString(), "--every", "soon", "--in", in)).isEqualTo(2);
    assertThat(err.toString()).contains("30m, 6h or 1d");

    Files.writeString(
        list,
        Files.readString(list)
            .replace("{\"dashboard\"", "{\"slack\": \"env:NO_HOOK\"}, {\"dashboard\""));
    assertThat(run(err, "watch", list.toString(), "--in", in)).isEqualTo(1);
    assertThat(err.toString()).contains("The environment has no NO_HOOK").contains("4 alerts wait");
  }

  /** Two days of a registry that is away in between, and an outlet that is away at first. */
  @Test
  void whatFailsInBetweenLosesAndDoublesNothing() throws IOException {
    Registry usual = Trialbook.registry();
    List<byte[]> studies = Corpus.before(60);
    Path list = list("{\"filter.overallStatus\": \"RECRUITING\"}");
    String whole = Files.readString(list);
    String[] watch = {
      "watch", list.toString(), "--update", "--in", folder.resolve("snapshots").toString()
    };
    try {
      int port;
      try (Mirror mirror = Mirror.serve(studies, DAY, 0)) {
        port = mirror.url().getPort();
        Trialbook.use(Registry.at(mirror.url().toString()).attempts(1));
        snapshots().create(Trialbook.registry());
        StringWriter err = new StringWriter();
        assertThat(run(err, watch)).as(err.toString()).isZero();
      }
      StringWriter away = new StringWriter();
      assertThat(run(away, watch)).as(away.toString()).isEqualTo(1);
      assertThat(away.toString()).contains("2026-11-20: 0 changes, since 2026-11-20");
      try (Mirror mirror = Mirror.serve(ended(studies, 3), DAY.plusDays(1), port)) {
        assertThat(mirror.url().getPort()).isEqualTo(port);
        Files.writeString(
            list, whole.replace("{\"dashboard\"", "{\"slack\": \"env:NO_HOOK\"}, {\"dashboard\""));
        StringWriter err = new StringWriter();
        assertThat(run(err, watch)).as(err.toString()).isEqualTo(1);
        assertThat(err.toString())
            .contains("2026-11-21: 6 changes, since 2026-11-20", "6 to dashboard", "6 alerts wait");
      }
      // Neither is there: what waits is said again, and what has gone does not go again.
      StringWriter both = new StringWriter();
      assertThat(run(both, watch)).isEqualTo(1);
      assertThat(both.toString())
          .contains("2026-11-21: 0 changes", "0 to dashboard", "6 alerts wait");
      try (Outbox outbox = Outbox.open(folder.resolve("rivals.outbox"))) {
        assertThat(outbox.alerts()).hasSize(6);
      }
    } finally {
      Trialbook.use(usual);
    }
  }

  private static int run(StringWriter err, String... arguments) {
    return Commands.run(new StringWriter(), err, arguments);
  }
}
