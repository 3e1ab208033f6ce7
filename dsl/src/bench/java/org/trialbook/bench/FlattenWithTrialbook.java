package org.trialbook.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.Rows;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Export;

/**
 * Trialbook itself. The arguments: {@code all}, or relations such as {@code STUDIES} or {@code
 * LOCATIONS:nctId,locationCity} with the columns that are wanted; then {@code arrow}, {@code
 * parquet} or {@code csv}, and the folder to write to.
 */
final class FlattenWithTrialbook implements Measurement {

  private final Function<List<Relation>, Rows> studies;
  private final List<Relation> relations;
  private final String format;
  private final Path folder;

  FlattenWithTrialbook(Function<List<Relation>, Rows> studies, List<String> arguments) {
    this.studies = studies;
    int wanted = arguments.size() - 2;
    this.relations = relations(arguments.subList(0, wanted));
    this.format = arguments.get(wanted);
    this.folder = Path.of(arguments.get(wanted + 1));
  }

  private static List<Relation> relations(List<String> names) {
    if (names.equals(List.of("all"))) {
      return Relations.ALL;
    }
    return names.stream().map(FlattenWithTrialbook::relation).toList();
  }

  private static Relation relation(String text) {
    String[] parts = text.split(":", 2);
    Relation whole =
        Relations.ALL.stream()
            .filter(each -> each.name().equals(parts[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no relation " + parts[0]));
    return parts.length == 1 ? whole : whole.select(parts[1].split(","));
  }

  @Override
  public Map<String, Object> run() {
    Rows rows = studies.apply(relations);
    Path target =
        relations.size() > 1
            ? folder
            : folder.resolve((relations.get(0).name() + "." + format).toLowerCase(Locale.ROOT));
    Export export =
        switch (format) {
          case "arrow" -> rows.toArrow(target);
          case "parquet" -> rows.toParquet(target);
          case "csv" -> rows.toCsv(target);
          default -> throw new IllegalArgumentException("no format " + format);
        };
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Export.Written written : export.files()) {
      counts.put(nameOf(written.file()), written.rows());
    }
    long bytes = export.files().stream().mapToLong(Export.Written::bytes).sum();
    return Map.of("rows", counts, "bytes", bytes);
  }

  private static String nameOf(Path written) {
    return written.getFileName().toString().replaceFirst("\\..*", "");
  }
}
