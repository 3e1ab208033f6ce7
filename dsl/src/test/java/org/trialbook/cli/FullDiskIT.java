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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.sample.Sample;

/**
 * Every command that writes, on a disk that is really full: a small one in memory, which only
 * processes of this test see.
 */
class FullDiskIT {

  private static final String SMALL_DISK = "mount -t tmpfs -o size=%s none full";

  @TempDir private Path folder;

  @BeforeEach
  void make() throws Exception {
    Files.createDirectory(folder.resolve("full"));
    assumeTrue(mayMount(), "skipped: no right to mount a disk; root on Linux has it");
    Sample.write(folder.resolve("good.ndjson"), 200);
    Sample.write(folder.resolve("more.ndjson"), 2_000);
  }

  private boolean mayMount() throws InterruptedException {
    try {
      Process mount =
          new ProcessBuilder("unshare", "-m", "sh", "-c", SMALL_DISK.formatted("100k"))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      mount.getInputStream().readAllBytes();
      return mount.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it leaves is what the next attempt goes on from, a lock, or nothing. */
  @ParameterizedTest
  @CsvSource({
    "flatten good.ndjson --out full --format arrow, ''",
    "flatten good.ndjson --out full --format arrows, ''",
    "flatten good.ndjson --out full/t --format arrow --relations all, t",
    "flatten good.ndjson --out full --format csv, ''",
    "flatten good.ndjson --out full/t --format csv --relations all, t",
    "flatten good.ndjson --out full --format parquet, ''",
    "flatten good.ndjson --out full/t --format parquet --relations all, t",
    "flatten good.ndjson --out full --format parquet --partition-by overallStatus, ''",
    "flatten good.ndjson --out full --format xlsx --relations LOCATIONS, ''",
    "flatten good.ndjson --out full --format duckdb, ''",
    "fetch --out full/x.ndjson, .x.ndjson.crawl",
    "fetch --limit 200 --out full/x.ndjson, ''",
    "snapshot create good.ndjson --name a --in full, .lock .a.part .a.staging",
    "diff good.ndjson more.ndjson --out full/x.csv, ''",
    "diff good.ndjson more.ndjson --out full/x.ndjson, ''",
    "diff good.ndjson more.ndjson --out full/x.parquet, ''",
    "sql good.ndjson MANY --out full/x.csv, ''",
    "sql good.ndjson MANY > full/x.csv, x.csv",
    "sample full/x.ndjson --studies 200, ''",
    "sample full/x.ndjson.zst --studies 2000, ''",
  })
  void isSaidAndLeavesNothingHalf(String command, String mayStay) throws Exception {
    String line =
        command.replace("MANY", "\"select range, repeat('x', 100) as text from range(100000)\"");
    String script =
        SMALL_DISK.formatted("40k")
            + "; TRIALBOOK_REGISTRY=sample "
            + java()
            + " "
            + line
            + "; status=$?; ls -A full > left; exit $status";
    Process process =
        new ProcessBuilder("unshare", "-m", "sh", "-c", script)
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    String err = Files.readString(folder.resolve("err"));
    assertThat(status).as("%s %s", out, err).isEqualTo(1);
    assertThat(err)
        .containsPattern("(Cannot|Could not) write")
        .containsIgnoringCase("space")
        .doesNotContain("\tat ", "Exception", "java.");
    assertThat(err.lines().count()).as(err).isLessThanOrEqualTo(4);
    assertThat(List.of(mayStay.split(" ", -1)))
        .containsAll(Files.readAllLines(folder.resolve("left")));
  }

  private static String java() throws IOException {
    return "%s -XX:TieredStopAtLevel=1 -XX:-UsePerfData --add-opens=java.base/java.nio=ALL-UNNAMED -cp '%s' %s"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)),
            Main.class.getName());
  }
}
