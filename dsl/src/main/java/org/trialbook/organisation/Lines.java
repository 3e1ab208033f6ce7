package org.trialbook.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/** The lines of a tab-separated file, without its remarks, each of which can say what is wrong. */
final class Lines {

  /**
   * What a line has to be.
   *
   * @param words its columns in words, for who has to mend one
   */
  record Shape(String words, int columns) {}

  /** A line and where it stands. */
  record Line(String file, int number, Shape shape, List<String> cells) {

    String cell(int column) {
      return cells.get(column);
    }

    /** Null where the cell is empty. */
    LocalDate day(int column) {
      try {
        return cell(column).isEmpty() ? null : LocalDate.parse(cell(column));
      } catch (DateTimeParseException e) {
        throw refused("\"" + cell(column) + "\" is no day such as 2009-10-15");
      }
    }

    TrialbookException refused(String fact) {
      return new TrialbookException(
          String.format(
              Locale.ROOT,
              "%s, line %d: %s.\nThe line is: %s\nWrite %s, with a tab between each.",
              file,
              number,
              fact,
              String.join(" | ", cells),
              shape.words()));
    }
  }

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<Line> lines = new ArrayList<>();

  Lines(String file, String text, Shape shape) {
    List<String> all = text.lines().toList();
    for (int i = 0; i < all.size(); i++) {
      String line = i == 0 ? all.get(0).replace(BYTE_ORDER_MARK, "") : all.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
      lines.add(checked(new Line(file, i + 1, shape, cells)));
    }
  }

  Stream<Line> stream() {
    return lines.stream();
  }

  private static Line checked(Line line) {
    int columns = line.shape().columns();
    if (line.cells().size() != columns) {
      throw line.refused(
          String.format(
              Locale.ROOT, "it has %d columns instead of %d", line.cells().size(), columns));
    }
    if (line.cell(0).isEmpty() || line.cell(columns - 1).isEmpty()) {
      throw line.refused("the first column and the last, its source, must not be empty");
    }
    return line;
  }
}
