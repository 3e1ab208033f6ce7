package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.OVERALL_STATUS;
import static org.trialbook.flatten.Relations.CONDITIONS;
import static org.trialbook.flatten.Relations.STUDIES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/** Folders for values, order within files, and what an export may replace. */
class ParquetFormatTest {

  private static final ParquetFormat BY_CATEGORY = new ParquetFormat().partitionBy("category");
  private static final Provenance COUNTED = AllTypes.PROVENANCE.counted(Counts.of(7, 0), 7);

  @TempDir Path folder;

  private static void write(ParquetFormat format, Path target, List<Batch> batches) {
    try (BatchWriter writer =
        format.open(target, List.of(AllTypes.RELATION), AllTypes.PROVENANCE)) {
      batches.forEach(writer::write);
      writer.commit(relation -> COUNTED);
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> content = Files.walk(folder)) {
      return content
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<Object> query(String sql, Path files) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.prepareStatement(sql)) {
      statement.setString(1, files.toString());
      List<Object> values = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          values.add(result.getObject(1));
        }
      }
      return values;
    }
  }

  @Test
  void eachValueHasItsFolder() throws IOException, SQLException {
    Path target = folder.resolve("it's partitioned");
    write(BY_CATEGORY, target, AllTypes.batches(5, 2));
    assertThat(files(target))
        .containsExactly(
            "category=/data_0.parquet",
            "category=A/data_0.parquet",
            "category=T%C3%BCrkiye/data_0.parquet",
            "category=__HIVE_DEFAULT_PARTITION__/data_0.parquet");
    Path all = target.resolve("*/*.parquet");
    assertThat(
            query(
                "SELECT nctId || ':' || coalesce(category, 'missing')"
                    + " FROM read_parquet(?, hive_partitioning = true) ORDER BY nctId",
                all))
        .containsExactly(
            "NCT00000001:A",
            "NCT00000002:missing",
            "NCT00000003:",
            "NCT00000004:Türkiye",
            "NCT00000005:missing",
            "NCT00000006:A",
            "NCT00000007:missing");
    // Every file knows where it comes from.
    assertThat(
            query(
                "SELECT trim(decode(value)) FROM parquet_kv_metadata(?)"
                    + " WHERE decode(key) = 'trialbook.rows'",
                all))
        .containsExactly("7", "7", "7", "7");
    assertThat(files(folder)).hasSize(4);
  }

  @Test
  void rowsAreSortedWithinEachFile() throws SQLException {
    Path file = folder.resolve("sorted.parquet");
    write(new ParquetFormat().sortBy("integer"), file, AllTypes.batches(3, 2));
    assertThat(query("SELECT nctId FROM read_parquet(?)", file))
        .containsExactly("NCT00000004", "NCT00000003", "NCT00000001", "NCT00000005", "NCT00000002");
    Path target = folder.resolve("folders");
    write(BY_CATEGORY.sortBy("nctId"), target, reversed(AllTypes.batches(30, 30)));
    assertThat(query("SELECT nctId FROM read_parquet(?)", target.resolve("category=A/*.parquet")))
        .hasSize(12)
        .isSorted();
  }

  private static List<Batch> reversed(List<Batch> batches) {
    return List.of(batches.get(1), batches.get(0));
  }

  @Test
  void statisticsLetReadersSkip() throws SQLException {
    Path file = folder.resolve("groups.parquet");
    write(new ParquetFormat().sortBy("nctId"), file, AllTypes.batches(100_000));
    assertThat(
            query(
                "SELECT stats_min_value || ' ' || stats_max_value FROM parquet_metadata(?)"
                    + " WHERE path_in_schema = 'nctId' ORDER BY row_group_id",
                file))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("NCT00000001 NCT000");
  }

  @Test
  void pagesAreCompressedOrNot() throws SQLException {
    Path file = folder.resolve("x.parquet");
    String compression = "SELECT DISTINCT compression FROM parquet_metadata(?)";
    write(new ParquetFormat().compressed(Compression.NONE), file, AllTypes.batches(5));
    assertThat(query(compression, file)).containsExactly("UNCOMPRESSED");
    write(new ParquetFormat(), file, AllTypes.batches(5));
    assertThat(query(compression, file)).containsExactly("ZSTD");
  }

  @Test
  void noRowsMakeOneFileThatSaysTheColumns() throws IOException, SQLException {
    Path target = folder.resolve("empty");
    write(BY_CATEGORY, target, List.of());
    assertThat(files(target)).containsExactly("data_0.parquet");
    assertThat(query("SELECT count(*) FROM read_parquet(?)", target.resolve("*.parquet")))
        .containsExactly(0L);
  }

  @Test
  void anEarlierExportIsReplacedAsAWhole() throws IOException {
    Path target = folder.resolve("again");
    write(BY_CATEGORY, target, AllTypes.batches(5));
    write(BY_CATEGORY, target, AllTypes.batches(1));
    assertThat(files(folder)).containsExactly("again/category=A/data_0.parquet");
  }

  @Test
  void aFolderWithOtherFilesKeepsThem() throws IOException {
    Path target = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(target.resolve("notes.txt"), "mine");
    write(BY_CATEGORY, target, AllTypes.batches(1));
    assertThat(files(target)).containsExactly("all_types/category=A/data_0.parquet", "notes.txt");

    Files.writeString(target.resolve("all_types").resolve("more.txt"), "mine too");
    assertThatThrownBy(() -> write(BY_CATEGORY, target, AllTypes.batches(1)))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("the folder holds other files, which would be lost");
    assertThat(files(folder))
        .containsExactly(
            "mine/all_types/category=A/data_0.parquet",
            "mine/all_types/more.txt",
            "mine/notes.txt");
  }

  @Test
  void closingWithoutCommitLeavesWhatWasThere() throws IOException {
    Path target = folder.resolve("kept");
    write(BY_CATEGORY, target, AllTypes.batches(1));
    try (BatchWriter writer =
        BY_CATEGORY.open(target, List.of(AllTypes.RELATION), AllTypes.PROVENANCE)) {
      AllTypes.batches(50).forEach(writer::write);
    }
    assertThat(files(folder)).containsExactly("kept/category=A/data_0.parquet");
    assertThat(folder.toFile().list()).containsExactly("kept");
  }

  @Test
  void severalRelationsAreWrittenAtOnce() throws SQLException {
    Relation other =
        new Relation(
            "OTHER",
            AllTypes.RELATION.description(),
            AllTypes.RELATION.sources(),
            AllTypes.RELATION.columns());
    try (BatchWriter writer =
        new ParquetFormat().open(folder, List.of(AllTypes.RELATION, other), AllTypes.PROVENANCE)) {
      for (Batch batch : AllTypes.batches(3, 4, 5)) {
        writer.write(batch);
        writer.write(new Batch(other, batch.cells(), batch.rows()));
      }
      assertThat(writer.commit(relation -> COUNTED))
          .containsOnlyKeys(folder.resolve("all_types.parquet"), folder.resolve("other.parquet"));
    }
    assertThat(query("SELECT count(*) FROM read_parquet(?)", folder.resolve("other.parquet")))
        .containsExactly(12L);
  }

  @Test
  void aFieldOfTheStudyIsAddedWhereFoldersNeedIt() {
    ParquetFormat format = new ParquetFormat().partitionBy(OVERALL_STATUS).sortBy(NCT_ID);
    assertThat(format.complete(STUDIES)).isEqualTo(STUDIES);
    assertThat(format.complete(CONDITIONS).columns())
        .hasSize(CONDITIONS.columns().size() + 1)
        .last()
        .satisfies(column -> assertThat(column.name()).isEqualTo("overallStatus"));
  }

  @Test
  void whatCannotBeAFolderOrAnOrderIsSaid() {
    assertThatThrownBy(() -> new ParquetFormat().partitionBy("overallStatu").complete(STUDIES))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("STUDIES has no column overallStatu. Did you mean overallStatus?");
    assertThatThrownBy(() -> new ParquetFormat().sortBy("conditions").complete(STUDIES))
        .hasMessageContaining("conditions is a list");
    assertThatThrownBy(() -> new ParquetFormat().partitionBy(LOCATION_CITY).complete(STUDIES))
        .hasMessageContaining("flatten(LOCATIONS)");
    assertThatThrownBy(
            () -> new ParquetFormat().partitionBy(NCT_ID).complete(STUDIES.select("nctId")))
        .hasMessageContaining("no column but those of its folders");
  }
}
