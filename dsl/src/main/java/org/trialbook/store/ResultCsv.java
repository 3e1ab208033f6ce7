package org.trialbook.store;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The rows of a result as CSV, every value to its last digit: see {@link Sql#csv}. */
final class ResultCsv {

  private static final Set<String> OURS =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE",
          "DATE",
          "UUID",
          "INTERVAL");

  /** What DuckDB has beyond the last day and time that it counts, by how Java writes it. */
  private static final Map<String, String> WITHOUT_END = withoutEnd();

  private ResultCsv() {}

  private static Map<String, String> withoutEnd() {
    Map<String, String> texts = new HashMap<>();
    LocalDateTime begin = LocalDate.EPOCH.atStartOfDay();
    for (int sign : new int[] {1, -1}) {
      String name = sign > 0 ? "infinity" : "-infinity";
      String time = begin.plus(sign * Long.MAX_VALUE, ChronoUnit.MICROS).toString();
      texts.put(time, name);
      texts.put(time + "Z", name);
      texts.put(LocalDate.ofEpochDay(sign * (long) Integer.MAX_VALUE).toString(), name);
    }
    return texts;
  }

  /**
   * @param words what becomes of text, before it is written
   */
  static void write(ResultSet rows, Writer out, UnaryOperator<String> words)
      throws SQLException, IOException {
    ResultSetMetaData meta = rows.getMetaData();
    int columns = meta.getColumnCount();
    String[] types = new String[columns];
    for (int i = 0; i < columns; i++) {
      types[i] = meta.getColumnTypeName(i + 1);
      separate(i, out);
      cell(words.apply(meta.getColumnLabel(i + 1)), out);
    }
    out.write('\n');
    while (rows.next()) {
      for (int i = 0; i < columns; i++) {
        separate(i, out);
        if (rows.getObject(i + 1) != null) {
          String text = text(rows, i + 1, types[i]);
          cell(isOurs(types[i]) ? text : words.apply(text), out);
        }
      }
      out.write('\n');
    }
  }

  /** Whether a value is written by a program alone: no record can put a formula into it. */
  private static boolean isOurs(String type) {
    return type.startsWith("DECIMAL") || type.startsWith("TIME") || OURS.contains(type);
  }

  private static void separate(int column, Writer out) throws IOException {
    if (column > 0) {
      out.write(',');
    }
  }

  private static String text(ResultSet rows, int index, String type) throws SQLException {
    String text = asJava(rows, index, type);
    return isTime(type) ? WITHOUT_END.getOrDefault(text, text) : text;
  }

  private static boolean isTime(String type) {
    return type.equals("DATE") || type.startsWith("TIMESTAMP");
  }

  private static String asJava(ResultSet rows, int index, String type) throws SQLException {
    if (type.startsWith("DECIMAL")) {
      return ((BigDecimal) rows.getObject(index)).toPlainString();
    }
    return switch (type) {
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(rows.getObject(index, LocalDateTime.class));
      case "BLOB" -> HexFormat.of().formatHex(rows.getBytes(index));
      default -> rows.getString(index);
    };
  }

  /** In quotes where a reader could take it for something else, as empty text for nothing. */
  private static void cell(String text, Writer out) throws IOException {
    boolean quoted =
        text.isEmpty() || text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ';
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }
}
