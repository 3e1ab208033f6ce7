package org.trialbook.store;

import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.frame.CsvFormat;
import tech.tablesaw.api.Table;

/**
 * A query in SQL, with the tables and values that it names. It is a value until {@link #table} runs
 * it.
 *
 * <p>The SQL is DuckDB's. A parameter is written {@code $name} and its value is bound, never put
 * into the text. Each run has a database of its own in memory: what it creates ends with it.
 */
public final class Sql {

  private final String text;
  private final Map<String, Object> tables;
  private final Map<String, Object> values;
  private final List<String> known;

  private Sql(
      String text, Map<String, Object> tables, Map<String, Object> values, List<String> known) {
    this.text = text;
    this.tables = tables;
    this.values = values;
    this.known = known;
  }

  /** A query that names no tables or values yet. */
  public static Sql of(String text) {
    if (text.isBlank()) {
      throw new TrialbookException("There is no SQL to run.\nTry select 42");
    }
    return new Sql(text, Map.of(), Map.of(), List.of());
  }

  /**
   * The same with a Tablesaw table under this name: text as VARCHAR, whole numbers as BIGINT,
   * INTEGER or SMALLINT, other numbers as DOUBLE or FLOAT, days as DATE, truth as BOOLEAN; what is
   * missing there is NULL here.
   */
  public Sql with(String name, Table table) {
    return new Sql(text, plus(tables, name, table), values, known);
  }

  /**
   * The same with a file under this name: Parquet, CSV, Arrow or JSON, by its extension; or with a
   * folder of Parquet files, in folders {@code column=value} or not. A CSV file that is named like
   * a relation, {@code locations.csv}, has the types of its columns; of others they are guessed.
   * The tables of a DuckDB file are there by their own names, and by {@code name.table}.
   *
   * @param name may be in a schema, {@code today.studies}
   */
  public Sql with(String name, Path file) {
    return new Sql(text, plus(tables, name, file), values, known);
  }

  /**
   * The same with a value for {@code $name}: text, a number, truth, a day or time of {@code
   * java.time}, or null.
   */
  public Sql bind(String name, Object value) {
    return new Sql(text, tables, plus(values, name, value), known);
  }

  /**
   * Runs the query: the rows of its last statement. DATE becomes a {@code DateColumn}, TIMESTAMP a
   * {@code DateTimeColumn} (with a zone an {@code InstantColumn}), TIME a {@code TimeColumn},
   * BOOLEAN a {@code BooleanColumn}, INTEGER and less an {@code IntColumn}, BIGINT a {@code
   * LongColumn}, every other number a {@code DoubleColumn}, the rest text. NULL is missing.
   *
   * @throws TrialbookException where DuckDB refuses it, with the nearest name for a table that is
   *     not there, and where the thread is interrupted
   */
  public Table table() {
    return run().read(rows -> rows.isPresent() ? ResultTable.of(rows.get()) : Table.create("sql"));
  }

  /**
   * Runs the query and writes the rows of its last statement as CSV, one by one, with a line of
   * names.
   *
   * <p>Numbers of every size and times are written to their last digit, text with the blanks around
   * it. NULL is nothing, empty text is {@code ""}; a BLOB is its bytes in hexadecimal, two digits
   * each; lists and structures are as DuckDB shows them.
   *
   * @throws TrialbookException as {@link #table} does, and where it cannot be written
   */
  public void csv(Writer out) {
    csv(out, new CsvFormat());
  }

  /**
   * The same with a choice; see {@link CsvFormat#forSpreadsheets()}: names of columns, text, lists
   * and structures are guarded then, numbers and times are not.
   */
  public void csv(Writer out, CsvFormat format) {
    run()
        .read(
            rows -> {
              if (rows.isPresent()) {
                ResultCsv.write(rows.get(), out, format::guarded);
              }
              return null;
            });
  }

  /** The same, which tells of these tables where the text names one that is not there. */
  @Internal
  public Sql knowing(Collection<String> others) {
    return new Sql(text, tables, values, List.copyOf(others));
  }

  /** Whether the text may name this table; upper and lower case are the same. */
  public boolean names(String table) {
    return SqlText.names(text).contains(table.toLowerCase(java.util.Locale.ROOT));
  }

  /** The names of the parameters, in their order. */
  public java.util.List<String> parameters() {
    return SqlText.parameters(text);
  }

  private QueryRun run() {
    return new QueryRun(text, tables, values, known);
  }

  private static Map<String, Object> plus(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sql sql
        && sql.text.equals(text)
        && sql.tables.equals(tables)
        && sql.values.equals(values);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(text, tables, values);
  }

  @Override
  public String toString() {
    return text;
  }
}
