package org.trialbook.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

/**
 * A CSV file as rows of SQL. The file of a relation, such as {@code locations.csv}, has the types
 * of its columns; those of any other are guessed from all of its rows.
 */
final class CsvTable {

  /** In bytes; the longest text of the registry has some megabytes. */
  private static final String LONGEST_LINE = "67108864";

  private CsvTable() {}

  static String rows(Path file) {
    String literal = SqlText.literal(file.toAbsolutePath().toString());
    return relation(file)
        .flatMap(relation -> types(relation, file))
        .map(
            types ->
                "read_csv(%s, header = true, delim = ',', quote = '\"', escape = '\"', max_line_size = %s, allow_quoted_nulls = false, auto_detect = false, columns = {%s})"
                    .formatted(literal, LONGEST_LINE, types))
        .orElse("read_csv(%s, sample_size = -1)".formatted(literal));
  }

  private static Optional<Relation> relation(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Relations.ALL.stream()
        .filter(relation -> name.equals(relation.name().toLowerCase(Locale.ROOT) + ".csv"))
        .findFirst();
  }

  /** Empty where a column is none of the relation's, so that the file is somebody else's. */
  private static Optional<String> types(Relation relation, Path file) {
    Map<String, String> known = new TreeMap<>();
    for (Column column : relation.columns()) {
      known.put(column.name(), type(column.type()));
    }
    String[] names = header(file).split(",", -1);
    for (String name : names) {
      if (!known.containsKey(name)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        java.util.Arrays.stream(names)
            .map(name -> SqlText.literal(name) + ": " + SqlText.literal(known.get(name)))
            .collect(Collectors.joining(", ")));
  }

  private static String header(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return Optional.ofNullable(lines.readLine()).orElse("");
    } catch (IOException e) {
      throw TrialbookException.cannot("read " + file, e);
    }
  }

  /** Lists are one text there, joined by bars. */
  private static String type(ColumnType type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      default -> "VARCHAR";
    };
  }
}
