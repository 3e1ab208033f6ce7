package org.trialbook.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.ExplainMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.flatten.Relations;

/** Columns, filters and limits reach the reading, and rows are as Spark alone would leave them. */
class PushedTest {

  @TempDir private static Path folder;
  private static Map<String, Path> inputs;
  private static List<byte[]> studies;

  @BeforeAll
  static void writeInputs() throws IOException {
    studies = SampleInputs.studies(200);
    inputs = SampleInputs.write(folder, studies);
  }

  private static Dataset<Row> read(String input, String relation) {
    return Session.trialbook(relation)
        .option("partitionBytes", 200_000)
        .load(inputs.get(input).toString());
  }

  private static String plan(Dataset<Row> frame) {
    return frame.queryExecution().explainString(ExplainMode.fromString("formatted"));
  }

  @Test
  void thePlanShowsColumnsFiltersAndLimit() {
    String plan =
        plan(
            read("plain", "LOCATIONS")
                .where("nctId = 'NCT90000000' AND locationCity = 'Berlin'")
                .select("locationCountry"));
    assertThat(plan)
        .contains("trialbook LOCATIONS")
        .contains("ReadColumns: [nctId, locationCity, locationCountry]")
        .contains("PushedFilters: [nctId IS NOT NULL, nctId = 'NCT90000000']");
    assertThat(plan(read("plain", "LOCATIONS").select("locationCity").limit(3)))
        .contains("ReadColumns: [locationCity]")
        .contains("PushedLimit: 3");
  }

  /** A site's city is not its study's alone: the filter stays Spark's. */
  @Test
  void whatRowsOfAStudyDifferInIsNotPushed() {
    assertThat(plan(read("plain", "LOCATIONS").where("locationCity = 'Berlin'")))
        .contains("PushedFilters: []");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overallStatus = 'RECRUITING'",
        "overallStatus IN ('COMPLETED', 'TERMINATED') AND startDate >= DATE'2015-01-01'",
        "startDate < DATE'2018-06-01' OR hasResults = true",
        "enrollmentCount > 500 AND enrollmentCount <= 2000",
        "acronym > 'M'",
        "NOT (overallStatus = 'COMPLETED')",
        "completionDate IS NULL",
        "startDate BETWEEN DATE'2019-01-01' AND DATE'2020-12-31' AND phase LIKE 'Phase 2%'",
      })
  void filtersLeaveTheRowsThatSparkWould(String filter) {
    for (String input : List.of("plain", "snapshot")) {
      Dataset<Row> pushed = read(input, "STUDIES").where(filter).select("nctId", "briefTitle");
      // What is kept in memory is filtered by Spark alone.
      Dataset<Row> all = read(input, "STUDIES").cache();
      List<Row> alone = all.where(filter).select("nctId", "briefTitle").collectAsList();
      all.unpersist();
      assertThat(alone).isNotEmpty().hasSizeLessThan(studies.size());
      assertThat(pushed.collectAsList()).isEqualTo(alone);
    }
  }

  @Test
  void studiesThatAFilterRulesOutAreNotFlattened() {
    Dataset<Row> recruiting =
        read("plain", "STUDIES").where(col("overallStatus").equalTo("RECRUITING"));
    long rows = recruiting.collectAsList().size();
    assertThat(Metrics.of(recruiting))
        .containsEntry("studies", rows)
        .containsEntry("passedOver", studies.size() - rows);
  }

  /** Of a snapshot only the frames with the named studies are read. */
  @Test
  void namedStudiesOfASnapshotAreFoundByItsIndex() throws IOException {
    String first = SampleInputs.nctId(studies.get(17));
    String second = SampleInputs.nctId(studies.get(170));
    Dataset<Row> named =
        read("snapshot", "LOCATIONS").where(col("nctId").isin(first, second, "NCT00000001"));
    List<List<Object>> own =
        OwnRows.of(inputs.get("plain"), Relations.LOCATIONS).stream()
            .filter(row -> List.of(first, second).contains(Objects.toString(row.get(0))))
            .toList();
    OwnRows.assertSame("named", OwnRows.of(named), own);
    assertThat(Metrics.of(named)).containsEntry("studies", 2L).containsEntry("passedOver", 0L);
    assertThat(read("snapshot", "STUDIES").where("nctId = 'NCT00000001'").collectAsList())
        .isEmpty();
    assertThat(read("snapshot", "STUDIES").where("nctId = 'no number'").collectAsList()).isEmpty();
  }

  @Test
  void aLimitBringsThatManyRows() {
    assertThat(read("plain", "LOCATIONS").limit(7).collectAsList()).hasSize(7);
    assertThat(read("zip", "STUDIES").limit(10_000).collectAsList()).hasSize(studies.size());
    assertThat(read("zip", "STUDIES").limit(0).collectAsList()).isEmpty();
  }
}
