package org.trialbook.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;

/** Of a study that comes more than once the newest version counts, wherever it is cut. */
class VersionsTest {

  @TempDir private Path folder;

  /** Studies of which some come again: older, newer, as new, in another place. */
  private Path repeated(long seed) throws IOException {
    List<String> lines = new ArrayList<>();
    for (byte[] study : SampleInputs.studies(60)) {
      lines.add(new String(study, UTF_8));
    }
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      String again = lines.get(random.nextInt(60));
      String day = "20" + (10 + random.nextInt(20)) + "-0" + (1 + random.nextInt(9)) + "-11";
      lines.add(
          again
              .replaceFirst("(\"lastUpdatePostDateStruct\":\\{\"date\":\")[0-9-]*", "$1" + day)
              .replaceFirst("(\"briefTitle\":\")", "$1Version " + i + " of "));
    }
    Collections.shuffle(lines, random);
    return Files.write(folder.resolve("repeated-" + seed + ".ndjson"), lines);
  }

  private static DataFrameReader cut(String relation) {
    return Session.trialbook(relation).option("partitionBytes", 100_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theNewestVersionCounts(long seed) throws IOException {
    Path file = repeated(seed);
    Frame own =
        Trialbook.read(file).flatten(Relations.STUDIES).select("nctId", "briefTitle").frame();
    assertThat(own.rowCount()).isEqualTo(60);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < own.rowCount(); i++) {
      rows.add(List.of(own.getString(i, 0), own.getString(i, 1)));
    }
    Dataset<Row> studies = cut("STUDIES").load(file.toString()).select("nctId", "briefTitle");
    assertThat(studies.javaRDD().getNumPartitions()).isGreaterThan(5);
    OwnRows.assertSame("newest", OwnRows.of(studies), rows);
    assertThat(Metrics.of(studies)).containsEntry("studies", 60L).containsEntry("doubles", 40L);
    assertThat(cut("STUDIES").option("versions", "all").load(file.toString()).count())
        .isEqualTo(100);
  }

  /** A study in a file and in another is still one. */
  @Test
  void studiesOfSeveralFilesAreOne() throws IOException {
    Path one = repeated(4);
    Path other = repeated(5);
    Frame own = Trialbook.read(one, other).flatten(Relations.LOCATIONS).frame();
    assertThat(cut("LOCATIONS").load(one.toString(), other.toString()).count())
        .isEqualTo(own.rowCount());
  }

  /** What is known of a file is known of it as it was. */
  @Test
  void aFileThatChangedIsLookedAtAgain() throws IOException {
    Path file = repeated(6);
    Dataset<Row> before = cut("STUDIES").load(file.toString());
    assertThat(before.count()).isEqualTo(60);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.addAll(0, lines.subList(0, 10));
    Files.write(file, lines);
    assertThat(cut("STUDIES").load(file.toString()).count()).isEqualTo(60);
  }

  // ---- what cannot be read -----------------------------------------------------------------

  private Path broken() throws IOException {
    List<String> lines = new ArrayList<>();
    for (byte[] study : SampleInputs.studies(50)) {
      lines.add(new String(study, UTF_8));
    }
    lines.set(10, lines.get(10).substring(0, 500));
    lines.set(40, "{\"protocolSection\":{\"identificationModule\":{}}}");
    lines.set(
        20,
        lines.get(20).replaceFirst("(\"startDateStruct\":\\{\"date\":)\"[0-9-]*\"", "$1\"soon\""));
    return Files.write(folder.resolve("broken.ndjson"), lines);
  }

  @Test
  void rejectsAreCountedAndListed() throws IOException {
    Path file = broken();
    Dataset<Row> studies = cut("STUDIES").load(file.toString());
    assertThat(studies.collectAsList()).hasSize(48);
    assertThat(Metrics.of(studies))
        .containsEntry("rejects", 2L)
        .containsEntry("valueRejects", 1L)
        .containsEntry("studies", 48L);
    assertThat(Metrics.of(studies).get("jsonBytes"))
        .isBetween(Files.size(file) - 100, Files.size(file));
    List<Row> rejects =
        cut("rejects").load(file.toString()).orderBy("kind", "position").collectAsList();
    assertThat(rejects)
        .extracting(row -> row.getString(0))
        .containsExactly("record", "record", "value");
    assertThat(rejects.get(0).getString(1)).isEqualTo(file.toString());
    assertThat(rejects.get(1).getString(7)).contains("nctId");
    assertThat(rejects.get(2).getString(6)).isEqualTo("\"soon\"");
    long position = rejects.get(1).getLong(3);
    byte[] bytes = Files.readAllBytes(file);
    String record = "{\"protocolSection\":{\"identificationModule\":{}}}";
    assertThat(new String(bytes, (int) position, record.length(), UTF_8)).isEqualTo(record);
    assertThat(
            cut("REJECTS").load(file.toString()).where("kind = 'value'").select("reason").count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "all"})
  void moreRejectsThanAreBorneFailTheJob(String versions) throws IOException {
    Path file = broken();
    DataFrameReader reader = cut("STUDIES").option("versions", versions);
    assertThat(reader.option("maxRejects", 2).load(file.toString()).count()).isEqualTo(48);
    assertThatThrownBy(() -> reader.option("maxRejects", 1).load(file.toString()).count())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("2 records of")
        .hasMessageContaining("maxRejects is 1")
        .hasMessageContaining("at byte");
  }

  @Test
  void nothingReadIsNoEmptyFrame() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.ndjson"), "{\"protocolSection\":\n{\"a\n");
    assertThatThrownBy(() -> cut("STUDIES").load(file.toString()).count())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("could be read");
  }
}
