package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study as it is staged: a line of its number, the day of its update, the numbers it had before,
 * and its JSON, with tabs between them.
 */
final class StagedLine {

  private StagedLine() {}

  static void write(StudyLine study, ByteArrayOutputStream out) {
    String head =
        study.number()
            + "\t"
            + study.updated().map(LocalDate::toString).orElse("")
            + "\t"
            + study.aliases().stream().map(String::valueOf).collect(Collectors.joining(" "))
            + "\t";
    out.writeBytes(head.getBytes(US_ASCII));
    out.writeBytes(study.json());
    out.write('\n');
  }

  /** The studies of whole lines, in their order. */
  static List<StudyLine> readAll(byte[] lines) {
    List<StudyLine> studies = new ArrayList<>();
    for (int at = 0; at < lines.length; ) {
      int tab = indexOf(lines, '\t', at);
      int second = indexOf(lines, '\t', tab + 1);
      int third = indexOf(lines, '\t', second + 1);
      int end = indexOf(lines, '\n', third + 1);
      String day = new String(lines, tab + 1, second - tab - 1, US_ASCII);
      String aliases = new String(lines, second + 1, third - second - 1, US_ASCII);
      studies.add(
          new StudyLine(
              Integer.parseInt(new String(lines, at, tab - at, US_ASCII)),
              day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)),
              aliases.isEmpty()
                  ? List.of()
                  : Stream.of(aliases.split(" ", -1)).map(Integer::valueOf).toList(),
              Arrays.copyOfRange(lines, third + 1, end)));
      at = end + 1;
    }
    return studies;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
