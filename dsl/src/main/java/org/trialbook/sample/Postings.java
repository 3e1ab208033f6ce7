package org.trialbook.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.trialbook.sample.vocabulary.Dice;

/**
 * When a study was submitted, checked and posted. Results and disposition are null where there are
 * none; releases are results sent in that wait for their quality check.
 */
record Postings(Step first, Step results, Step disposition, Step last, List<Release> releases) {

  /** One round through the registry: sent in, passed the check, shown on a working day. */
  record Step(LocalDate submitted, LocalDate checked, LocalDate posted) {

    /** Posting dates before this day are the registry's estimate. */
    private static final LocalDate EXACT_SINCE = LocalDate.of(2017, 1, 18);

    String postedType() {
      return posted.isBefore(EXACT_SINCE) ? "ESTIMATED" : "ACTUAL";
    }

    private static Step of(LocalDate submitted, int longestCheck, Dice dice) {
      LocalDate latest = Course.TODAY;
      LocalDate checked =
          earlier(workingDay(submitted.plusDays(dice.below(longestCheck))), latest.minusDays(3));
      LocalDate posted = workingDay(checked.plusDays(dice.between(1, 6)));
      return new Step(submitted, checked, earlier(posted, latest));
    }

    private Step notBefore(Step other) {
      return new Step(submitted, checked, later(posted, other.posted));
    }
  }

  /** Results sent in and, unless still in check, returned with comments; reset is null then. */
  record Release(LocalDate released, LocalDate reset) {}

  private static final LocalDate REGISTRY_OPENED = LocalDate.of(1999, 9, 20);
  private static final LocalDate RESULTS_SINCE = LocalDate.of(2008, 9, 25);

  static Postings of(Course course, double shareWithResults, Dice dice) {
    if (course.completion() == null) {
      return undated(dice);
    }
    LocalDate today = Course.TODAY;
    LocalDate anchor =
        course.start() == null ? today.minusDays(dice.around(2_000, 0.6)) : course.start().date();
    int offset = dice.chance(0.62) ? -dice.between(1, 120) : dice.around(120, 1.1);
    LocalDate latest =
        course.status().equals("UNKNOWN") ? today.minusYears(2).minusDays(60) : today.minusDays(12);
    LocalDate submitted = later(earlier(anchor.plusDays(offset), latest), opened(dice));
    Step first = Step.of(submitted, 30, dice);
    Step results = null;
    Step disposition = null;
    List<Release> releases = List.of();
    if (course.finished() && course.primaryCompletion() != null) {
      LocalDate end = later(course.primaryCompletion().date(), first.posted);
      LocalDate sent = later(end.plusDays(dice.around(420, 0.45)), RESULTS_SINCE);
      if (sent.isBefore(today.minusDays(120))) {
        if (dice.chance(shareWithResults)) {
          results = Step.of(sent, 200, dice);
          disposition = dice.chance(0.12) ? Step.of(sent.minusDays(60), 20, dice) : null;
        } else if (dice.chance(0.03)) {
          releases = releases(sent, dice);
        }
      }
    }
    Step before = results == null ? first : results;
    LocalDate update = lastUpdate(course, before.checked, dice);
    Step last = Step.of(update, 1, dice).notBefore(before);
    return new Postings(first, results, disposition, last, releases);
  }

  /** A record that was registered some time ago and carries no study dates. */
  private static Postings undated(Dice dice) {
    LocalDate submitted = Course.TODAY.minusDays(dice.between(200, 2_600));
    Step first = Step.of(submitted, 20, dice);
    LocalDate update = first.posted.plusDays(dice.between(1, 180));
    return new Postings(first, null, null, Step.of(update, 1, dice), List.of());
  }

  private static LocalDate lastUpdate(Course course, LocalDate floor, Dice dice) {
    LocalDate today = Course.TODAY;
    LocalDate latest = today.minusDays(4);
    LocalDate update =
        switch (course.status()) {
          case "COMPLETED", "TERMINATED" ->
              later(floor, course.completion().date()).plusDays(dice.around(120, 1.2));
          case "UNKNOWN" -> {
            latest = later(floor, today.minusYears(2).minusDays(1));
            yield floor.plusDays(dice.around(200, 1.0));
          }
          case "WITHDRAWN" -> floor.plusDays(dice.around(250, 0.8));
          default -> later(floor, today.minusDays(dice.between(4, 500)));
        };
    return later(earlier(update, latest), floor);
  }

  private static List<Release> releases(LocalDate sent, Dice dice) {
    LocalDate returned = workingDay(sent.plusDays(dice.between(14, 40)));
    Release first = new Release(workingDay(sent), returned);
    if (dice.chance(0.5)) {
      return List.of(first);
    }
    LocalDate again = workingDay(returned.plusDays(dice.between(10, 50)));
    return List.of(first, new Release(again, dice.chance(0.5) ? null : again.plusDays(16)));
  }

  /** The first submissions: the registry opened in 1999, and filled in September 2005. */
  private static LocalDate opened(Dice dice) {
    return REGISTRY_OPENED.plusDays(dice.chance(0.3) ? 2_180 + dice.below(30) : dice.below(1_500));
  }

  /** The date, or the Monday after it. */
  private static LocalDate workingDay(LocalDate date) {
    int past = date.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
    return past > 0 ? date.plusDays(3 - past) : date;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
