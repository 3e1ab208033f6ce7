package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.trialbook.Trialbook.read;
import static org.trialbook.Trialbook.search;
import static org.trialbook.field.Fields.INTERVENTION_NAME;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.frame.Frame;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/**
 * What people and machines get wrong: each has a clear message, and leaves nothing half-written.
 */
class BadInputIT {

  @TempDir private Path folder;

  @Test
  void anUnknownFieldIsAnsweredWithTheNearest() {
    says(
        () -> search().raw("AREA[OverallStatu]RECRUITING"),
        "OverallStatu",
        "Did you mean OverallStatus?");
  }

  @Test
  void anUnknownColumnIsAnsweredWithTheNearest() {
    says(
        () -> search().flatten(LOCATIONS).select("locationCty"),
        "LOCATIONS has no column locationCty",
        "locationCity");
  }

  @Test
  void aFieldOfAnotherGrainIsAnsweredWithTheRelation() {
    says(
        () -> search().flatten(LOCATIONS).select(NCT_ID, INTERVENTION_NAME),
        "InterventionName",
        "flatten(INTERVENTIONS)");
  }

  @Test
  void anUnknownStatusIsAnsweredWithTheNearest() {
    says(() -> search().status("RECRUTING"), "RECRUTING", "RECRUITING");
  }

  @Test
  void anEmptyQueryIsRefused() {
    says(() -> search().condition("  "), "condition");
    says(() -> search().raw(""), "");
    says(() -> search().flatten(List.of()), "flatten() needs a relation");
  }

  @Test
  void aDateThatIsNoneIsRefused() {
    says(() -> search().from(START_DATE, "2024-13"), "2024-13");
    says(() -> search().between(START_DATE, "yesterday", "2024"), "yesterday");
  }

  @Test
  void aRegistryThatRefusesIsQuoted() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      String refusal = "Invalid value in parameter `overallStatus`: `BADSTATUS`";
      for (int i = 0; i < 3; i++) {
        server.enqueue(
            new MockResponse.Builder()
                .code(400)
                .setHeader("Content-Type", "text/plain;charset=UTF-8")
                .body(refusal)
                .build());
      }
      Search search = search().on(Registry.at(server.url("/api/v2").toString()));
      says(search::count, refusal, "400");
      says(() -> search.flatten(STUDIES).toArrow(folder.resolve("x.arrow")), refusal);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRegistryThatIsNotThereIsNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + free + "/api/v2";
    Rows rows = search().on(Registry.at(url)).flatten(SPONSORS, LOCATIONS);
    says(() -> rows.toCsv(folder.resolve("tables")), url);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBrokenLineInACorpusIsLeftOutAndSaidSo() throws IOException {
    List<String> lines =
        Sample.studies(3).stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
    Path corpus = folder.resolve("corpus.ndjson");
    String broken = lines.get(1).substring(0, lines.get(1).length() / 2);
    Files.write(corpus, List.of(lines.get(0), broken, lines.get(2)));

    Frame frame = read(corpus).frame();

    assertThat(frame.rowCount()).isEqualTo(2);
    assertThat(frame.provenance().rejects()).isEqualTo(1);
    assertThat(frame.provenance().line())
        .contains("1 record could not be read", "NCT", "not read", "unfinished");
  }

  @Test
  void aFileThatIsNotThereOrNoStudiesIsNamed() throws IOException {
    Path missing = folder.resolve("missing.ndjson");
    says(() -> read(missing).frame(), "missing.ndjson");
    Path text = Files.writeString(folder.resolve("notes.txt"), "Dear diary,\n");
    says(() -> read(text).frame(), "notes.txt: it holds no studies");
  }

  /**
   * A disk of 64 KB, in a mount namespace of its own, so that it needs no rights and no cleanup.
   */
  @ParameterizedTest
  @ValueSource(strings = {"arrow", "parquet", "csv", "duckdb"})
  void noSpaceForTheExportLeavesNothingBehind(String format)
      throws IOException, InterruptedException {
    assumeThat(run("unshare", "-rm", "true").code())
        .as("skipped: no mount namespaces; they would be a small disk")
        .isZero();
    Path corpus = folder.resolve("corpus.ndjson");
    Sample.write(corpus, 400);
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Result result =
        run(
            "unshare",
            "-rm",
            "sh",
            "-c",
            """
            disk=$1
            shift
            mount -t tmpfs -o size=64k tmpfs "$disk"
            "$@"
            code=$?
            echo "left behind: <$(ls -A "$disk")>"
            exit $code
            """,
            "sh",
            disk.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.trialbook.cli.Main",
            "flatten",
            corpus.toString(),
            "--format=" + format,
            "--out=" + disk);
    assertThat(result.said()).contains("Cannot write", ".%s:".formatted(format), "left behind: <>");
    assertThat(result.code()).isEqualTo(1);
  }

  private record Result(int code, String said) {}

  private static Result run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }

  private static void says(ThrowingCallable mistake, String... parts) {
    assertThatThrownBy(mistake)
        .isInstanceOf(TrialbookException.class)
        .satisfies(
            error -> assertThat(error.getMessage().lines()).hasSizeLessThanOrEqualTo(3),
            error -> assertThat(error.getMessage()).contains(Stream.of(parts).toList()));
  }
}
