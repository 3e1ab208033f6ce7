package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.SameStudies;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.store.Postgres;
import org.trialbook.store.TestServer;
import picocli.CommandLine;

class PostgresCommandIT {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @Test
  void loadsASnapshot() throws IOException {
    Path snapshots = folder.resolve("snapshots");
    Snapshots.in(snapshots)
        .create(
            "mine",
            List.of(Corpus.file(folder, "mine.ndjson", Corpus.before(30))),
            Optional.of(Sample.DATA_TIMESTAMP));
    try (TestServer server = TestServer.start()) {
      String[] load = {
        "postgres",
        "--in",
        snapshots.toString(),
        "--url",
        server.url(),
        "--schema",
        "mine",
        "load",
        "mine",
        "--relations",
        "sponsors"
      };
      assertThat(run(load)).as(err.toString()).isZero();
      assertThat(err.toString()).contains("mine: 30 studies sent, 0 taken out, 30 in all");
      assertThat(run(load)).isZero();
      assertThat(err.toString()).contains("mine: 0 studies sent");
      Postgres postgres = Postgres.at(server.url()).schema("mine");
      assertThat(postgres.sql("select distinct nct_id from sponsors").rowCount()).isEqualTo(30);

      // Files may take the snapshot's place.
      Path twice = SameStudies.file(folder, "twice.ndjson", SameStudies.twice());
      load[load.length - 3] = twice.toString();
      load[load.length - 1] = "studies";
      assertThat(run(load)).as(err.toString()).isZero();
      assertThat(err.toString())
          .contains("twice.ndjson: 2 studies sent, 30 taken out, 2 in all", SameStudies.NOTE);
      assertThat(postgres.sql("select brief_title from studies").stringColumn(0).asList())
          .containsExactly("newest", "newest");
      load[load.length - 3] = "mine";

      load[load.length - 1] = "SPONSOR";
      assertThat(run(load)).isEqualTo(1);
      assertThat(err.toString()).contains("There is no relation SPONSOR").contains("SPONSORS");
    }
    String address = "jdbc:postgresql://127.0.0.1:1/x?user=a&password=very-secret";
    assertThat(run("postgres", "--in", snapshots.toString(), "--url", address, "load", "mine"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("PGPASSWORD").doesNotContain("very-secret");
  }
}
