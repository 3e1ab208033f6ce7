package org.trialbook.json;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/** The registry's dates: {@code yyyy-MM-dd}, {@code yyyy-MM}, {@code yyyy}. */
public final class Dates {

  public static final int NOT_A_DATE = Integer.MIN_VALUE;

  private static final byte[] DAY = "DAY".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MONTH = "MONTH".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] YEAR = "YEAR".getBytes(StandardCharsets.US_ASCII);

  private static final int YEAR_END = 4;
  private static final int MONTH_END = 7;
  private static final int DAY_END = 10;
  private static final int TIME_END = 16;

  private Dates() {}

  /** The first day that the text may mean, counted from 1970-01-01, or {@link #NOT_A_DATE}. */
  public static int epochDay(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == TIME_END) {
      return isTime(bytes, from + DAY_END) ? epochDay(bytes, from, from + DAY_END) : NOT_A_DATE;
    }
    if (length != YEAR_END && length != MONTH_END && length != DAY_END) {
      return NOT_A_DATE;
    }
    int year = digits(bytes, from, YEAR_END);
    int month = 1;
    int day = 1;
    if (length >= MONTH_END) {
      month = bytes[from + YEAR_END] == '-' ? digits(bytes, from + YEAR_END + 1, 2) : -1;
    }
    if (length >= DAY_END) {
      day = bytes[from + MONTH_END] == '-' ? digits(bytes, from + MONTH_END + 1, 2) : -1;
    }
    if (year < 1 || month < 1 || month > 12 || day < 1) {
      return NOT_A_DATE;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return NOT_A_DATE;
    }
    return (int) LocalDate.of(year, month, day).toEpochDay();
  }

  /** How much a date of this length says. */
  public static byte[] precision(int length) {
    return length == YEAR_END ? YEAR : length == MONTH_END ? MONTH : DAY;
  }

  private static boolean isTime(byte[] bytes, int from) {
    return bytes[from] == 'T'
        && isBelow(24, digits(bytes, from + 1, 2))
        && bytes[from + 3] == ':'
        && isBelow(60, digits(bytes, from + 4, 2));
  }

  private static boolean isBelow(int bound, int number) {
    return number >= 0 && number < bound;
  }

  private static int digits(byte[] bytes, int from, int count) {
    int value = 0;
    for (int at = from; at < from + count; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
