package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.LAST_UPDATE_POST_DATE;
import static org.trialbook.flatten.Relations.LOCATIONS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.mirror.Mirror;
import org.trialbook.progress.Progress;
import org.trialbook.progress.ProgressReport;
import org.trialbook.query.Sort;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;

/** A search asks a snapshot in process and finds what a mirror over the same studies finds. */
class SnapshotSearchTest {

  private static final int STUDIES = 300;

  @TempDir private Path folder;
  private Snapshot snapshot;
  private Mirror mirror;
  private Registry served;

  @BeforeEach
  void make() throws IOException {
    Path file = folder.resolve("studies.ndjson");
    Sample.write(file, STUDIES);
    snapshot =
        Snapshots.in(folder.resolve("snapshots"))
            .create("day", List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
    mirror = Mirror.serve(Sample.studies(STUDIES), Sample.DATA_TIMESTAMP, 0);
    served = Registry.at(mirror.url().toString());
  }

  @AfterEach
  void close() {
    mirror.close();
  }

  @Test
  void makingTheIndexShowsHowItGetsOn() throws IOException {
    Path file = folder.resolve("more.ndjson");
    Sample.write(file, 1_100);
    Snapshot more =
        Snapshots.in(folder.resolve("snapshots"))
            .create("more", List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
    List<ProgressReport> reports = Collections.synchronizedList(new ArrayList<>());
    Trialbook.showProgress(reports::add);
    try {
      assertThat(Trialbook.search().on(more).count()).isEqualTo(1_100);
      assertThat(reports.stream().filter(report -> !report.ended()).map(ProgressReport::studies))
          .contains(500L, 1_000L);
      reports.clear();
      assertThat(Trialbook.search().on(more).count()).isEqualTo(1_100);
      assertThat(reports).noneMatch(report -> report.studies() == 500);
    } finally {
      Trialbook.showProgress(Progress.UNHEARD);
    }
  }

  @Test
  void findsWhatTheMirrorFindsInTheSameOrder() {
    List<Search> searches =
        List.of(
            Trialbook.search(),
            Trialbook.search().condition("diabetes"),
            Trialbook.search().raw("AREA[Phase]PHASE3 OR cancer"),
            Trialbook.search().updatedSince("2025-01-01"),
            Trialbook.search().status("RECRUITING").sort(Sort.descending(LAST_UPDATE_POST_DATE)));
    for (Search search : searches) {
      Search local = search.on(snapshot);
      assertThat(local.count()).as(search.toString()).isEqualTo(search.on(served).count());
      assertThat(ids(local)).as(search.toString()).isEqualTo(ids(search.on(served)));
    }
    assertThat(snapshot.path().resolve("search-3")).isDirectory();
  }

  private static List<String> ids(Search search) {
    return search.select("nctId").frame().stringColumn("nctId").asList();
  }

  @Test
  void rowsAreTheSameAndSayWhereTheyComeFrom() {
    Search search = Trialbook.search().condition("diabetes");
    var local = search.on(snapshot).flatten(LOCATIONS).frame();
    var remote = search.on(served).flatten(LOCATIONS).frame();
    assertThat(local.write().toString("csv")).isEqualTo(remote.write().toString("csv"));
    assertThat(local.provenance().dataTimestamp()).hasValue(Sample.DATA_TIMESTAMP);
    assertThat(local.provenance().notes())
        .anyMatch(note -> note.startsWith("Asked of the snapshot day"))
        .anyMatch(note -> note.startsWith("Which studies match is approximate"));
    assertThat(
            Trialbook.search().on(snapshot).updatedSince("2025-01-01").frame().provenance().notes())
        .noneMatch(note -> note.startsWith("Which studies"));
  }

  @Test
  void oneStudyAndComplaintsAreThoseOfARegistry() {
    String nctId = snapshot.nctIds().get(7);
    Registry local = Trialbook.search().on(snapshot).registry().orElseThrow();
    assertThat(new String(local.study(nctId), StandardCharsets.UTF_8))
        .isEqualTo(new String(served.study(nctId), StandardCharsets.UTF_8));
    assertThatThrownBy(() -> local.study("NCT00000001"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("not found");
  }

  /** An index that was made from an earlier one finds what a new one finds. */
  @Test
  void anIndexGrowsFromTheOneBefore() throws IOException {
    ids(Trialbook.search().on(snapshot));
    Path file = folder.resolve("later.ndjson");
    Sample.write(file, STUDIES + 20);
    List<String> lines = Files.readAllLines(file);
    lines.set(3, lines.get(3).replaceFirst("\"briefTitle\":\"", "\"briefTitle\":\"Zyxwv "));
    lines.remove(11);
    Files.write(file, lines);
    Snapshot later =
        Snapshots.in(folder.resolve("snapshots"))
            .create("later", List.of(file), Optional.of(Sample.DATA_TIMESTAMP.plusDays(1)));
    assertThat(ids(Trialbook.search().on(later))).hasSize(STUDIES + 19).isEqualTo(later.nctIds());
    assertThat(ids(Trialbook.search().raw("zyxwv").on(later))).hasSize(1);
    assertThat(ids(Trialbook.search().raw("zyxwv").on(snapshot))).isEmpty();
    assertThat(ids(Trialbook.search().on(snapshot))).hasSize(STUDIES);
  }
}
