package org.trialbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.trialbook.corpus.StudyFiles;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;

/** The rows that our own flatten makes, to compare Spark's with, cell by cell. */
final class OwnRows {

  private OwnRows() {}

  /** All rows of a relation, in the order of the input. */
  static List<List<Object>> of(Path file, Relation relation) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    Flattener flattener = new Flattener(Plan.of(relation), batch -> add(batch, rows), reject -> {});
    StudyFiles.read(file, flattener);
    flattener.finish();
    return rows;
  }

  private static void add(Batch batch, List<List<Object>> rows) {
    for (int row = 0; row < batch.rows(); row++) {
      Object[] cells = new Object[batch.cells().size()];
      for (int column = 0; column < cells.length; column++) {
        cells[column] = batch.cells().get(column).value(row);
      }
      rows.add(Arrays.asList(cells));
    }
  }

  /** Spark's rows in its order, as plain Java values. */
  static List<List<Object>> of(Dataset<Row> frame) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : frame.collectAsList()) {
      Object[] cells = new Object[row.size()];
      for (int column = 0; column < cells.length; column++) {
        boolean isList =
            row.schema().apply(column).dataType() instanceof org.apache.spark.sql.types.ArrayType;
        cells[column] = isList && !row.isNullAt(column) ? row.getList(column) : row.get(column);
      }
      rows.add(Arrays.asList(cells));
    }
    return rows;
  }

  /** Says of rows that differ only where the first one does. */
  static void assertSame(String what, List<List<Object>> rows, List<List<Object>> own) {
    int same = 0;
    while (same < Math.min(rows.size(), own.size()) && rows.get(same).equals(own.get(same))) {
      same++;
    }
    if (same < own.size() || same < rows.size()) {
      assertThat(same < rows.size() ? rows.get(same) : null)
          .describedAs("row %s of %s, which has %s", same, what, rows.size())
          .isEqualTo(same < own.size() ? own.get(same) : null);
    }
  }
}
