package org.trialbook.kernel.magic;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What is in a variable, in a line: how much of it there is, or its text, cut. */
public final class InShort {

  private static final int LONGEST_VALUE = 60;

  private InShort() {}

  /** The line; code of cells may run for it, as {@code toString} is theirs. */
  public static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Table table) {
      return String.format(
          Locale.ROOT, "%,d rows × %,d columns", table.rowCount(), table.columnCount());
    }
    if (value instanceof Column<?> column) {
      return count(column.size(), "value");
    }
    if (value instanceof Collection<?> collection) {
      return count(collection.size(), "element");
    }
    if (value instanceof Map<?, ?> map) {
      return count(map.size(), map.size() == 1 ? "entry" : "entrie");
    }
    if (value.getClass().isArray()) {
      return count(Array.getLength(value), "element");
    }
    return cut(text(value));
  }

  private static String count(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String text(Object value) {
    try {
      String text = String.valueOf(value);
      return value instanceof CharSequence ? '"' + text + '"' : text;
    } catch (RuntimeException e) { // a value that cannot show itself must not hide the others
      return "(its toString failed with " + e.getClass().getSimpleName() + ")";
    }
  }

  private static String cut(String text) {
    String line = text.lines().findFirst().orElse("");
    boolean whole =
        line.length() == text.stripTrailing().length() && line.length() <= LONGEST_VALUE;
    return whole ? line : line.substring(0, Math.min(LONGEST_VALUE - 1, line.length())) + "…";
  }
}
