package org.trialbook.aact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.frame.DuckDb;

/**
 * The text of a table: a line of names, then a row a line, cells between bars, quoted where they
 * hold a bar, a quote or a line break.
 *
 * @param columns in the order of the file; one that AACT did not have in October 2024 is text
 */
record AactFile(AactTable table, Path path, List<AactTable.Column> columns) {

  private static final int LONGEST_HEADER = 1 << 16;
  private static final String KEY = "nct_id";

  /** Reads its line of names. */
  static AactFile of(AactTable table, Path path) {
    List<String> names = names(table, path);
    Map<String, AactTable.Column> known = table.byName();
    if (known.containsKey(KEY) && !names.contains(KEY)) {
      throw new TrialbookException(
          "%s is no table of AACT: its first line names no column nct_id, but %s.\nIt is a line of names with | between them."
              .formatted(table.fileName(), String.join(", ", names)));
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new TrialbookException(
          "%s names a column twice in its first line: %s.\nIs it whole?"
              .formatted(table.fileName(), String.join(", ", names)));
    }
    return new AactFile(
        table,
        path,
        names.stream()
            .map(name -> known.getOrDefault(name, new AactTable.Column(name, "VARCHAR", "")))
            .toList());
  }

  private static List<String> names(AactTable table, Path path) {
    byte[] begin;
    try (InputStream in = Files.newInputStream(path)) {
      begin = in.readNBytes(LONGEST_HEADER);
    } catch (IOException e) {
      throw TrialbookException.cannot("read " + path, e);
    }
    String line =
        new String(begin, StandardCharsets.UTF_8).lines().findFirst().orElse("").replace("\"", "");
    if (line.isBlank()) {
      throw new TrialbookException(
          "%s is empty: it lacks even its line of names.\nIs the archive whole?"
              .formatted(table.fileName()));
    }
    return Arrays.asList(line.replace("\uFEFF", "").split("\\|", -1));
  }

  /** All of it as text, in SQL; what is no row is kept in DuckDB's tables of rejects. */
  String raw() {
    return "read_csv(%s, auto_detect = false, header = true, delim = '|', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, parallel = false, store_rejects = true, rejects_limit = 0, columns = {%s})"
        .formatted(
            DuckDb.literal(path.toString()),
            columns.stream()
                .map(column -> DuckDb.literal(column.name()) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ")));
  }

  /** A row of raw with its types: the columns of the file, and as nothing those that it lacks. */
  String typed() {
    List<String> there = columns.stream().map(AactTable.Column::name).toList();
    String cells =
        columns.stream()
            .map(
                column ->
                    column.typed(AactTable.quoted(column.name()))
                        + " AS "
                        + AactTable.quoted(column.name()))
            .collect(Collectors.joining(", "));
    return table.columns().stream()
        .filter(column -> !there.contains(column.name()))
        .map(
            column ->
                ", CAST(NULL AS %s) AS %s"
                    .formatted(column.type(), AactTable.quoted(column.name())))
        .collect(Collectors.joining("", cells, ""));
  }

  /** The cells of raw that are not of their type, in SQL: key, column and text. */
  String unread() {
    String key = columns.stream().anyMatch(column -> column.name().equals(KEY)) ? KEY : "NULL";
    return columns.stream()
        .filter(column -> !column.isText())
        .map(
            column ->
                "SELECT %s, %s, %s, %s FROM raw WHERE %3$s IS NOT NULL AND %s IS NULL"
                    .formatted(
                        key,
                        DuckDb.literal(column.name()),
                        AactTable.quoted(column.name()),
                        DuckDb.literal(column.type().toLowerCase(Locale.ROOT)),
                        column.typed(AactTable.quoted(column.name()))))
        .collect(Collectors.joining(" UNION ALL "));
  }
}
