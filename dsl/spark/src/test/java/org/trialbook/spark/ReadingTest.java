package org.trialbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

/** Spark's rows of each kind of input are those of our own flatten, cut in parts or not. */
class ReadingTest {

  private static final int STUDIES = 300;

  @TempDir private static Path folder;
  private static Map<String, Path> inputs;

  @BeforeAll
  static void writeInputs() throws IOException {
    inputs = SampleInputs.write(folder, SampleInputs.studies(STUDIES));
  }

  private static Dataset<Row> read(String input, Relation relation, long bytes) {
    return Session.trialbook(relation.name())
        .option("partitionBytes", bytes)
        .load(inputs.get(input).toString());
  }

  /** A few relations that have columns of every type between them. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "gz", "zst", "zip", "folder", "snapshot"})
  void everyKindOfInputHasTheSameRows(String input) throws IOException {
    for (Relation relation :
        List.of(Relations.STUDIES, Relations.LOCATIONS, Relations.RESULTS_OUTCOME_MEASUREMENTS)) {
      List<List<Object>> own = OwnRows.of(inputs.get("plain"), relation);
      assertThat(own).isNotEmpty();
      OwnRows.assertSame(input, OwnRows.of(read(input, relation, Long.MAX_VALUE)), own);
      OwnRows.assertSame(input + " cut", OwnRows.of(read(input, relation, 100_000)), own);
    }
  }

  @Test
  void everyRelationOfTheSampleIsTheSame() throws IOException {
    for (Relation relation : Relations.ALL) {
      OwnRows.assertSame(
          relation.name(),
          OwnRows.of(read("plain", relation, 1_000_000)),
          OwnRows.of(inputs.get("plain"), relation));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "zip", "folder", "snapshot"})
  void whatCanBeCutIsCut(String input) {
    assertThat(read(input, Relations.STUDIES, 100_000).javaRDD().getNumPartitions())
        .isGreaterThan(3);
    assertThat(read(input, Relations.STUDIES, Long.MAX_VALUE).javaRDD().getNumPartitions())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zst"})
  void whatIsPackedAsOneStreamIsOnePart(String input) {
    assertThat(read(input, Relations.STUDIES, 1).javaRDD().getNumPartitions()).isEqualTo(1);
  }

  /** A part of one byte still begins where a study does. */
  @Test
  void partsHoldAStudyAtLeast() throws IOException {
    Path few = Files.write(folder.resolve("few.ndjson"), firstLines(20));
    Dataset<Row> studies =
        Session.trialbook("STUDIES").option("partitionBytes", 1).load(few.toString());
    assertThat(studies.javaRDD().getNumPartitions()).isEqualTo(20);
    OwnRows.assertSame("few", OwnRows.of(studies), OwnRows.of(few, Relations.STUDIES));
  }

  private static byte[] firstLines(int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SampleInputs.lines(SampleInputs.studies(STUDIES).subList(0, count), out);
    return out.toByteArray();
  }

  @Test
  void severalPathsAreOneInput() {
    Dataset<Row> both =
        Session.trialbook("STUDIES")
            .option("versions", "all")
            .load(inputs.get("gz").toString(), inputs.get("zip").toString());
    assertThat(both.count()).isEqualTo(2L * STUDIES);
  }

  @Test
  void aPathMayBeAnAddressOfAFile() {
    assertThat(Session.trialbook("STUDIES").load(inputs.get("gz").toUri().toString()).count())
        .isEqualTo(STUDIES);
  }

  @Test
  void columnsHaveTypesAndSentences() {
    Dataset<Row> studies = Session.trialbook("studies").load(inputs.get("gz").toString());
    var schema = studies.schema();
    assertThat(schema.apply("nctId").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(schema.apply("startDate").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(schema.apply("enrollmentCount").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(schema.apply("hasResults").dataType()).isEqualTo(DataTypes.BooleanType);
    assertThat(schema.apply("phases").dataType())
        .isEqualTo(new ArrayType(DataTypes.StringType, false));
    assertThat(schema.apply("nctId").getComment().get()).isNotBlank();
    var sites = Session.trialbook("LOCATIONS").load(inputs.get("gz").toString()).schema();
    assertThat(sites.apply("locationLatitude").dataType()).isEqualTo(DataTypes.DoubleType);
  }

  /** Nothing but a count needs no column. */
  @Test
  void rowsAreCountedWithoutColumns() throws IOException {
    assertThat(read("zip", Relations.LOCATIONS, 100_000).count())
        .isEqualTo(OwnRows.of(inputs.get("plain"), Relations.LOCATIONS).size());
  }

  @Test
  void aggregatesAndJoinsWork() {
    Dataset<Row> studies = read("snapshot", Relations.STUDIES, 100_000);
    Dataset<Row> sites = read("zip", Relations.LOCATIONS, 100_000);
    assertThat(
            sites
                .join(studies.select("nctId", "overallStatus"), "nctId")
                .groupBy("overallStatus")
                .count()
                .agg(Map.of("count", "sum"))
                .first()
                .getLong(0))
        .isEqualTo(sites.count());
  }

  @Test
  void sqlReadsIt() {
    Session.spark()
        .sql(
            "CREATE OR REPLACE TEMPORARY VIEW sites USING trialbook"
                + " OPTIONS(path '%s', relation 'LOCATIONS')".formatted(inputs.get("plain")));
    List<Row> countries =
        Session.spark()
            .sql(
                "SELECT locationCountry, count(DISTINCT nctId) n FROM sites"
                    + " WHERE locationCountry IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1")
            .collectAsList();
    assertThat(countries).hasSizeGreaterThan(5);
    assertThat(countries.get(0).getLong(1)).isGreaterThan(1);
  }
}
