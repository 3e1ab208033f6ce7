package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.sample.Sample;

/** Commands in processes of their own, whose output goes where it cannot go. */
class HostileOutputsIT {

  private static final Path FULL = Path.of("/dev/full");
  private static final String MANY = "select range, repeat('x', 100) as text from range(100000)";

  @TempDir private Path folder;

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void make() {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "a shell");
    Sample.write(folder.resolve("good.ndjson"), 300);
  }

  /** More than any buffer holds, and so little that it waits in one until the end. */
  @ParameterizedTest
  @ValueSource(strings = {MANY, "select 1"})
  void aFullDiskBehindStandardOutputIsSaid(String sql) throws Exception {
    assumeTrue(Files.exists(FULL), "/dev/full");

    Ended ended = run("%s sql " + folder + "/good.ndjson \"" + sql + "\" > /dev/full");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).startsWith("Cannot write to standard output: ").hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "flatten --help", "snapshot list --help"})
  void soIsItForWhatCommandsSayOfThemselves(String command) throws Exception {
    assumeTrue(Files.exists(FULL), "/dev/full");

    Ended ended = run("%s " + command + " > /dev/full");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).startsWith("Cannot write to standard output: ").hasLineCount(2);
  }

  @Test
  void whoReadsNoFurtherEndsItQuietly() throws Exception {
    Ended ended =
        run("{ %s sql " + folder + "/good.ndjson \"" + MANY + "\"; echo $? >&2; } | head -n 2");

    assertThat(ended.out()).hasLineCount(2).startsWith("range,text");
    assertThat(ended.err()).isEqualTo("141\n");
  }

  @Test
  void whoReadsEverythingGetsEverything() throws Exception {
    Ended ended = run("%s sql " + folder + "/good.ndjson \"" + MANY + "\"");

    assertThat(ended.out()).hasLineCount(100_001);
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
  }

  /** A limit for files is the nearest to a full disk that a user without rights can make. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "flatten good.ndjson --out t --format arrow",
        "flatten good.ndjson --out t --format csv",
        "sample t.ndjson",
        "sample t.ndjson.gz",
      })
  void aFullDiskIsSaidAndNothingIsLeft(String command) throws Exception {
    Ended ended = run("cd " + folder + "; ulimit -f 200; %s " + command);

    assertThat(ended.status()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err())
        .doesNotContain("\tat ", "Exception")
        .containsPattern("(Cannot|Could not) write");
    assertThat(ended.err().lines().count()).isLessThanOrEqualTo(3);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve("good.ndjson"));
    }
  }

  @Test
  void aMirrorWhoseAddressNobodyLearnsEnds() throws Exception {
    assumeTrue(Files.exists(FULL), "/dev/full");

    Ended ended = run("%s serve > /dev/full");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).startsWith("Nobody would know where it is");
  }

  private static Ended run(String script) throws IOException, InterruptedException {
    String java =
        "%s -XX:TieredStopAtLevel=1 -XX:-UsePerfData --add-opens=java.base/java.nio=ALL-UNNAMED -cp '%s' %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(part -> Path.of(part).toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator)),
                Main.class.getName());
    Path err = Files.createTempFile("hostile", ".err");
    try {
      Process process =
          new ProcessBuilder(List.of("/bin/sh", "-c", script.replace("%s", java)))
              .redirectError(err.toFile())
              .start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }
}
