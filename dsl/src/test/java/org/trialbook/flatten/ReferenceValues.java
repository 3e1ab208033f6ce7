package org.trialbook.flatten;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/** What a column reads of a single value, as plainly as it can be said. */
final class ReferenceValues {

  private static final BigDecimal TWO_63 = BigDecimal.valueOf(2).pow(63);

  private ReferenceValues() {}

  /** A value is not what its column reads. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  static String text(JsonNode value) {
    if (value.textValue().chars().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      return value.textValue();
    }
    // What UTF-8 cannot hold is replaced, as every decoder does.
    StringBuilder text = new StringBuilder();
    value
        .textValue()
        .codePoints()
        .forEach(c -> text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return text.toString();
  }

  static Object read(Reading reading, JsonNode value) throws Unreadable {
    switch (reading) {
      case INTEGER -> {
        require(value.isNumber());
        BigDecimal number = new BigDecimal(value.asText());
        require(number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(TWO_63) < 0);
        return number.longValue();
      }
      case NUMBER -> {
        require(value.isNumber());
        double number = new BigDecimal(value.asText()).doubleValue();
        require(!Double.isInfinite(number));
        return number + 0.0;
      }
      case BOOLEAN -> {
        require(value.isBoolean());
        return value.booleanValue();
      }
      default -> {
        require(value.isTextual());
        return readText(reading, text(value));
      }
    }
  }

  private static void require(boolean readable) throws Unreadable {
    if (!readable) {
      throw new Unreadable();
    }
  }

  private static Object readText(Reading reading, String text) throws Unreadable {
    return switch (reading) {
      case TEXT, CATEGORY, REPEATED_TEXT -> text;
      case STUDY_URL -> "https://clinicaltrials.gov/study/" + text;
      case DATE -> date(text);
      case DATE_PRECISION -> {
        date(text);
        yield text.length() == 4 ? "YEAR" : text.length() == 7 ? "MONTH" : "DAY";
      }
      case YEARS -> {
        Double years = years(text);
        require(years != null);
        yield years;
      }
      case NUMBER_IN_TEXT -> number(text);
      default -> throw new IllegalStateException(reading.name());
    };
  }

  private static LocalDate date(String text) throws Unreadable {
    require(text.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?"));
    require(!text.startsWith("0000"));
    try {
      if (text.contains("T")) {
        return LocalDateTime.parse(text).toLocalDate();
      }
      return LocalDate.parse((text + "-01-01").substring(0, 10));
    } catch (DateTimeParseException e) {
      throw new Unreadable();
    }
  }

  private static Double years(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 2
        || words[0].isEmpty()
        || !words[0].chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    double count = Double.parseDouble(words[0]);
    return switch (words[1]) {
      case "Year", "Years" -> count;
      case "Month", "Months" -> count / 12;
      case "Week", "Weeks" -> count / (365.25 / 7);
      case "Day", "Days" -> count / 365.25;
      case "Hour", "Hours" -> count / 8766;
      case "Minute", "Minutes" -> count / 525960;
      default -> null;
    };
  }

  private static Double number(String text) {
    String plain =
        text.matches("[+-]?[1-9]\\d?\\d?(,\\d\\d\\d)+(\\.\\d*)?") ? text.replace(",", "") : text;
    if (!plain.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
      return null;
    }
    try {
      double number = Double.parseDouble(plain) + 0.0;
      return Double.isInfinite(number) ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
