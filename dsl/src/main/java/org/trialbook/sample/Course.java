package org.trialbook.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Rarity;
import org.trialbook.sample.vocabulary.Weighted;

/**
 * The course of a study: when it starts and ends, and the status that follows from that on the day
 * of the data. Dates are null where the record has none; last known status is set for UNKNOWN.
 */
record Course(
    String status, String lastKnownStatus, Day start, Day primaryCompletion, Day completion) {

  /** When the made-up registry was read; every status and date is drawn as of then. */
  static final LocalDateTime READ_AT = LocalDateTime.of(2026, 11, 20, 9, 0, 5);

  static final LocalDate TODAY = READ_AT.toLocalDate();

  private static final LocalDate SENTINEL_START = LocalDate.of(1900, 1, 1);
  private static final LocalDate SENTINEL_END = LocalDate.of(2099, 1, 1);

  static Course withoutDates(String status) {
    return new Course(status, null, null, null, null);
  }

  static Course of(Rarity rarity, double medianMonths, int era, Dice dice) {
    LocalDate start = start(era, rarity, dice);
    int days = 20 + (int) (30.4 * Math.min(dice.around(medianMonths, 0.7), 180));
    LocalDate primary = start.plusDays(days);
    LocalDate completion =
        dice.chance(0.45) ? primary : primary.plusDays(dice.below(Math.max(60, days / 2)));
    String status = status(start, primary, completion, rarity, dice);
    if (status.equals("TERMINATED")) {
      long ran = Math.min(days, ChronoUnit.DAYS.between(start, TODAY));
      primary = start.plusDays(ran * dice.between(20, 90) / 100);
      completion = primary;
    }
    String lastKnown = status.equals("UNKNOWN") ? Weighted.draw("last known", dice) : null;
    return dated(status, lastKnown, start, primary, completion, rarity, dice);
  }

  private static Course dated(
      String status,
      String lastKnown,
      LocalDate start,
      LocalDate primary,
      LocalDate completion,
      Rarity rarity,
      Dice dice) {
    boolean coarse = dice.chance(start.getYear() < 2017 ? 0.85 : 0.1);
    Day first =
        rarity == Rarity.STARTED_1900 ? new Day(SENTINEL_START, true) : new Day(start, coarse);
    Day second = Day.after(first, primary, coarse || dice.chance(0.2));
    Day third =
        rarity == Rarity.COMPLETED_2099
            ? new Day(SENTINEL_END, false)
            : Day.after(second, completion, second.monthOnly());
    boolean noPrimary = start.getYear() < 2007 && dice.chance(0.25);
    return new Course(
        status,
        lastKnown,
        rarity == Rarity.START_MISSING ? null : first,
        noPrimary ? null : second,
        third);
  }

  private static LocalDate start(int era, Rarity rarity, Dice dice) {
    if (rarity == Rarity.SPARSE || rarity == Rarity.STARTED_1900) {
      return LocalDate.of(dice.between(1988, 2001), dice.between(1, 12), 1);
    }
    int year;
    do {
      year = Integer.parseInt(Weighted.draw("start year", dice));
    } while (year < era);
    return LocalDate.ofYearDay(year, dice.between(1, 365));
  }

  private static String status(
      LocalDate start, LocalDate primary, LocalDate completion, Rarity rarity, Dice dice) {
    if (rarity == Rarity.COMPLETED_2099) {
      return start.isAfter(TODAY) ? "NOT_YET_RECRUITING" : "RECRUITING";
    }
    if (start.isAfter(TODAY)) {
      return Weighted.draw("before the start", dice);
    }
    if (primary.isAfter(TODAY)) {
      return Weighted.draw("while it runs", dice);
    }
    if (completion.isAfter(TODAY)) {
      return Weighted.draw("after primary completion", dice);
    }
    String status = Weighted.draw("after the end", dice);
    boolean recent = primary.isAfter(TODAY.minusYears(2));
    return recent && status.equals("UNKNOWN") ? "COMPLETED" : status;
  }

  boolean started() {
    return switch (lastKnownStatus == null ? status : lastKnownStatus) {
      case "NOT_YET_RECRUITING", "WITHDRAWN" -> false;
      default -> start != null && !start.date().isAfter(TODAY);
    };
  }

  boolean finished() {
    return status.equals("COMPLETED") || status.equals("TERMINATED");
  }

  boolean stopped() {
    return switch (status) {
      case "TERMINATED", "WITHDRAWN", "SUSPENDED" -> true;
      default -> false;
    };
  }

  boolean primaryReached() {
    if (status.equals("ACTIVE_NOT_RECRUITING")) {
      return primaryCompletion != null && !primaryCompletion.date().isAfter(TODAY);
    }
    return finished();
  }
}
