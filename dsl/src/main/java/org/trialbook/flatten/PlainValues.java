package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.trialbook.Internal;

/** Rows that come from no study: plain values as batches, for the writers of files. */
@Internal
public final class PlainValues {

  private PlainValues() {}

  /**
   * A batch of plain values, for rows that come from no study: what {@link Cells#value} gives, by
   * column.
   *
   * @param values a list of as many values for each column; null is missing
   */
  public static Batch batch(Relation relation, List<? extends List<?>> values) {
    OpenBatch open = new OpenBatch(relation);
    for (int column = 0; column < values.size(); column++) {
      Cells cells = open.cells(column);
      values.get(column).forEach(value -> append(cells, value));
    }
    values.get(0).forEach(row -> open.add());
    return open.take();
  }

  private static void append(Cells cells, Object value) {
    if (value == null) {
      cells.appendMissing(1);
    } else if (cells instanceof TextCells texts) {
      byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
      texts.append(utf8, 0, utf8.length, false, 1);
    } else if (cells instanceof IntegerCells integers) {
      integers.append((Long) value, 1);
    } else if (cells instanceof NumberCells numbers) {
      numbers.append((Double) value, 1);
    } else if (cells instanceof BooleanCells booleans) {
      booleans.append((Boolean) value, 1);
    } else if (cells instanceof DateCells dates) {
      dates.append(Math.toIntExact(((LocalDate) value).toEpochDay()), 1);
    } else {
      throw new IllegalArgumentException("No plain values go into " + cells.getClass());
    }
  }
}
