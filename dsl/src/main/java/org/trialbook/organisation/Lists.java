package org.trialbook.organisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.trialbook.TrialbookException;

/** Reads lists of names: lines of tab-separated columns, with remarks behind #. */
final class Lists {

  private Lists() {}

  static List<Alias> standardAliases() {
    return aliases(resource("aliases.tsv"), "aliases.tsv");
  }

  static List<Ownership> standardOwnerships() {
    return rows(resource("owners.tsv"), "owners.tsv", 5).stream().map(Lists::ownership).toList();
  }

  static List<Alias> aliases(Path file) {
    try {
      return aliases(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new TrialbookException(
          "Could not read the aliases in %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<Alias> aliases(String text, String file) {
    return rows(text, file, 3).stream()
        .map(row -> new Alias(row.cells().get(0), row.cells().get(1), row.cells().get(2)))
        .toList();
  }

  private static Ownership ownership(Row row) {
    return new Ownership(
        row.cells().get(0), row.cells().get(1), day(row, 2), day(row, 3), row.cells().get(4));
  }

  private static LocalDate day(Row row, int cell) {
    try {
      return row.cells().get(cell).isEmpty() ? null : LocalDate.parse(row.cells().get(cell));
    } catch (DateTimeParseException e) {
      throw row.refused("\"" + row.cells().get(cell) + "\" is no day such as 2009-10-15", e);
    }
  }

  /** A line and where it stands, for what is wrong with it. */
  private record Row(String file, int number, List<String> cells) {

    TrialbookException refused(String fact, Exception cause) {
      return new TrialbookException(
          "%s, line %d: %s.\nThe line is: %s"
              .formatted(file, number, fact, String.join(" | ", cells)),
          cause);
    }
  }

  private static List<Row> rows(String text, String file, int columns) {
    List<Row> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.stream(lines.get(i).split("\t", -1)).map(String::strip).toList();
      Row row = new Row(file, i + 1, cells);
      if (cells.size() != columns) {
        throw row.refused(
            "it has %d columns instead of %d, which tabs part".formatted(cells.size(), columns),
            null);
      }
      if (cells.get(0).isEmpty() || cells.get(columns - 1).isEmpty()) {
        throw row.refused("the first column, a name, and the last, its source, are needed", null);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(Lists.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
