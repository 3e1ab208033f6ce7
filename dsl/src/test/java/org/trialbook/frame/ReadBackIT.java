package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.arrow;
import static org.trialbook.Trialbook.parquet;
import static org.trialbook.Trialbook.read;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.OVERALL_STATUS;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.Python;
import org.trialbook.Rows;
import org.trialbook.TestStudies;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.StudyFiles;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

/** What pyarrow, DuckDB, pandas and polars read in our files is what our rows hold. */
class ReadBackIT {

  private static final List<String> WHOLE =
      List.of(
          "arrow duckdb",
          "arrow pandas",
          "arrow polars",
          "arrow pyarrow",
          "arrow-zstd duckdb",
          "arrow-zstd pandas",
          "arrow-zstd polars",
          "arrow-zstd pyarrow",
          "arrows duckdb",
          "arrows polars",
          "arrows pyarrow",
          "arrows-zstd duckdb",
          "arrows-zstd polars",
          "arrows-zstd pyarrow",
          "csv duckdb",
          "csv pandas",
          "csv polars",
          "csv pyarrow",
          "duckdb duckdb",
          "parquet duckdb",
          "parquet pandas",
          "parquet polars",
          "parquet pyarrow");
  private static final List<String> FOLDERS =
      List.of("folders duckdb", "folders pandas", "folders polars", "folders pyarrow");
  private static final Provenance COUNTED = AllTypes.PROVENANCE.counted(Counts.of(0, 0), 0);

  @TempDir Path folder;

  /** Every row of every relation of all studies. */
  @ParameterizedTest
  @EnumSource
  void studiesAreReadBackCellByCell(TestStudies studies) throws IOException, InterruptedException {
    Path records = studies.file();
    try (ExpectedRows expected = new ExpectedRows(folder, Relations.ALL)) {
      Flattener flattener =
          new Flattener(
              Plan.of(Relations.ALL),
              expected::write,
              reject -> {
                throw new AssertionError(reject);
              });
      StudyFiles.read(records, flattener);
      flattener.finish();
    }
    Rows all = read(records).flatten(Relations.ALL);
    all.toArrow(folder.resolve("arrow"));
    all.toArrow(folder.resolve("arrow-zstd"), arrow().zstd());
    all.toArrow(folder.resolve("arrows"), arrow().stream());
    all.toArrow(folder.resolve("arrows-zstd"), arrow().stream().zstd());
    all.toParquet(folder.resolve("parquet"));
    all.toCsv(folder.resolve("csv"));
    all.toDuckDb(Files.createDirectory(folder.resolve("duckdb")));
    assertAllEqual(WHOLE, Relations.ALL);
  }

  /** A folder for each value, missing ones too, of a column that is not written in the files. */
  @ParameterizedTest
  @EnumSource
  void foldersAreReadBackCellByCell(TestStudies studies) throws IOException, InterruptedException {
    Path records = studies.file();
    List<Relation> relations = List.of(STUDIES, LOCATIONS.with(OVERALL_STATUS));
    try (ExpectedRows expected = new ExpectedRows(folder, relations)) {
      Flattener flattener = new Flattener(Plan.of(relations), expected::write, reject -> {});
      StudyFiles.read(records, flattener);
      flattener.finish();
    }
    read(records)
        .flatten(STUDIES, LOCATIONS)
        .toParquet(folder.resolve("folders"), parquet().partitionBy(OVERALL_STATUS).sortBy(NCT_ID));
    assertAllEqual(FOLDERS, relations);
  }

  @Test
  void awkwardCellsOverManyBatchesAreReadBack() throws IOException, InterruptedException {
    write(AllTypes.batches(70_001, 1, 64, 70_000, 59_934));
    assertAllEqual(WHOLE, List.of(AllTypes.RELATION));
  }

  @Test
  void relationsWithoutRowsAreReadBack() throws IOException, InterruptedException {
    write(List.of());
    assertAllEqual(WHOLE, List.of(AllTypes.RELATION));
  }

  @Test
  void aCellOfFourMegabytesAndControlCharactersAreReadBack()
      throws IOException, InterruptedException {
    String large = "\\\"4 MB, \\r\\n µ\\\"".repeat((4 << 20) / 12);
    List<Batch> batches = new ArrayList<>();
    batches.addAll(AllTypes.batches(3));
    batches.add(
        AllTypes.batch(
            "\"text\":\"" + large + "\"",
            "\"text\":\"tab\\t, bell\\u0007, line\\u2028, \\ufeffmark\",\"category\":\"\\\"\"",
            "\"text\":\" spaces \",\"category\":\"null\",\"list\":[\" \",\"NA\"]"));
    write(batches);
    assertAllEqual(WHOLE, List.of(AllTypes.RELATION));
  }

  /** CSV readers disagree about NUL; all others keep it. */
  @Test
  void textWithNulIsReadBackWhereTypesAreKept() throws IOException, InterruptedException {
    write(
        List.of(
            AllTypes.batch(
                "\"text\":\"a\\u0000b\",\"category\":\"c\\u0000\",\"list\":[\"\\u0000\"]",
                "\"text\":\"\\u0000\"")));
    assertAllEqual(
        WHOLE.stream().filter(reader -> !reader.startsWith("csv")).toList(),
        List.of(AllTypes.RELATION));
  }

  private void write(List<Batch> batches) throws IOException {
    List<Relation> relations = List.of(AllTypes.RELATION);
    try (ExpectedRows expected = new ExpectedRows(folder, relations)) {
      batches.forEach(expected::write);
    }
    Map<String, FileFormat> formats =
        Map.of(
            "arrow", arrow(),
            "arrow-zstd", arrow().zstd(),
            "arrows", arrow().stream(),
            "arrows-zstd", arrow().stream().zstd(),
            "parquet", parquet(),
            "csv", new CsvFormat(),
            "duckdb", new DuckDbFormat());
    for (Map.Entry<String, FileFormat> each : formats.entrySet()) {
      Path target = Files.createDirectory(folder.resolve(each.getKey()));
      try (BatchWriter writer = each.getValue().open(target, relations, AllTypes.PROVENANCE)) {
        batches.forEach(writer::write);
        writer.commit(relation -> COUNTED);
      }
    }
  }

  private void assertAllEqual(List<String> readers, List<Relation> relations)
      throws IOException, InterruptedException {
    JsonNode found = Python.json(folder, "frame/read_back.py", folder.toString());
    Map<String, String> differences = new TreeMap<>();
    for (String reader : readers) {
      for (String relation : names(relations).toList()) {
        String verdict = found.path(reader).path(relation).asText("not read");
        if (!verdict.equals("equal")) {
          differences.put(reader + " " + relation, verdict);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static Stream<String> names(List<Relation> relations) {
    return relations.stream().map(relation -> relation.name().toLowerCase(Locale.ROOT));
  }
}
