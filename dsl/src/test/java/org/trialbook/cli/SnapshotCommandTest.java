package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshots;
import picocli.CommandLine;

class SnapshotCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "snapshot";
    all[1] = "--in";
    all[2] = folder.resolve("snapshots").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return commandLine.execute(all);
  }

  @Test
  void makesListsAndVerifies() throws IOException {
    Path file = folder.resolve("studies.ndjson");
    Sample.write(file, 90);
    assertThat(run("create", "--name", "mine", file.toString())).as(err.toString()).isZero();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("mine\t").contains("90 studies");
    assertThat(run("verify", "mine")).isZero();
    Path tables = folder.resolve("tables");
    Path whole = folder.resolve("snapshots/mine");
    Path output = folder.resolve("x.csv");
    assertThat(Commands.run(out, err, "sql", whole.toString(), "from studie")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no table studie. Did you mean studies");
    assertThat(
            Commands.run(out, err, "sql", whole.toString(), "from studies", "--out", "" + output))
        .isZero();
    assertThat(Commands.run(out, err, "flatten", whole.toString(), "--out", "" + tables)).isZero();
    assertThat(err.toString()).endsWith("studies.arrow: 90 rows\n90 studies read\n");
    try (var blocks =
        Files.list(
            Snapshots.in(folder.resolve("snapshots")).get("mine").path().resolve("studies"))) {
      Files.delete(blocks.findFirst().orElseThrow());
    }
    assertThat(run("verify", "mine")).isEqualTo(1);
    assertThat(out.toString()).contains("missing");
  }

  @Test
  void theLastLineAddsUpToWhatWasThere() throws IOException {
    Path studies = Files.createDirectory(folder.resolve("studies"));
    Sample.write(studies.resolve("some.ndjson"), 3);
    Files.writeString(studies.resolve("README.md"), "# Studies");
    Files.writeString(studies.resolve("broken.ndjson"), "{\"protocolSection\":{}}");
    assertThat(run("create", "--name", "mine", studies.toString())).isEqualTo(3);
    assertThat(err.toString())
        .contains("Left out, since it is no study: " + studies.resolve("README.md"))
        .endsWith(
            "3 studies read · 1 record could not be read · 1 thing left out that is no study\n");
    assertThat(run("verify", folder.resolve("snapshots/mine").toString())).isZero();
  }

  @Test
  void wrongUseIsExplained() throws IOException {
    Path file = folder.resolve("studies.ndjson");
    Sample.write(file, 3);
    assertThat(run("create", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--name");
    assertThat(run("verify", "none")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no snapshot none");
  }
}
