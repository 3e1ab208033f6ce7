package org.trialbook.corpus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The prose and the dates of the classic site's XML as the records of today have them. */
final class LegacyText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter NUMBERED_MONTH =
      DateTimeFormatter.ofPattern("MM/uuuu", Locale.ROOT);

  /** Text was set in lines of 80 letters; these begin one of their own. */
  private static final Pattern ITEM = Pattern.compile("(?:-|\\*|\\d{1,3}[.)])\\s+.*");

  private LegacyText() {}

  /** A text on one line. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * {@code March 5, 2010} and {@code March 2010} in the registry's form of today, ISO 8601; a text
   * that is no date, such as {@code February 30, 2019}, as it is.
   */
  static String date(String text) {
    try {
      if (text.contains(",")) {
        return LocalDate.parse(text, DAY).toString();
      }
      return YearMonth.parse(text, text.contains("/") ? NUMBERED_MONTH : MONTH).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** Text of several paragraphs: its lines joined again, its items with the bullet of Markdown. */
  static String markdown(String text) {
    StringBuilder markdown = new StringBuilder();
    boolean begins = true;
    boolean inList = false;
    for (String line : text.strip().split("\\R", -1)) {
      String content = line.strip();
      if (content.isEmpty()) {
        begins = true;
        continue;
      }
      boolean isItem = ITEM.matcher(content).matches();
      if (markdown.length() > 0) {
        markdown.append(isItem && inList ? "\n" : begins ? "\n\n" : isItem ? "\n" : " ");
      }
      markdown.append(isItem && content.startsWith("-") ? "*" + content.substring(1) : content);
      inList = isItem || (inList && !begins);
      begins = false;
    }
    return markdown.toString().replaceAll("(?m)^\\*\\s+", "* ");
  }

  /** Whether a statement about agreements with investigators says that there is none. */
  static boolean deniesAgreement(String text) {
    return text.startsWith("There is NOT an agreement");
  }

  /** What such an agreement restricts: results may be held back for 60 days, 180 days, or other. */
  static Optional<String> restriction(String text) {
    if (deniesAgreement(text)) {
      return Optional.empty();
    }
    if (text.contains("less than or equal to 60 days")) {
      return Optional.of("LTE60");
    }
    return Optional.of(text.contains("more than 60 days but less than") ? "GT60" : "OTHER");
  }
}
