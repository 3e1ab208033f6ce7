package org.trialbook.eligibility;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialbook.text.Resources;

/** The measures that are known, as {@code measures.tsv} has them, and those that a user adds. */
final class Measures {

  private static final Pattern BAR = Pattern.compile(" \\| ");
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern RANGE = Pattern.compile("\\.\\.");

  private static final List<String[]> LINES = lines();

  private static final Map<String, Measure> KNOWN =
      LINES.stream()
          .filter(cells -> cells[0].equals("measure"))
          .map(Measures::measure)
          .collect(Collectors.toMap(Measure::name, Function.identity()));

  private static final Measures BUILT_IN = new Measures(List.of());

  /** The words of each; those of something else that has numbers have no measure. */
  private final Lexicon<Optional<Measure>> words = new Lexicon<>();

  private Measures(List<Measure> own) {
    for (String[] cells : LINES) {
      if (cells[0].equals("other")) {
        words.add(Optional.empty(), Arrays.asList(BAR.split(cells[1])));
      }
    }
    KNOWN.values().forEach(measure -> words.add(Optional.of(measure), measure.words()));
    own.forEach(measure -> words.add(Optional.of(measure), measure.words()));
  }

  static Measures builtIn() {
    return BUILT_IN;
  }

  static Measures with(List<Measure> own) {
    return own.isEmpty() ? BUILT_IN : new Measures(own);
  }

  static Measure known(String name) {
    return KNOWN.get(name);
  }

  Lexicon<Optional<Measure>> words() {
    return words;
  }

  /** The spellings of each unit. */
  static Map<String, List<String>> units() {
    return LINES.stream()
        .filter(cells -> cells[0].equals("unit"))
        .collect(Collectors.toMap(cells -> cells[1], cells -> List.of(BLANK.split(cells[2]))));
  }

  private static Measure measure(String[] cells) {
    Map<String, Measure.Conversion> units =
        Arrays.stream(BLANK.split(cells[3]))
            .map(unit -> unit.split("=", 2))
            .collect(Collectors.toMap(unit -> unit[0], unit -> conversion(unit[1])));
    String[] range = RANGE.split(cells[4], 2);
    return new Measure(
        cells[1],
        cells[2],
        units,
        Double.parseDouble(range[0]),
        Double.parseDouble(range[1]),
        List.of(BAR.split(cells[5])));
  }

  private static Measure.Conversion conversion(String written) {
    if (written.equals("!")) {
      return new Measure.Conversion(Double.NaN, 0);
    }
    String[] parts = written.split("\\+", 2);
    return new Measure.Conversion(
        Double.parseDouble(parts[0]), parts.length > 1 ? Double.parseDouble(parts[1]) : 0);
  }

  private static List<String[]> lines() {
    return Resources.lines(Measures.class, "measures.tsv").stream().map(TAB::split).toList();
  }
}
