package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.Trialbook;
import org.trialbook.mirror.Mirror;
import org.trialbook.progress.ProgressReport;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import picocli.CommandLine;

/** {@code trialbook fetch}, as it is called from a terminal. */
class FetchCommandTest {

  private static Mirror mirror;
  private static Registry registry;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void serve() {
    mirror = Mirror.serve(Sample.studies(100), Sample.DATA_TIMESTAMP, 0);
    registry = Registry.at(mirror.url().toString());
  }

  @AfterAll
  static void stop() {
    Trialbook.use(Registry.live());
    mirror.close();
  }

  @Test
  void bringsTheStudiesThatMatch() throws IOException {
    Path file = folder.resolve("some/recruiting.ndjson");

    assertThat(run("fetch", "--status", "RECRUITING,COMPLETED", "--out", file.toString())).isZero();

    long expected = registry.count(StudyQuery.all().status("RECRUITING", "COMPLETED"));
    assertThat(Files.readAllLines(file)).hasSize((int) expected).allMatch(s -> s.startsWith("{"));
    assertThat(err.toString())
        .contains(String.format(Locale.ROOT, "recruiting.ndjson: %,d studies, ", expected))
        .contains("overall status Completed or Recruiting · data of 2026-11-20T09:00");
    assertThat(out.toString()).isEmpty();
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void compressesByTheNameOfTheFile() throws IOException {
    for (String name : List.of("all.ndjson", "all.ndjson.gz", "all.ndjson.zst")) {
      assertThat(run("fetch", "--at-once", "2", "--out", folder.resolve(name).toString())).isZero();
    }
    byte[] plain = Files.readAllBytes(folder.resolve("all.ndjson"));
    try (InputStream gzip =
            new GZIPInputStream(Files.newInputStream(folder.resolve("all.ndjson.gz")));
        InputStream zstd =
            new ZstdInputStream(Files.newInputStream(folder.resolve("all.ndjson.zst")))) {
      assertThat(gzip.readAllBytes()).isEqualTo(plain);
      assertThat(zstd.readAllBytes()).isEqualTo(plain);
    }
    assertThat(new String(plain, UTF_8).lines()).hasSize(100);
    assertThat(Files.size(folder.resolve("all.ndjson.zst"))).isLessThan(plain.length / 3);
  }

  @Test
  void optionsNarrowEachOther() throws IOException {
    Path file = folder.resolve("few.ndjson");

    assertThat(
            run(
                "fetch",
                "--url",
                "https://clinicaltrials.gov/search?aggFilters=studyType:int",
                "--phase",
                "Phase 2,phase3",
                "--updated-since",
                "2020",
                "--term",
                "NOT AREA[OverallStatus]WITHDRAWN",
                "--out",
                file.toString()))
        .isZero();

    StudyQuery query =
        StudyQuery.all()
            .facet("studyType", "int")
            .raw("AREA[Phase](PHASE2 OR PHASE3)")
            .updatedSince("2020")
            .raw("NOT AREA[OverallStatus]WITHDRAWN");
    assertThat(Files.readAllLines(file)).hasSize((int) registry.count(query)).isNotEmpty();
  }

  @Test
  void aLimitedFetchBringsThatManyAtMost() throws IOException {
    Path file = folder.resolve("five.ndjson");

    assertThat(run("fetch", "--limit", "5", "--out", file.toString())).isZero();
    assertThat(Files.readAllLines(file)).hasSize(5);
    assertThat(run("fetch", "--limit", "5", "--at-once", "3", "--out", file.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void aMistakeInTheQueryIsShownAtItsSpotAndNothingIsLeft() throws IOException {
    Path file = folder.resolve("x.ndjson");

    assertThat(run("fetch", "--term", "AREA[Phase", "--out", file.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("AREA[Phase").contains("^");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch", "fetch --out x --on-data-change perhaps", "fetch --nothing"})
  void wrongUseIsExitCodeTwo(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("Usage: trialbook fetch");
  }

  @Test
  void theHelpHasEveryOptionAndExamplesThatAreOptions() {
    assertThat(run("fetch", "--help")).isZero();

    String help = out.toString();
    CommandLine trialbook = Main.commandLine();
    trialbook
        .getSubcommands()
        .get("fetch")
        .getCommandSpec()
        .options()
        .forEach(option -> assertThat(help).contains(option.longestName()));
    List<String> examples =
        help.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("trialbook fetch -"))
            .toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (String example : examples) {
      String[] words = example.replaceAll("[\"'][^\"']*[\"']", "x").split(" ", -1);
      trialbook.parseArgs(Arrays.copyOfRange(words, 1, words.length));
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= 90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version", "fetch -V"})
  void theVersionIsSaid(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isZero();
    assertThat(out.toString()).matches("Trialbook \\S+, Java \\d+\\s+");
  }

  @Test
  void aBarIsDrawnOverItselfAndFitsTheTerminal() {
    StringWriter terminal = new StringWriter();
    TerminalProgress bar = new TerminalProgress(new PrintWriter(terminal), 60);

    bar.report(report(3_000, false));
    bar.report(report(12_000, true));

    assertThat(terminal.toString())
        .isEqualTo(
            "\r\033[K[########----------------------] 3,000 of 12,000 studies, 1"
                + "\r\033[K[##############################] 12,000 of 12,000 studies, "
                + System.lineSeparator());
    assertThat(TerminalProgress.line(report(3_000, false)))
        .endsWith("] 3,000 of 12,000 studies, 1,000/s, 9 s left, 1 retry");
  }

  @Test
  void nothingIsDrawnWhereThereIsNoTerminal() {
    StringWriter pipe = new StringWriter();

    TerminalProgress.on(new PrintWriter(pipe)).report(report(3_000, true));

    assertThat(pipe.toString()).isEmpty();
  }

  private static ProgressReport report(long studies, boolean ended) {
    return new ProgressReport(
        "http://localhost/api/v2/studies",
        3,
        studies,
        OptionalLong.of(12_000),
        1,
        Duration.ofSeconds(3),
        1000,
        Optional.empty(),
        ended);
  }

  private int run(String... arguments) {
    Trialbook.use(registry);
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
