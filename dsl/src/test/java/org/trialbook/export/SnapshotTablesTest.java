package org.trialbook.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Pin;
import org.trialbook.Search;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.cli.Commands;
import org.trialbook.flatten.Derivation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.DerivedFiles;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.snapshot.Verification;
import org.trialbook.store.Sql;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class SnapshotTablesTest {

  private static final int STUDIES = 120;

  @TempDir private Path folder;
  private Snapshot snapshot;

  @BeforeEach
  void makeSnapshot() throws IOException {
    Path file = folder.resolve("studies.ndjson");
    Sample.write(file, STUDIES);
    snapshot =
        Snapshots.in(folder.resolve("snapshots"))
            .create("today", List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
  }

  @Test
  void relationsAreTablesAndAreMadeOnce() throws IOException {
    Table counted =
        Trialbook.sql(
            snapshot, "select overallStatus, count(*) as n from studies group by all order by all");
    Map<String, Integer> expected = new TreeMap<>();
    Frame studies = Trialbook.read(snapshot).frame();
    studies.stringColumn("overallStatus").forEach(each -> expected.merge(each, 1, Integer::sum));
    Map<String, Integer> found = new TreeMap<>();
    for (Row row : counted) {
      found.put(row.getString("overallStatus"), (int) row.getLong("n"));
    }
    assertThat(found).isEqualTo(expected);

    Path made = made(snapshot);
    assertThat(made.resolve("studies/overallStatus=COMPLETED")).isDirectory();
    assertThat(made.resolve("locations")).doesNotExist();
    var before = Files.getLastModifiedTime(made.resolve("studies"));
    Table sites =
        Trialbook.sql(
            snapshot,
            "select count(*) as n from locations join studies using (nctId)"
                + " where studies.overallStatus = $status",
            Map.of("status", "RECRUITING"));
    Frame locations = Trialbook.read(snapshot).flatten(Relations.LOCATIONS).frame();
    List<String> recruiting =
        studies
            .where(studies.stringColumn("overallStatus").isEqualTo("RECRUITING"))
            .stringColumn("nctId")
            .asList();
    assertThat(sites.row(0).getLong("n"))
        .isEqualTo(
            locations.stringColumn("nctId").asList().stream().filter(recruiting::contains).count())
        .isPositive();
    assertThat(Files.getLastModifiedTime(made.resolve("studies"))).isEqualTo(before);
    assertThat(snapshot.verify().isWhole()).isTrue();
  }

  private static Path made(Snapshot snapshot) {
    return DerivedFiles.relations(snapshot.path(), Derivation.of(Relations.ALL)).folder();
  }

  @Test
  void aTableThatIsDamagedOrCutIsFoundDroppedAndMadeAnew() throws IOException {
    String text = "select count(*) as n, min(nctId) as first from studies";
    Table before = Trialbook.sql(snapshot, text);
    for (int way = 0; way < 4; way++) {
      Path file;
      try (var files = Files.walk(made(snapshot).resolve("studies"))) {
        file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(file);
      switch (way) {
        case 0 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        case 1 -> {
          bytes[bytes.length / 3] ^= 1;
          Files.write(file, bytes);
        }
        case 2 -> Files.delete(file);
        default -> Files.copy(file, file.resolveSibling("data_9.parquet"));
      }
      assertThat(snapshot.verify().problems())
          .singleElement()
          .asString()
          .contains("studies", way == 2 ? "is missing" : "is not as it was written");
      Verification mended = snapshot.mend();
      assertThat(mended.isWhole()).isTrue();
      assertThat(mended.studies()).isEqualTo(STUDIES);
      assertThat(Trialbook.sql(snapshot, text).print()).isEqualTo(before.print());
      assertThat(snapshot.verify().isWhole()).isTrue();
    }
  }

  @Test
  void whatWasDerivedInAnotherWayIsNotServed() throws IOException {
    String text = "select count(*) as n from studies";
    Trialbook.sql(snapshot, text);
    Path now = made(snapshot);
    Path other = now.resolveSibling("0123456789abcdef");
    Files.move(now, other);
    Files.delete(other.resolve("studies.sha256"));
    assertThat(Trialbook.sql(snapshot, text).row(0).getLong("n")).isEqualTo(STUDIES);
    assertThat(now.resolve("studies")).isDirectory();
    assertThat(other).doesNotExist();
    // What a killed process left has no list beside it, and is made anew.
    Files.delete(now.resolve("studies.sha256"));
    try (var files = Files.walk(now.resolve("studies"))) {
      Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    assertThat(Trialbook.sql(snapshot, text).row(0).getLong("n")).isEqualTo(STUDIES);
  }

  @Test
  void aRelationWithoutRowsHasItsColumns() throws IOException {
    Path file = folder.resolve("one.ndjson");
    Files.writeString(
        file,
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"},"
            + "\"statusModule\":{\"overallStatus\":\"COMPLETED\"}}}\n");
    Snapshot one =
        Snapshots.in(folder.resolve("snapshots"))
            .create("one", List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
    String text = "select nctId, locationCity from locations join studies using (nctId)";
    for (int again = 0; again < 2; again++) {
      Table none = Trialbook.sql(one, text);
      assertThat(none.rowCount()).isZero();
      assertThat(none.columnNames()).containsExactly("nctId", "locationCity");
    }
  }

  @Test
  void twoSnapshotsStandInTwoSchemas() {
    Sql sql = Sql.of("select count(*) as n from old.studies join \"new\".studies using (nctId)");
    Sql both = SnapshotTables.of(snapshot).in(SnapshotTables.of(snapshot).in(sql, "old"), "new");
    assertThat(both.table().row(0).getLong("n")).isEqualTo(STUDIES);
    assertThatThrownBy(() -> Trialbook.sql(snapshot, "from studys"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("There is no table studys");
  }

  @Test
  void theCommandAsksSnapshotsFilesAndFolders() throws IOException {
    Path tables = folder.resolve("tables");
    Trialbook.read(snapshot).flatten(Relations.STUDIES, Relations.LOCATIONS).toParquet(tables);
    Path database = folder.resolve("all.duckdb");
    Trialbook.read(snapshot).flatten(Relations.STUDIES, Relations.LOCATIONS).toDuckDb(database);
    String sites = "select count(*) as n from locations";
    String all = run("today", sites, "--in", folder.resolve("snapshots").toString());
    assertThat(all).matches("n\\R[0-9]{2,}\\R");
    assertThat(run(snapshot.path().toString(), sites)).isEqualTo(all);
    assertThat(run(tables.toString(), sites)).isEqualTo(all);
    assertThat(run(tables.resolve("locations.parquet").toString(), sites)).isEqualTo(all);
    assertThat(run(database.toString(), sites)).isEqualTo(all);
    Path out = folder.resolve("n.csv");
    assertThat(run(database.toString(), sites, "--out", out.toString())).isEmpty();
    assertThat(out).hasContent(all);
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Commands.run(out, err, concat("sql", arguments));
    assertThat(code).as(err.toString()).isZero();
    return out.toString();
  }

  private static String[] concat(String first, String... others) {
    String[] all = new String[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }

  @Test
  void aPinTakesMembershipFromOnePlaceAndDataFromAnother() throws IOException {
    Search search = Trialbook.search().condition("heart failure").on(snapshot);
    Pin pin = search.pin();
    List<String> expected = search.frame().stringColumn("nctId").asList();
    assertThat(pin.nctIds()).isEqualTo(expected).isNotEmpty();
    Path kept = folder.resolve("pin.json");
    pin.write(kept);
    assertThat(Pin.read(kept)).isEqualTo(pin);

    Path file = folder.resolve("fewer.ndjson");
    Sample.write(file, STUDIES / 2);
    Snapshot fewer =
        Snapshots.in(folder.resolve("snapshots"))
            .create("fewer", List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
    Frame frame = pin.on(fewer).frame();
    assertThat(frame.stringColumn("nctId").asList())
        .isEqualTo(expected.stream().filter(fewer::has).sorted().toList());
    assertThat(frame.provenance().notes())
        .anyMatch(note -> note.startsWith("Membership is the registry's: " + expected.size()))
        .anyMatch(note -> note.contains("are not in the snapshot fewer"));
    assertThat(frame.provenance().question()).isEqualTo(pin.question());
    assertThat(pin.on(fewer).select("nctId").limit(1).frame().rowCount()).isEqualTo(1);

    Files.writeString(kept, "{}");
    assertThatThrownBy(() -> Pin.read(kept))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("keeps no pin");
    assertThatThrownBy(() -> Pin.read(folder.resolve("none")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("There is no file");
  }
}
