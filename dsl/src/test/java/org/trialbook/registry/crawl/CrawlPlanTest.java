package org.trialbook.registry.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.trialbook.query.StudyQuery;

/** Spans share no day and miss none, and none is large without a need. */
class CrawlPlanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Test
  void aSmallQuestionStaysWhole() throws InterruptedException {
    CrawlPlan.Counting nobodyAsks =
        day -> {
          throw new AssertionError(day);
        };

    assertThat(CrawlPlan.of(nobodyAsks, 40, 40, TODAY)).containsExactly(PostingSpan.ALL);
  }

  @Test
  void theEarliestSpanAlsoHasWhatHasNoDay() throws InterruptedException {
    LocalDate middle = LocalDate.of(2013, 6, 11);

    List<PostingSpan> spans = CrawlPlan.of(day -> day.isAfter(middle) ? 0 : 3, 8, 5, TODAY);

    assertThat(spans.get(0).of(StudyQuery.all()).parameters())
        .containsOnlyKeys("filter.advanced")
        .extractingByKey("filter.advanced")
        .asString()
        .startsWith("NOT AREA[StudyFirstPostDate]RANGE[")
        .endsWith(",MAX]");
  }

  @Property(tries = 200)
  void everyDayIsInOneSpan(
      @ForAll("days") List<LocalDate> days, @ForAll @IntRange(max = 20) int none)
      throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    long most = 10;

    List<PostingSpan> spans =
        CrawlPlan.of(
            day -> {
              asked.incrementAndGet();
              return days.stream().filter(each -> !each.isBefore(day)).count();
            },
            days.size() + none,
            most,
            TODAY);

    assertThat(asked.get()).isLessThanOrEqualTo(40);
    assertThat(spans.get(0).from()).isEmpty();
    assertThat(spans.get(spans.size() - 1).until()).isEmpty();
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).until()).isPresent();
      assertThat(spans.get(i).from().get()).isAfter(spans.get(i - 1).from().orElse(LocalDate.MIN));
    }
    for (PostingSpan span : spans) {
      long studies = days.stream().filter(day -> holds(span, day)).count();
      long all = studies + (span.from().isEmpty() ? none : 0);
      assertThat(all > 0 || spans.size() == 1).as("%s", span).isTrue();
      boolean isSplittable = days.stream().filter(day -> holds(span, day)).distinct().count() > 1;
      assertThat(studies <= most || !isSplittable || asked.get() == 38).as("%s", span).isTrue();
    }
  }

  private static boolean holds(PostingSpan span, LocalDate day) {
    return span.from().map(from -> !day.isBefore(from)).orElse(true)
        && span.until().map(day::isBefore).orElse(true);
  }

  @Provide
  Arbitrary<List<LocalDate>> days() {
    Arbitrary<LocalDate> any =
        Arbitraries.longs()
            .between(LocalDate.of(1999, 9, 20).toEpochDay(), TODAY.toEpochDay())
            .map(LocalDate::ofEpochDay);
    Arbitrary<LocalDate> crowded =
        Arbitraries.longs()
            .between(TODAY.toEpochDay() - 5, TODAY.toEpochDay())
            .map(LocalDate::ofEpochDay);
    return Arbitraries.oneOf(any, any, crowded).list().ofMaxSize(120);
  }
}
