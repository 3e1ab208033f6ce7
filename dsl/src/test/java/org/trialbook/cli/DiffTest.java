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

class DiffTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
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

    assertThat(run("diff", in + "/b", in + "/a", "--out", out.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Name the earlier snapshot first");
    assertThat(run("diff", "a", "b", "--in", in)).isEqualTo(2);
    assertThat(run("diff", "a", "b", "--kinds", "moods", "--out", "x.csv")).isEqualTo(2);
    assertThat(err.toString()).contains("RESULTS_POSTED");
  }
}
