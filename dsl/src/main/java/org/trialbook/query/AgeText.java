package org.trialbook.query;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;

/**
 * Ages as the registry reads them in a question: {@code 18 years}, {@code 6 months}, {@code 2
 * weeks}, and in short {@code 18y}, {@code 6m}, {@code 2w}, {@code 18d}.
 */
public final class AgeText {

  private static final Pattern AGE = Pattern.compile("(\\d{1,9})\\s*([a-z]+?)s?");

  /** So that 12 months are a year and 30 days are less than a month. */
  private static final Map<String, Long> MINUTES =
      Map.ofEntries(
          Map.entry("minute", 1L),
          Map.entry("hour", 60L),
          Map.entry("day", 1_440L),
          Map.entry("d", 1_440L),
          Map.entry("week", 10_080L),
          Map.entry("w", 10_080L),
          Map.entry("month", 43_830L),
          Map.entry("m", 43_830L),
          Map.entry("year", 525_960L),
          Map.entry("y", 525_960L));

  private AgeText() {}

  /** How many minutes that is, a month being a twelfth of a year; empty where it is no age. */
  public static OptionalLong minutes(String text) {
    Matcher age = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
    return age.matches() && MINUTES.containsKey(age.group(2))
        ? OptionalLong.of(Long.parseLong(age.group(1)) * MINUTES.get(age.group(2)))
        : OptionalLong.empty();
  }

  /** Refuses what is no age. */
  static void check(String text) {
    if (minutes(text).isEmpty()) {
      throw new TrialbookException(
          "\"%s\" is no age. Write 18 years, 6 months, 2 weeks or 18 days, or 18y, 6m, 2w, 18d."
              .formatted(text));
    }
  }
}
