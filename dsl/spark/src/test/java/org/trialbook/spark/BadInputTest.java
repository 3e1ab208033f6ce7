package org.trialbook.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;

/** What is wrong is said in a sentence, when the frame is made where that is possible. */
class BadInputTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeStudies() throws IOException {
    file = SampleInputs.write(folder, SampleInputs.studies(80)).get("plain");
  }

  private void assertRefused(DataFrameReader reader, Path path, String... said) {
    assertThatThrownBy(() -> reader.load(path.toString()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContainingAll(said);
  }

  @Test
  void namesThatAreNotThereAreAnsweredWithTheNearest() {
    assertRefused(
        Session.trialbook("LOCATION"), file, "There is no relation LOCATION.", "LOCATIONS");
    assertRefused(
        Session.trialbook("STUDIES").option("maxReject", 3), file, "no option", "maxRejects?");
    assertRefused(
        Session.trialbook("STUDIES").option("versions", "oldest"),
        file,
        "newest or all, not oldest");
    assertRefused(
        Session.trialbook("STUDIES").option("maxRejects", "few"), file, "0 or more, not few");
    assertRefused(
        Session.trialbook("STUDIES").option("partitionBytes", 0), file, "1 or more, not 0");
    assertThatThrownBy(
            () -> Session.trialbook("STUDIES").load(file.toString()).select("overalStatus"))
        .isInstanceOf(AnalysisException.class)
        .hasMessageContainingAll("overalStatus", "overallStatus");
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    assertRefused(
        Session.trialbook("STUDIES"), folder.resolve("no.zip"), "There is no file", "no.zip");
    assertThatThrownBy(() -> Session.trialbook("STUDIES").load("s3a://bucket/studies.zip"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("reads what is on disks, not s3a://bucket/studies.zip");
    assertThatThrownBy(() -> Session.trialbook("STUDIES").load())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("needs the files to read");
  }

  @Test
  void whatHoldsNoStudiesIsRefused() throws IOException {
    Path pdf = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7 and so on");
    assertThatThrownBy(() -> Session.trialbook("STUDIES").load(pdf.toString()).count())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("a PDF document");
    Path cut = folder.resolve("cut.zip");
    Files.write(cut, List.of("PK\u0003\u0004 and no more"));
    assertThatThrownBy(() -> Session.trialbook("STUDIES").load(cut.toString()).count())
        .hasMessageContaining("cut.zip")
        .hasMessageContaining("damaged");
  }

  /** A block that is damaged loses its studies and no others; an index or a manifest all. */
  @Test
  void damagedSnapshotsAreTold() throws IOException {
    Path snapshot = folder.resolve("snapshots").resolve("day");
    Path block;
    try (Stream<Path> blocks = Files.list(snapshot.resolve("studies"))) {
      block = blocks.sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(block);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(block, bytes);
    var studies = Session.trialbook("STUDIES").load(snapshot.toString());
    int rows = studies.collectAsList().size();
    long rejects = Metrics.of(studies).get("rejects");
    assertThat(rejects).isPositive();
    assertThat(rows + rejects).isEqualTo(80);
    assertThatThrownBy(
            () ->
                Session.trialbook("STUDIES")
                    .option("maxRejects", 0)
                    .load(snapshot.toString())
                    .count())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("it is in a part that is damaged");
    Files.writeString(snapshot.resolve("index.tsv"), "nothing");
    assertThatThrownBy(() -> Session.trialbook("STUDIES").load(snapshot.toString()).count())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("index.tsv is damaged");
  }

  /** What is found out by a task reaches the user by Spark's own report. */
  @Test
  void whatATaskFindsOutIsInSparksMessage() throws IOException {
    Path gz = folder.resolve("studies.ndjson.gz");
    byte[] bytes = Files.readAllBytes(gz);
    Files.write(gz, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(
            () ->
                Session.trialbook("STUDIES").option("versions", "all").load(gz.toString()).count())
        .hasStackTraceContaining("studies.ndjson.gz end early or are damaged");
    assertThatThrownBy(() -> Session.trialbook("STUDIES").load(gz.toString()).count())
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The compressed data of " + gz);
  }
}
