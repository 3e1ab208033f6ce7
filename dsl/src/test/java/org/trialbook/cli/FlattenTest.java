package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.sample.Sample;
import picocli.CommandLine;

/** {@code trialbook flatten}, as it is called from a terminal. */
class FlattenTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    return line.setErr(new PrintWriter(err, true)).execute(arguments);
  }

  @Test
  void recordsThatCannotBeReadAreListedBesideTheTables() throws IOException {
    String study = new String(Sample.studies(1).get(0), StandardCharsets.UTF_8);
    Path input =
        Files.writeString(
            folder.resolve("some.ndjson"), study + "\n" + study.substring(0, 400) + "\n");
    Path out = folder.resolve("tables");

    assertThat(run("flatten", input.toString(), "--format", "csv", "--out", out.toString()))
        .isEqualTo(3);

    assertThat(err.toString())
        .contains("rejects.ndjson: what was not read")
        .endsWith("1 study read · 1 record could not be read\n");
    assertThat(Files.readAllLines(out.resolve("rejects.ndjson")))
        .singleElement()
        .asString()
        .contains("\"input\":\"" + input + "\"")
        .contains("\"position\":" + (study.getBytes(StandardCharsets.UTF_8).length + 1))
        .contains("unfinished");
    assertThat(Files.readString(out.resolve("studies.csv")))
        .containsOnlyOnce("clinicaltrials.gov/study/");
  }
}
