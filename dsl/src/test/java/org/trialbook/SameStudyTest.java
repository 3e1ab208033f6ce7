package org.trialbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.SameStudies.NOTE;
import static org.trialbook.SameStudies.study;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.cli.Commands;
import org.trialbook.file.Folders;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Export;
import org.trialbook.frame.Frame;
import org.trialbook.mirror.Mirror;
import org.trialbook.query.NctId;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.store.Sql;
import tech.tablesaw.api.Table;

/**
 * A study that comes more than once is one study in every place, in its newest version: by the day
 * of its last update post, then by {@code versionHolder}, then by what comes last.
 */
class SameStudyTest {

  private static final Relation TITLES = Relations.STUDIES.select("nctId", "briefTitle");
  private static final Map<String, String> NEWEST =
      Map.of("NCT00000001", "newest", "NCT00000002", "newest");

  @TempDir private Path folder;

  private static Map<String, String> titles(Table table) {
    Map<String, String> titles = new TreeMap<>();
    table.forEach(
        row ->
            assertThat(
                    titles.put(
                        NctId.normalized(row.getString("nctId")), row.getString("briefTitle")))
                .as("each study once")
                .isNull());
    return titles;
  }

  private static Snapshot snapshot(Path folder, Path file) {
    return Snapshots.in(folder.resolve("snapshots"))
        .create("s" + System.nanoTime(), List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
  }

  private static Map<String, String> served(Mirror mirror) {
    return titles(
        Trialbook.search()
            .on(Registry.at(mirror.url().toString()))
            .select("nctId", "briefTitle")
            .frame());
  }

  private static List<byte[]> bytes(List<String> studies) {
    return studies.stream().map(study -> study.getBytes(UTF_8)).toList();
  }

  @Test
  void everyPlaceGivesTheSameStudiesAndTheSameNote() throws IOException {
    Path file = SameStudies.file(folder, "twice.ndjson", SameStudies.twice());
    Frame frame = Trialbook.read(file).frame();
    assertThat(titles(frame)).isEqualTo(NEWEST);
    assertThat(frame.provenance().notes()).contains(NOTE);
    assertThat(frame.accounting().counts().studies()).isEqualTo(2);
    assertThat(frame.accounting().counts().doubles()).isEqualTo(2);
    Rows rows = Trialbook.read(file).flatten(TITLES);
    for (String name : List.of("t.csv", "t.parquet", "t.duckdb", "t.arrow")) {
      Path target = folder.resolve(name);
      Export export =
          switch (name) {
            case "t.csv" -> rows.toCsv(target);
            case "t.parquet" -> rows.toParquet(target);
            case "t.duckdb" -> rows.toDuckDb(target);
            default -> rows.toArrow(target);
          };
      assertThat(export.rows()).as(name).isEqualTo(2);
      assertThat(export.accounting()).isEqualTo(frame.accounting());
      assertThat(export.files().get(0).provenance().notes()).contains(NOTE);
    }
    for (String name : List.of("t.csv", "t.parquet")) {
      assertThat(titles(Sql.of("from t").with("t", folder.resolve(name)).table()))
          .isEqualTo(NEWEST);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Commands.run(
        out, err, "sql", folder.resolve("t.duckdb").toString(), "from studies order by nctId");
    assertThat(out.toString().replace("\r", ""))
        .isEqualTo("nctId,briefTitle\nNCT00000001,newest\nNCT00000002,newest\n");

    Snapshot snapshot = snapshot(folder, file);
    assertThat(titles(Trialbook.read(snapshot).frame())).isEqualTo(NEWEST);
    assertThat(snapshot.notes()).contains(NOTE);
    assertThat(snapshot.counts()).isEqualTo(frame.accounting().counts());
    assertThat(Trialbook.read(snapshot).frame().provenance().notes()).contains(NOTE);
    assertThat(titles(Trialbook.sql(snapshot, "from studies"))).isEqualTo(NEWEST);
    assertThat(titles(Trialbook.search().on(snapshot).frame())).isEqualTo(NEWEST);
    try (Mirror mirror = Mirror.serve(snapshot, 0)) {
      assertThat(served(mirror)).isEqualTo(NEWEST);
      assertThat(mirror.notes()).contains(NOTE);
    }
    try (Mirror mirror = Mirror.serve(bytes(SameStudies.twice()), Sample.DATA_TIMESTAMP, 0)) {
      assertThat(served(mirror)).isEqualTo(NEWEST);
      assertThat(mirror.notes()).contains(NOTE);
      assertThat(mirror.doubles()).isEqualTo(2);
    }
    var finding = Trialbook.read(file).analysis().everyStudyType().statusMix();
    assertThat(finding.studies()).isEqualTo(2);
    assertThat(finding.notes()).contains(NOTE);
    assertThat(finding.toString()).contains(NOTE);
  }

  @Test
  void theCommandsSayItToo() throws IOException {
    Path file = SameStudies.file(folder, "twice.ndjson", SameStudies.twice());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String target = folder.resolve("out").toString();
    Commands.run(out, err, "flatten", file.toString(), "--format", "csv", "--out", target);
    assertThat(err.toString()).contains(NOTE);
    assertThat(Files.readAllLines(folder.resolve("out/studies.csv"))).hasSize(3);
    Commands.run(
        out, err, "flatten", file.toString(), "--format", "csv", "--out", target, "--all-versions");
    assertThat(Files.readAllLines(folder.resolve("out/studies.csv"))).hasSize(5);
    StringWriter told = new StringWriter();
    String in = folder.resolve("snapshots").toString();
    Commands.run(out, told, "snapshot", "--in", in, "create", "--name", "a", file.toString());
    assertThat(told.toString()).contains(NOTE);
  }

  @Test
  void allVersionsAreKeptOnRequest() throws IOException {
    Path file = SameStudies.file(folder, "twice.ndjson", SameStudies.twice());
    Studies all = Trialbook.read(file).allVersions();
    assertThat(all.frame().rowCount()).isEqualTo(4);
    assertThat(all.frame().provenance().notes()).isEmpty();
    assertThat(all).isNotEqualTo(Trialbook.read(file)).isEqualTo(all.allVersions());
  }

  @Test
  void everyContainerGivesTheSame() throws IOException {
    List<String> studies = SameStudies.twice();
    Path file = SameStudies.file(folder, "twice.ndjson", studies);
    Path one = SameStudies.file(folder, "one.ndjson", studies.subList(0, 2));
    Path two = SameStudies.file(folder, "two.ndjson", studies.subList(2, 4));
    Path gzip = folder.resolve("twice.ndjson.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      Files.copy(file, packed);
    }
    Path zstd = Files.write(folder.resolve("twice.zst"), Zstd.compress(Files.readAllBytes(file)));
    Path page =
        Files.writeString(
            folder.resolve("page.json"), "{\"studies\":[" + String.join(",\n", studies) + "]}");
    Path array =
        Files.writeString(folder.resolve("array.json"), "[" + String.join(",", studies) + "]");
    Path files = Files.createDirectory(folder.resolve("files"));
    Path zip = folder.resolve("twice.zip");
    try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < studies.size(); i++) {
        Files.writeString(files.resolve(i + ".json"), studies.get(i));
        packed.putNextEntry(new ZipEntry(i + ".json"));
        packed.write(studies.get(i).getBytes(UTF_8));
      }
    }
    List<List<Path>> inputs =
        List.of(
            List.of(file),
            List.of(one, two),
            List.of(gzip),
            List.of(zstd),
            List.of(page),
            List.of(array),
            List.of(files),
            List.of(zip));
    for (List<Path> input : inputs) {
      Frame frame = Trialbook.read(input.toArray(Path[]::new)).flatten(TITLES).frame();
      assertThat(titles(frame)).as(input.toString()).isEqualTo(NEWEST);
      assertThat(frame.provenance().notes()).contains(NOTE);
    }
    // The same file twice: the same name and the same places in it.
    Frame frame = Trialbook.read(file, file).flatten(TITLES).frame();
    assertThat(titles(frame)).isEqualTo(NEWEST);
    assertThat(frame.accounting().counts().doubles()).isEqualTo(6);
  }

