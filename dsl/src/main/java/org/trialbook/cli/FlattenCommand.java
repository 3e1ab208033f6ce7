package org.trialbook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.trialbook.Rows;
import org.trialbook.Studies;
import org.trialbook.Trialbook;
import org.trialbook.aact.AactFormat;
import org.trialbook.accounting.Accounting;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.ArrowFormat;
import org.trialbook.frame.Compression;
import org.trialbook.frame.CsvFormat;
import org.trialbook.frame.DuckDbFormat;
import org.trialbook.frame.ExcelFormat;
import org.trialbook.frame.Export;
import org.trialbook.frame.FileFormat;
import org.trialbook.frame.ParquetFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "flatten",
    mixinStandardHelpOptions = true,
    description =
        "Turns studies in files into tables: one file a relation, such as locations.arrow.",
    footer = {
      "",
      "The last line says what was read and what was not; rejects.ndjson in DIR names it."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      ExitStatus.ALL_READ,
      ExitStatus.FAILED,
      ExitStatus.WRONG_USE,
      ExitStatus.SOME_REJECTS
    })
final class FlattenCommand implements Callable<Integer> {

  /** The formats that a terminal user names. */
  enum Format {
    ARROW,
    ARROWS,
    PARQUET,
    CSV,
    XLSX,
    DUCKDB,
    AACT
  }

  private static final Set<Format> COMPRESSED =
      EnumSet.of(Format.ARROW, Format.ARROWS, Format.PARQUET);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "NDJSON, pages or arrays of studies, XML of the classic site, plain, .gz or .zst; the"
              + " bulk .zip; a folder.")
  private List<Path> files;

  @Option(
      names = "--relations",
      split = ",",
      defaultValue = "STUDIES",
      paramLabel = "NAME",
      description =
          "Relations such as STUDIES,LOCATIONS, or all; docs/reference/relations.md has them.")
  private List<String> relations;

  @Option(
      names = "--format",
      defaultValue = "arrow",
      description = {
        "${COMPLETION-CANDIDATES}; arrow without it.",
        "AACT writes its pipe-delimited files of all that studies hold into aact.zip."
      })
  private Format format;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
  private Path folder;

  @Option(
      names = "--partition-by",
      split = ",",
      paramLabel = "COLUMN",
      description = "A folder for each value, as in overallStatus=RECRUITING; parquet only.")
  private List<String> partitionColumns = List.of();

  @Option(
      names = "--sort-by",
      split = ",",
      paramLabel = "COLUMN",
      description = "The order of the rows in each file; parquet only.")
  private List<String> sortColumns = List.of();

  @Option(
      names = "--compression",
      description = "${COMPLETION-CANDIDATES}; without it parquet is compressed and arrow is not.")
  private Compression compression;

  @Option(
      names = "--for-spreadsheets",
      description = {
        "Text that a spreadsheet would compute as a formula begins with an apostrophe;",
        "csv only. Without it text is as in the record."
      })
  private boolean spreadsheets;

  @Option(
      names = "--all-versions",
      description =
          "Keeps every version of a study that comes more than once, not the newest alone.")
  private boolean allVersions;

  @Override
  public Integer call() {
    requireUse();
    boolean isOurs = !Files.exists(folder);
    try {
      return write();
    } catch (RuntimeException e) {
      if (isOurs) {
        leaveNoEmptyFolder();
      }
      throw e;
    }
  }

  /** A folder that has anything in it stays. */
  private void leaveNoEmptyFolder() {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // What is told is why the files were not written.
    }
  }

  private int write() {
    Studies studies = Trialbook.read(files.toArray(Path[]::new));
    Studies kept = allVersions ? studies.allVersions() : studies;
    Rows rows = kept.flatten(wanted());
    Export export =
        switch (format) {
          case ARROW -> rows.toArrow(target(arrow()), arrow());
          case ARROWS -> rows.toArrow(target(arrow().stream()), arrow().stream());
          case PARQUET -> rows.toParquet(target(parquet()), parquet());
          case CSV -> rows.toCsv(target(csv()), csv());
          case XLSX -> rows.toExcel(target(new ExcelFormat()));
          case DUCKDB ->
              rows.toDuckDb(folder.resolve(new DuckDbFormat().fileName(wanted().get(0))));
          case AACT -> kept.toAact(folder.resolve(new AactFormat().fileName(wanted().get(0))));
        };
    export
        .files()
        .forEach(
            written ->
                spec.commandLine()
                    .getErr()
                    .printf(Locale.ROOT, "%s: %,d rows%n", written.file(), written.rows()));
    export.files().stream()
        .limit(1)
        .flatMap(written -> written.provenance().notes().stream())
        .forEach(spec.commandLine().getErr()::println);
    tell(export.accounting());
    return ExitStatus.of(export.accounting().counts());
  }

  private void tell(Accounting accounting) {
    PrintWriter err = spec.commandLine().getErr();
    RejectsFile.write(accounting, folder)
        .ifPresent(file -> err.printf("%s: what was not read%n", file));
    err.println(accounting.counts().line());
  }

  private ArrowFormat arrow() {
    return Trialbook.arrow().compressed(compression == null ? Compression.NONE : compression);
  }

  private CsvFormat csv() {
    return new CsvFormat(spreadsheets);
  }

  private ParquetFormat parquet() {
    return Trialbook.parquet()
        .partitionBy(partitionColumns.toArray(String[]::new))
        .sortBy(sortColumns.toArray(String[]::new))
        .compressed(compression == null ? Compression.ZSTD : compression);
  }

  /** An option that says nothing to the format is a mistake, not a wish to be ignored. */
  private void requireUse() {
    if (format != Format.PARQUET && !(partitionColumns.isEmpty() && sortColumns.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--partition-by and --sort-by are for --format parquet.");
    }
    if (format == Format.AACT
        && spec.commandLine().getParseResult().hasMatchedOption("--relations")) {
      throw new ParameterException(
          spec.commandLine(),
          "--relations is not for --format aact, whose tables need what they need.");
    }
    if (format != Format.CSV && spreadsheets) {
      throw new ParameterException(spec.commandLine(), "--for-spreadsheets is for --format csv.");
    }
    if (!COMPRESSED.contains(format) && compression != null) {
      throw new ParameterException(
          spec.commandLine(), "--compression is for --format arrow, arrows and parquet.");
    }
  }

  private Path target(FileFormat wantedFormat) {
    return wanted().size() > 1 ? folder : folder.resolve(wantedFormat.fileName(wanted().get(0)));
  }

  private List<Relation> wanted() {
    return RelationsArgument.of(relations);
  }
}
