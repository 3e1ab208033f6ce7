package org.trialbook.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.export.SnapshotTables;
import org.trialbook.file.WholeFile;
import org.trialbook.frame.CsvFormat;
import org.trialbook.store.Sql;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a query in DuckDB's SQL and prints its rows as CSV: NULL is nothing, empty text \"\",",
      "a BLOB hexadecimal.",
      "WHERE is a snapshot, whose relations are the tables: studies, locations, ...;",
      "a .duckdb file; a folder of exported tables; or one .parquet, .csv or .ndjson file."
    })
final class SqlCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WHERE", description = "A snapshot, file or folder.")
  private String where;

  @Parameters(index = "1", paramLabel = "SQL", description = "Such as \"from studies limit 5\".")
  private String text;

  @Option(names = "--out", paramLabel = "FILE", description = "A .csv file in place of the screen.")
  private Path out;

  @Mixin private SnapshotsOption among;

  @Option(
      names = "--for-spreadsheets",
      description = {
        "Text that a spreadsheet would compute as a formula begins with an apostrophe.",
        "Without it text is as in the record."
      })
  private boolean spreadsheets;

  @Override
  public Integer call() {
    Sql rows = tables(Sql.of(text));
    CsvFormat format = new CsvFormat(spreadsheets);
    if (out == null) {
      rows.csv(spec.commandLine().getOut(), format);
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new ParameterException(
          spec.commandLine(), "--out is a .csv file, not %s.".formatted(out));
    }
    WholeFile.write(
        out,
        path -> {
          try (Writer writer = Files.newBufferedWriter(path)) {
            rows.csv(writer, format);
          }
        });
    return 0;
  }

  private Sql tables(Sql sql) {
    Path path = SnapshotsOption.path(where);
    if (Files.isRegularFile(path)) {
      return sql.with(stem(path), path);
    }
    boolean isSnapshot = Files.isRegularFile(path.resolve("manifest.json"));
    if (Files.isDirectory(path) && !isSnapshot) {
      return exported(sql, path);
    }
    return SnapshotTables.of(among.find(where)).in(sql);
  }

  /** Each file or folder of Parquet in the folder is a table. */
  private static Sql exported(Sql sql, Path folder) {
    List<Path> tables;
    try (Stream<Path> content = Files.list(folder)) {
      tables =
          content
              .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".parquet"))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw TrialbookException.cannot("look into the folder of tables", e);
    }
    if (tables.isEmpty()) {
      throw new TrialbookException(
          "There are no tables in %s.\nMake some: trialbook flatten FILE --format parquet --out %s"
              .formatted(folder, folder));
    }
    Sql with = sql;
    for (Path table : tables) {
      with = with.with(stem(table), table);
    }
    return with;
  }

  /** The name of the file up to its extensions, as a table's name. */
  private static String stem(Path path) {
    String name = path.getFileName().toString();
    int dot = name.indexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
  }
}
