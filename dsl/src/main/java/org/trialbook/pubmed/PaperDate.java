package org.trialbook.pubmed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as PubMed writes it: {@code 2015 Jul 9}, {@code 2015 Jan-Feb}, {@code 2015 Winter}, {@code
 * 20150709}.
 *
 * @param day the first that it may mean; null for none
 * @param precision DAY, MONTH or YEAR; null for none
 */
record PaperDate(LocalDate day, String precision) {

  static final PaperDate NONE = new PaperDate(null, null);

  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  private static final Pattern WORDS =
      Pattern.compile("(\\d{4})(?:[\\s-]+(\\p{L}{3,}|\\d{1,2})(?:\\s+(\\d{1,2}))?)?.*");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  static PaperDate of(String text) {
    String date = text == null ? "" : text.strip();
    Matcher digits = DIGITS.matcher(date);
    if (digits.matches()) {
      return of(digits.group(1), digits.group(2), digits.group(3));
    }
    Matcher words = WORDS.matcher(date);
    return words.matches() ? of(words.group(1), words.group(2), words.group(3)) : NONE;
  }

  /** Of its parts; those that are missing are null or empty, a month is a number or a name. */
  static PaperDate of(String year, String month, String day) {
    if (year == null || !year.matches("\\d{4}") || year.equals("0000")) {
      return NONE;
    }
    int number = month(month);
    if (number == 0) {
      return new PaperDate(LocalDate.of(Integer.parseInt(year), 1, 1), "YEAR");
    }
    LocalDate first = LocalDate.of(Integer.parseInt(year), number, 1);
    if (day == null || !day.matches("\\d{1,2}")) {
      return new PaperDate(first, "MONTH");
    }
    try {
      return new PaperDate(first.withDayOfMonth(Integer.parseInt(day)), "DAY");
    } catch (DateTimeException e) {
      return new PaperDate(first, "MONTH");
    }
  }

  /** 0 where it is none, as a season. */
  private static int month(String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    if (text.matches("\\d{1,2}")) {
      int number = Integer.parseInt(text);
      return number <= 12 ? number : 0;
    }
    String name = text.toLowerCase(Locale.ROOT);
    return name.length() < 3 ? 0 : MONTHS.indexOf(name.substring(0, 3)) + 1;
  }
}
