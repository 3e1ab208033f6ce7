package org.trialbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.store.Sql;

/**
 * What {@code flatten} has left in a folder, as tables: each file or folder of Parquet, each file
 * of CSV or Arrow, under its name. Where a table is there in several formats, Parquet goes before
 * CSV, and CSV before Arrow, which has to be copied.
 */
final class ExportedTables {

  private static final List<String> FORMATS = List.of("parquet", "csv", "arrow", "arrows");

  private ExportedTables() {}

  /** The query with the tables of a folder. */
  static Sql in(Sql sql, Path folder) {
    List<Path> content = content(folder);
    Map<String, Path> tables = new LinkedHashMap<>();
    for (String format : FORMATS) {
      content.stream()
          .filter(path -> format.equals(format(path)))
          .forEach(path -> tables.putIfAbsent(name(path), path));
    }
    List<Path> databases =
        content.stream().filter(path -> "duckdb".equals(format(path))).limit(2).toList();
    if (tables.isEmpty() && databases.size() == 1) {
      return sql.with(name(databases.get(0)), databases.get(0));
    }
    if (tables.isEmpty()) {
      throw new TrialbookException(
          "There are no tables in %s.\nMake some: trialbook flatten FILE --format parquet --out %s"
              .formatted(folder, folder));
    }
    Sql with = sql;
    for (Map.Entry<String, Path> table : tables.entrySet()) {
      with = with.with(table.getKey(), table.getValue());
    }
    return with;
  }

  private static List<Path> content(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return new ArrayList<>(content.sorted().toList());
    } catch (IOException e) {
      throw TrialbookException.cannot("look into the folder of tables", e);
    }
  }

  /** By the extension; of a folder, by what is in it. */
  private static String format(Path path) {
    if (Files.isDirectory(path)) {
      return holdsParquet(path) ? "parquet" : "";
    }
    String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return file.startsWith(".") ? "" : file.substring(file.lastIndexOf('.') + 1);
  }

  private static boolean holdsParquet(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      return content.anyMatch(path -> path.toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw TrialbookException.cannot("look into the folder of tables", e);
    }
  }

  /** The name of the file up to its extensions, as a table's name. */
  static String name(Path path) {
    String name = path.getFileName().toString();
    int dot = name.indexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
  }
}
