package org.trialbook.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.trialbook.Export;
import org.trialbook.Rows;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.field.DidYouMean;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "flatten",
    mixinStandardHelpOptions = true,
    description =
        "Turns studies in files into tables: one file a relation, such as locations.arrow.")
final class Flatten implements Callable<Integer> {

  /** The formats that a terminal user names. */
  enum Format {
    ARROW,
    PARQUET,
    CSV
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "NDJSON, a page or array of studies, plain or .gz.")
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
      description = "${COMPLETION-CANDIDATES}; arrow without it.")
  private Format format;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
  private Path folder;

  @Override
  public Integer call() {
    Rows rows = Trialbook.read(files.toArray(Path[]::new)).flatten(wanted());
    Path target = wanted().size() > 1 ? folder : folder.resolve(fileName());
    Export export =
        switch (format) {
          case ARROW -> rows.toArrow(target);
          case PARQUET -> rows.toParquet(target);
          case CSV -> rows.toCsv(target);
        };
    export
        .files()
        .forEach(
            written ->
                spec.commandLine()
                    .getErr()
                    .printf("%s: %,d rows%n", written.file(), written.rows()));
    return 0;
  }

  private String fileName() {
    return (wanted().get(0).name() + "." + format).toLowerCase(Locale.ROOT);
  }

  private List<Relation> wanted() {
    if (relations.equals(List.of("all"))) {
      return Relations.ALL;
    }
    return relations.stream().map(Flatten::relation).toList();
  }

  private static Relation relation(String name) {
    return Relations.ALL.stream()
        .filter(relation -> relation.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new TrialbookException(
                    "Unknown relation %s.%s\nThe names are in docs/reference/relations.md; all is every one."
                        .formatted(
                            name,
                            DidYouMean.or(
                                name, Relations.ALL.stream().map(Relation::name).toList()))));
  }
}
