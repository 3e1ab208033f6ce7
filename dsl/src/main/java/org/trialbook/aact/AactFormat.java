package org.trialbook.aact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.BatchWriter;
import org.trialbook.frame.FileFormat;
import org.trialbook.frame.Provenance;

/**
 * AACT's pipe-delimited files in a zip: {@code studies.txt}, {@code sponsors.txt} and the others,
 * 46 of them, as PostgreSQL writes {@code COPY ... CSV HEADER DELIMITER '|'}.
 *
 * <p>Tables, columns and conventions are AACT's: dates are the last day of their month, lists are
 * rows, truth is {@code t} or {@code f}, rows have numbers. Text is whole, where AACT's own files
 * put {@code ~} for a line break and drop doubled quotes. What the registry does not tell, such as
 * AACT's own bookkeeping, is empty. No provenance.
 */
public record AactFormat() implements FileFormat {

  private static final String NAME = "aact.zip";

  /** The relations that its tables are made of, whole. */
  public static List<Relation> relations() {
    String all =
        AactTable.ALL.values().stream()
            .map(AactTable::query)
            .collect(Collectors.joining("\n", AactSql.NUMBERS, ""));
    return Relations.ALL.stream()
        .filter(
            relation ->
                Pattern.compile("\\bours\\." + relation.name().toLowerCase(Locale.ROOT) + "\\b")
                    .matcher(all)
                    .find())
        .toList();
  }

  @Override
  public String extension() {
    return "zip";
  }

  /** The same file for all of them. */
  @Override
  public String fileName(Relation relation) {
    return NAME;
  }

  /**
   * Begins an archive.
   *
   * @param target the file, or a folder that is there already, for {@code aact.zip} in it
   * @param relations all of {@link #relations}
   */
  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    List<Relation> lacking = new ArrayList<>(relations());
    lacking.removeAll(relations);
    if (!lacking.isEmpty()) {
      throw new TrialbookException(
          "AACT's files need all columns of %s.\ntoAact(path) takes them by itself."
              .formatted(lacking.stream().map(Relation::name).collect(Collectors.joining(", "))));
    }
    return AactWriter.open(
        Files.isDirectory(target) ? target.resolve(NAME) : target, relations, origin);
  }
}
