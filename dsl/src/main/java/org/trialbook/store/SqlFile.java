package org.trialbook.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.trialbook.TrialbookException;

/** What makes a file or folder a table of a database. */
final class SqlFile {

  private SqlFile() {}

  /** The statements to run, in order. */
  static List<String> steps(String name, Path file) {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".duckdb")) {
      String catalog = SqlText.quoted(name);
      return List.of(
          "attach %s as %s (read_only)".formatted(literal(file), catalog),
          "set search_path = " + SqlText.literal("memory.main," + catalog + ".main"));
    }
    int dot = name.indexOf('.');
    String schema = dot < 0 ? "main" : name.substring(0, dot);
    return List.of(
        "create schema if not exists " + SqlText.quoted(schema),
        "create view %s.%s as select * from %s"
            .formatted(
                SqlText.quoted(schema),
                SqlText.quoted(name.substring(dot + 1)),
                rows(file, lower)));
  }

  private static String rows(Path file, String lower) {
    if (Files.isDirectory(file)) {
      // Types by guess would turn a column of codes into numbers.
      return "read_parquet(%s, hive_partitioning = true, hive_types_autocast = false)"
          .formatted(literal(file.resolve("**/*.parquet")));
    }
    if (lower.endsWith(".parquet")) {
      return "read_parquet(%s)".formatted(literal(file));
    }
    if (lower.endsWith(".csv")) {
      return CsvTable.rows(file);
    }
    if (lower.matches(".*\\.(tsv|[ct]sv\\.gz)")) {
      return "read_csv(%s, sample_size = -1)".formatted(literal(file));
    }
    if (lower.matches(".*\\.(json|ndjson|jsonl)(\\.(gz|zst))?")) {
      return "read_json_auto(%s)".formatted(literal(file));
    }
    throw new TrialbookException(
        "SQL cannot read %s.\nIt reads .parquet, .csv, .arrow, .json and .duckdb files, and folders of Parquet."
            .formatted(file));
  }

  private static String literal(Path file) {
    return SqlText.literal(file.toAbsolutePath().toString());
  }
}
