package org.trialbook.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/** The lines of a tab-separated file, without its remarks, each of which can say what is wrong. */
public final class TableLines {

  /**
   * What a line has to be.
   *
   * @param words its columns in words, for who has to mend one
   */
  public record Shape(String words, int columns) {}

  /** A line and where it stands. */
  public record Line(String file, int number, Shape shape, List<String> cells) {

    public String cell(int column) {
      return cells.get(column);
    }

    /** Null where the cell is empty. */
    public LocalDate day(int column) {
      try {
        return cell(column).isEmpty() ? null : LocalDate.parse(cell(column));
      } catch (DateTimeParseException e) {
        throw refused("\"" + cell(column) + "\" is no day such as 2009-10-15");
      }
    }

    /** A refusal of the line, for this fact. */
    public TrialbookException refused(String fact) {
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

  /**
   * The lines of a file of a user's own.
   *
   * @param what it lists, for who has to mend it: "names"
   * @throws TrialbookException if the file or a line of it cannot be read
   */
  public static TableLines of(Path file, String what, Shape shape) {
    try {
      return new TableLines(file.toString(), Files.readString(file), shape);
    } catch (NoSuchFileException e) {
      throw unreadable(file, what, "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, what, "it is not UTF-8 text. Save it as UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, what, e.getMessage(), e);
    }
  }

  private static TrialbookException unreadable(
      Path file, String what, String fact, IOException cause) {
    return new TrialbookException(
        "Could not read the list of %s in %s: %s.".formatted(what, file, fact), cause);
  }

  /** The lines of a text that was read from there. */
  public TableLines(String file, String text, Shape shape) {
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

  public Stream<Line> stream() {
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
