package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.readAact;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.sample.Sample;
import picocli.CommandLine;

/** {@code trialbook flatten}, as it is called from a terminal. */
class FlattenCommandTest {

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

  @Test
  void nothingThatCouldBeReadIsAFailureAndLeavesWhatWasThere() throws IOException {
    Path input =
        Files.writeString(folder.resolve("none.ndjson"), "{\"a\":1}\n{\"protocolSection\":");
    Path out = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(out.resolve("studies.csv"), "of yesterday");
    assertThat(run("flatten", input.toString(), "--format", "csv", "--out", out.toString()))
        .isEqualTo(1);
    assertThat(err.toString())
        .startsWith("Nothing of " + input + " could be read: 2 records could not be read.\n");
    assertThat(out).isDirectoryContaining(file -> file.endsWith("studies.csv"));
    assertThat(Files.readString(out.resolve("studies.csv"))).isEqualTo("of yesterday");
  }

  @Test
  void aFailureLeavesNoEmptyFolderThatItMade() throws IOException {
    Path input = Files.writeString(folder.resolve("none.ndjson"), "{\"a\":1}\n");
    for (String format : List.of("arrow", "csv", "parquet", "xlsx", "duckdb")) {
      Path out = folder.resolve("made-for-" + format);
      assertThat(run("flatten", input.toString(), "--format", format, "--out", out.toString()))
          .as(err.toString())
          .isEqualTo(1);
      assertThat(out).doesNotExist();

      Path theirs = Files.createDirectory(folder.resolve("there-for-" + format));
      assertThat(run("flatten", input.toString(), "--format", format, "--out", theirs.toString()))
          .isEqualTo(1);
      assertThat(theirs).isEmptyDirectory();
    }
  }

  @Test
  void aCleanRunLeavesNoRejectsOfAnEarlierOne() throws IOException {
    String study = new String(Sample.studies(1).get(0), StandardCharsets.UTF_8);
    Path input = Files.writeString(folder.resolve("one.ndjson"), study + "\n");
    Path out = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(out.resolve("rejects.ndjson"), "{}");
    assertThat(run("flatten", input.toString(), "--format", "csv", "--out", out.toString()))
        .isZero();
    assertThat(err.toString()).endsWith("1 study read\n");
    assertThat(out.resolve("rejects.ndjson")).doesNotExist();
  }

  @Test
  void whatIsNoStudyInAFolderIsNamed() throws IOException {
    String study = new String(Sample.studies(1).get(0), StandardCharsets.UTF_8);
    Path input = Files.createDirectory(folder.resolve("studies"));
    Files.writeString(input.resolve("1.json"), study);
    Files.writeString(input.resolve("2.json"), "<!DOCTYPE html>");
    Files.writeString(input.resolve("README.md"), "# Studies");
    Path out = folder.resolve("tables");
    assertThat(run("flatten", input.toString(), "--format", "csv", "--out", out.toString()))
        .isEqualTo(3);
    assertThat(err.toString())
        .endsWith(
            "1 study read · 1 record could not be read · 1 thing left out that is no study\n");
    assertThat(Files.readString(out.resolve("rejects.ndjson")))
        .contains("2.json", "it holds no studies")
        .contains("\"kind\":\"left out\"", "README.md");
  }

  @Test
  void namesThatStandTwiceCountOnceAndAllIsAllInAnyCase() throws IOException {
    Path input = folder.resolve("some.ndjson");
    Sample.write(input, 3);
    Path out = folder.resolve("tables");
    String[] twice = {"--format", "parquet", "--partition-by", "phase,phase", "--sort-by"};
    assertThat(run(flatten(input, out, "studies,STUDIES", twice, "startDate,startDate"))).isZero();
    assertThat(out.resolve("studies")).isDirectory();
    assertThat(run(flatten(input, out, "conditions,ALL", "--format", "csv"))).isZero();
    assertThat(out.resolve("locations.csv")).isRegularFile();
  }

  private static String[] flatten(Path input, Path out, String relations, Object... more) {
    List<String> line = new ArrayList<>(List.of("flatten", input.toString(), "--out"));
    line.addAll(List.of(out.toString(), "--relations", relations));
    for (Object each : more) {
      line.addAll(each instanceof String[] words ? List.of(words) : List.of((String) each));
    }
    return line.toArray(String[]::new);
  }

  @Test
  void theFilesOfAactHaveTheTablesThatTheyNeed() throws IOException {
    String study = new String(Sample.studies(1).get(0), StandardCharsets.UTF_8);
    Path input = Files.writeString(folder.resolve("one.ndjson"), study + "\n");
    Path out = folder.resolve("tables");
    String[] arguments = {"flatten", input.toString(), "--format", "aact", "--out", out.toString()};
    assertThat(run(arguments)).isZero();
    assertThat(readAact(out.resolve("aact.zip")).table("studies").rowCount()).isEqualTo(1);
    List<String> more = new ArrayList<>(List.of(arguments));
    more.addAll(List.of("--relations", "STUDIES"));
    assertThat(run(more.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains("--relations is not for --format aact");
  }

  @Test
  void aLinkInThePlaceOfATemporaryFileIsNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path input = folder.resolve("some.ndjson");
    Files.writeString(
        input, new String(Sample.studies(1).get(0), StandardCharsets.UTF_8) + "\n{\n");
    Path out = Files.createDirectory(folder.resolve("tables"));
    for (String name :
        List.of("rejects.ndjson.part", ".rejects.ndjson.1.part", ".studies.csv.1.part")) {
      Files.createSymbolicLink(out.resolve(name), victim);
    }
    assertThat(run("flatten", input.toString(), "--format", "csv", "--out", out.toString()))
        .isEqualTo(3);
    Files.createSymbolicLink(folder.resolve("sample.ndjson.part"), victim);
    Sample.write(folder.resolve("sample.ndjson"), 2);
    assertThat(Files.readString(victim)).isEqualTo("precious");
    assertThat(folder.resolve("sample.ndjson")).isRegularFile();
  }
}
