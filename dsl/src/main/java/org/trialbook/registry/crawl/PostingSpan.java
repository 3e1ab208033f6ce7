package org.trialbook.registry.crawl;

import java.time.LocalDate;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.field.Fields;
import org.trialbook.query.Filter;
import org.trialbook.query.Filters;
import org.trialbook.query.StudyQuery;

/**
 * A part of a question: its studies that were first posted in a span of days.
 *
 * <p>Every study is first posted on one day, which never changes, so spans that follow each other
 * share no study and miss none. The earliest span also has the studies without such a day.
 *
 * @param from the first day; empty for the earliest span
 * @param until the day after the last; empty for the latest span
 */
@Internal
public record PostingSpan(Optional<LocalDate> from, Optional<LocalDate> until) {

  /** Every day. */
  static final PostingSpan ALL = new PostingSpan(Optional.empty(), Optional.empty());

  /** What is left of the question in this span. */
  StudyQuery of(StudyQuery question) {
    if (equals(ALL)) {
      return question;
    }
    Filter span =
        from.map(day -> days(day, until))
            .orElseGet(
                () -> Filters.not(Filters.from(Fields.STUDY_FIRST_POST_DATE, until.orElseThrow())));
    return question.filter(span);
  }

  private static Filter days(LocalDate day, Optional<LocalDate> until) {
    return until
        .map(end -> Filters.between(Fields.STUDY_FIRST_POST_DATE, day, end.minusDays(1)))
        .orElseGet(() -> Filters.from(Fields.STUDY_FIRST_POST_DATE, day));
  }
}
