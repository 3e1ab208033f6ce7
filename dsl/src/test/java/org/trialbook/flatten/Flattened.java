package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Reject;

/** Everything that came of some records: a helper to look at batches as rows. */
public final class Flattened {

  public final List<Batch> batches = new ArrayList<>();
  public final List<Reject> rejects = new ArrayList<>();
  public Accounting accounting = Accounting.NONE;

  /** Flattens records that stand one behind the other, as in a file of lines. */
  static Flattened of(Plan plan, List<byte[]> records) {
    Flattened flattened = new Flattened();
    Flattener flattener = new Flattener(plan, flattened.batches::add, flattened.rejects::add);
    long position = 0;
    for (byte[] each : records) {
      flattener.study(each, 0, each.length, position);
      position += each.length + 1;
    }
    flattener.finish();
    flattened.accounting = flattener.takeAccounting();
    return flattened;
  }

  static Flattened of(Relation relation, String... records) {
    List<byte[]> bytes = new ArrayList<>();
    for (String each : records) {
      bytes.add(each.getBytes(StandardCharsets.UTF_8));
    }
    return of(Plan.of(relation), bytes);
  }

  /** The rows of a relation over all batches, cells as {@link Cells#value} gives them. */
  public List<List<Object>> rows(Relation relation) {
    return lazyRows(relation).toList();
  }

  /** The same, made one by one: a row of plain values takes far more room than its cells. */
  Stream<List<Object>> lazyRows(Relation relation) {
    return batches.stream()
        .filter(batch -> batch.relation().equals(relation))
        .flatMap(batch -> IntStream.range(0, batch.rows()).mapToObj(row -> row(batch, row)));
  }

  private static List<Object> row(Batch batch, int row) {
    List<Object> cells = new ArrayList<>();
    for (Cells column : batch.cells()) {
      cells.add(column.value(row));
    }
    return cells;
  }

  /** The values that could not be read, each as its path, text and reason. */
  public List<String> unread() {
    return accounting.valueRejects().first().stream()
        .map(each -> each.path() + ": " + each.text() + " (" + each.reason() + ")")
        .toList();
  }

  /** The cells of one column over all batches. */
  public List<Object> column(String name) {
    List<Object> values = new ArrayList<>();
    for (Batch batch : batches) {
      for (int row = 0; row < batch.rows(); row++) {
        values.add(batch.cells(name).value(row));
      }
    }
    return values;
  }
}
