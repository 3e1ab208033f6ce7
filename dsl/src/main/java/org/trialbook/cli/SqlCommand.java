package org.trialbook.cli;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
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
      "a .duckdb file; a folder of exported tables; or one .parquet, .csv, .arrow or .ndjson file."
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
      return sql.with(ExportedTables.name(path), path);
    }
    boolean isSnapshot = Files.isRegularFile(path.resolve("manifest.json"));
    if (Files.isDirectory(path) && !isSnapshot) {
      return ExportedTables.in(sql, path);
    }
    return SnapshotTables.of(among.find(where)).in(sql);
  }
}
