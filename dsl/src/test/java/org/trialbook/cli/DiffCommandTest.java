package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshots;
import picocli.CommandLine;

class DiffCommandTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @Test
  void whatCouldNotBeReadOfFilesIsToldByNameAndInTheExitStatus() throws IOException {
    Path before = Corpus.file(folder, "before.ndjson", Corpus.before(10));
    Path after = Corpus.file(folder, "after.ndjson", Corpus.before(10));
    Files.writeString(after, Files.readString(after) + Files.readString(before) + "{\"broken\n");
    Path out = folder.resolve("changes.csv");
    assertThat(run("diff", "" + before, "" + after, "--out", "" + out)).isEqualTo(3);
    assertThat(err.toString())
        .contains("after.ndjson: Studies that came more than once and were kept once: 10.")
        .contains("after.ndjson: Records that could not be read: 1")
        .contains("after.ndjson byte ")
        .contains(": 0 changes of 0 studies");
    assertThat(Files.readAllLines(out)).hasSize(1);
    assertThat(run("diff", "" + before, folder + "/none.ndjson", "--out", "" + out)).isEqualTo(1);
    assertThat(err.toString()).contains("none.ndjson");
  }

  @Test
  void writesWhatChangedAndTellsHowMuch() throws IOException {
    Snapshots snapshots = Snapshots.in(folder.resolve("snapshots"));
    Path before = Corpus.file(folder, "before.ndjson", Corpus.before(60));
    Path after = Corpus.file(folder, "after.ndjson", Corpus.after(60, 9, 3));
    snapshots.create("a", List.of(before), Optional.of(Sample.DATA_TIMESTAMP));
    snapshots.create("b", List.of(after), Optional.of(Sample.DATA_TIMESTAMP.plusDays(1)));
    Path out = folder.resolve("changes.ndjson");
    String in = folder.resolve("snapshots").toString();

    assertThat(run("diff", "a", "b", "--in", in, "--kinds", "text,registered", "--out", "" + out))
        .as(err.toString())
        .isZero();
    assertThat(Files.readAllLines(out))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"kind\":\"TEXT\"") || line.contains("\"REGISTERED\""));
    assertThat(err.toString())
        .containsPattern("[0-9]+ REGISTERED")
        .contains(Files.readAllLines(out).size() + " changes of ")
        .doesNotContain("STATUS");

    byte[] ofSnapshots = Files.readAllBytes(out);
    String kinds = "text,registered";
    for (String[] sides :
        new String[][] {
          {before.toString(), after.toString()}, {"a", after.toString()}, {before.toString(), "b"}
        }) {
      Files.delete(out);
      err.getBuffer().setLength(0);
      assertThat(run("diff", sides[0], sides[1], "--in", in, "--kinds", kinds, "--out", "" + out))
          .as(err.toString())
          .isZero();
      assertThat(Files.readAllBytes(out)).isEqualTo(ofSnapshots);
      assertThat(err.toString()).doesNotContain("named first");
    }
    assertThat(run("diff", "" + after, "" + before, "--out", folder.resolve("c.csv").toString()))
        .isZero();
    assertThat(err.toString()).contains("is the earlier one named first?");

    assertThat(run("diff", in + "/b", in + "/a", "--out", out.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Name the earlier snapshot first");
    assertThat(run("diff", "a", "b", "--in", in)).isEqualTo(2);
    assertThat(run("diff", "a", "b", "--kinds", "moods", "--out", "x.csv")).isEqualTo(2);
    assertThat(err.toString()).contains("RESULTS_POSTED");
  }
}