  @Test
  void aLimitIsOfWhatIsReadAndTheRuleOfThat() throws IOException {
    Path file = SameStudies.file(folder, "twice.ndjson", SameStudies.twice());
    assertThat(titles(Trialbook.read(file).flatten(TITLES).limit(3).frame()))
        .isEqualTo(Map.of("NCT00000001", "newest", "NCT00000002", "older"));
    assertThat(Trialbook.read(file).flatten(TITLES).limit(1).frame().provenance().notes())
        .isEmpty();
  }

  @Test
  void whatCannotBeReadTwiceIsRefusedOnlyWhereStudiesComeAgain() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    List<String> once = SameStudies.twice().subList(1, 3);
    writing(
        pipe,
        once,
        () -> assertThat(Trialbook.read(pipe).flatten(TITLES).frame().rowCount()).isEqualTo(2));
    Rows rows = Trialbook.read(pipe).flatten(TITLES);
    Path target = folder.resolve("t.csv");
    writing(
        pipe,
        SameStudies.twice(),
        () ->
            assertThatThrownBy(() -> rows.toCsv(target))
                .isInstanceOf(TrialbookException.class)
                .hasMessageContainingAll(pipe.toString(), "a second time", "allVersions()"));
    assertThat(target).doesNotExist();
    writing(
        pipe,
        SameStudies.twice(),
        () ->
            assertThat(Trialbook.read(pipe).allVersions().flatten(TITLES).frame().rowCount())
                .isEqualTo(4));
  }

  /** Reads while something writes into a pipe, as another process would. */
  private static void writing(Path pipe, List<String> lines, Runnable reader)
      throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                Files.write(pipe, lines);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    reader.run();
    thread.join();
  }

  // ---- any input, by the rule's own words -------------------------------------------------

  /** One record; a broken one has no number, so that it is no version of anything. */
  record Version(String nctId, String updated, String holder, boolean isBroken) {

    String text(int at) {
      String whole = study(nctId, "title " + at, updated, holder);
      return isBroken ? whole.substring(0, whole.length() - 3) : whole;
    }
  }

  @Provide
  Arbitrary<List<Version>> versions() {
    return Combinators.combine(
            Arbitraries.of("NCT00000001", "nct00000001", "NCT1", "NCT00000002", "Nct00000003"),
            Arbitraries.of("", "2025", "2025-03", "2025-03-01", "2026-01-01"),
            Arbitraries.of("", "2026-02-01", "2026-03-01"),
            Arbitraries.integers().between(0, 9).map(digit -> digit == 0))
        .as(Version::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static String day(String written) {
    return written.isEmpty() ? "" : (written + "-01-01").substring(0, 10);
  }

  /** The rule, by the words that state it. */
  private static Map<String, String> expected(List<Version> versions) {
    Map<String, String> expected = new TreeMap<>();
    Map<String, Version> newest = new TreeMap<>();
    Comparator<Version> newer =
        Comparator.comparing((Version version) -> day(version.updated()))
            .thenComparing(Version::holder);
    for (int at = 0; at < versions.size(); at++) {
      Version version = versions.get(at);
      String nctId = NctId.normalized(version.nctId());
      if (!version.isBroken()
          && (!newest.containsKey(nctId) || newer.compare(version, newest.get(nctId)) >= 0)) {
        newest.put(nctId, version);
        expected.put(nctId, "title " + at);
      }
    }
    return expected;
  }

  @Property(tries = 60)
  void theNewestVersionThatCanBeReadIsKept(@ForAll("versions") List<Version> versions)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (Version version : versions) {
      lines.add(version.text(lines.size()));
    }
    Map<String, String> expected = expected(versions);
    long broken = versions.stream().filter(Version::isBroken).count();
    if (expected.isEmpty()) {
      return;
    }
    Path place = Files.createTempDirectory("same");
    try {
      Path file = SameStudies.file(place, "versions.ndjson", lines);
      Frame frame = Trialbook.read(file).flatten(TITLES).frame();
      assertThat(titles(frame)).isEqualTo(expected);
      var counts = frame.accounting().counts();
      assertThat(counts.rejects()).isEqualTo(broken);
      assertThat(counts.studies() + counts.doubles() + counts.rejects()).isEqualTo(lines.size());
      Snapshot snapshot = snapshot(place, file);
      assertThat(titles(Trialbook.read(snapshot).flatten(TITLES).frame())).isEqualTo(expected);
      try (Mirror mirror = Mirror.serve(bytes(lines), Sample.DATA_TIMESTAMP, 0)) {
        assertThat(served(mirror)).isEqualTo(expected);
        List<String> notes = frame.provenance().notes();
        assertThat(snapshot.notes()).containsAll(said(notes));
        assertThat(snapshot.counts().doubles()).isEqualTo(counts.doubles());
        assertThat((long) mirror.doubles()).isEqualTo(counts.doubles());
        assertThat(mirror.notes()).isEqualTo(said(notes));
      }
    } finally {
      Folders.delete(place);
    }
  }

  private static List<String> said(List<String> notes) {
    return notes.stream().filter(note -> note.contains("more than once")).toList();
  }

  @Test
  void manyChunksKeepTheirOrder() throws IOException {
    List<byte[]> sample = Sample.studies(300);
    List<String> lines = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (byte[] study : sample) {
        lines.add(
            new String(study, UTF_8)
                .replaceFirst("\"briefTitle\":\"", "\"briefTitle\":\"" + round + " "));
      }
    }
    Path file = SameStudies.file(folder, "many.ndjson", lines);
    Table table = Trialbook.read(file).flatten(TITLES).frame();
    // All versions are equally new, so the last round is what is left, in its order.
    List<String> expected =
        Trialbook.read(file)
            .allVersions()
            .flatten(TITLES)
            .frame()
            .stringColumn("nctId")
            .asList()
            .subList(900, 1200);
    assertThat(table.stringColumn("nctId").asList()).isEqualTo(expected);
    assertThat(table.stringColumn("briefTitle").asList()).allMatch(title -> title.startsWith("3 "));
  }
}
