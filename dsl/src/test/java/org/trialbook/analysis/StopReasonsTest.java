package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.analysis.reading.StopReasons;
import org.trialbook.reference.Golden;

/** The reasons found by patterns, against two people who read the same texts. */
class StopReasonsTest {

  /** The patterns were written with these at hand. */
  private static final int WORKING = 155;

  /** Classes that readers gave at least so often in the last texts are held to a floor each. */
  private static final double OFTEN = 9;

  private static final double FLOOR = 0.83;
  private static final double FLOOR_OF_A_CLASS = 0.75;

  /** A text and the classes that each reader gave it. */
  private record Reading(String nctId, String text, Set<String> first, Set<String> second) {
    Set<String> found() {
      return new LinkedHashSet<>(StopReasons.of(text));
    }
  }

  /** How often one side gave a class, the other side, and both. */
  private record Agreement(double one, double other, double both) {
    double f1() {
      return one + other == 0 ? Double.NaN : 2 * both / (one + other);
    }

    double precision() {
      return both / one;
    }

    double recall() {
      return both / other;
    }

    Agreement plus(Agreement more) {
      return new Agreement(one + more.one(), other + more.other(), both + more.both());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The sponsor stopped the trial for futility | Negative
          Sponsor decision | No_Context
          Sponsor withdrew funding | Business_Administrative
          The number of enrolled subjects did not meet the goal during the study | Insufficient_Enrollment
          The primary endpoint was not met | Negative
          Not due to safety concerns. Slow accrual | Insufficient_Enrollment
          Slow accrual and the PI left | Insufficient_Enrollment,Study_Staff_Moved
          DSMB saw no safety issues; closed for low enrollment | Insufficient_Enrollment
          qwertz | Unclassified
          """)
  void aTextHasTheReasonsThatItGives(String text, String reasons) {
    assertThat(StopReasons.of(text)).containsExactlyInAnyOrder(reasons.split(",", -1));
  }

  @Test
  void theReadersAgree() throws IOException {
    List<Reading> all = readings();
    assertThat(all).hasSize(300);
    assertThat(sum(all, Reading::first, Reading::second).f1()).isGreaterThan(0.95);
  }

  @Test
  void thePatternsAgreeWithTheReadersOnTextsTheyWereNotMadeWith() throws IOException {
    List<Reading> last = readings().subList(WORKING, 300);
    assertThat(ofReaders(last).f1()).isGreaterThan(FLOOR);
    for (String reason : classes(last)) {
      Agreement agreement = ofReaders(last, reason);
      if (agreement.other() / 2 >= OFTEN) {
        assertThat(agreement.f1()).as(reason).isGreaterThan(FLOOR_OF_A_CLASS);
      }
    }
  }

  @Test
  void aSponsorIsNoReason() throws IOException {
    Reading futility =
        readings().stream()
            .filter(each -> each.nctId().equals("NCT03439514"))
            .findFirst()
            .orElseThrow();
    assertThat(futility.found()).contains("Negative").doesNotContain("Business_Administrative");
  }

  @Test
  void thePageIsCurrent() throws IOException {
    List<Reading> all = readings();
    StringBuilder page =
        new StringBuilder(
            """
            # How well are the reasons of stops found?

            `whyStopped` sorts the texts in which sponsors say why a study was stopped into the seventeen classes of Open Targets, by patterns \
            that anyone can read (`stop-reasons.tsv` in the sources). Two people who did not know the patterns read 300 texts of real records, \
            each alone, and gave every text the classes that it states; a text may have several. The patterns were written with the first \
            155 at hand; the last 145 were kept for this page.

            F1 is the harmonic mean of precision (of the texts that got the class, how many should have) and recall (of those that should, how \
            many did); 1 is full agreement. *texts* is how many texts the readers gave the class, in the mean. Of the patterns it is reckoned \
            against both readers together. A class with few texts says little: one text more or less moves it by much.

            """);
    section(page, "## The last 145 texts", all.subList(WORKING, 300));
    section(
        page, "## The first 155 texts, with which the patterns were made", all.subList(0, WORKING));
    Golden.check(Golden.doc("explanation/stop-reasons.md"), page.toString().stripTrailing() + "\n");
  }

  private static void section(StringBuilder page, String title, List<Reading> readings) {
    page.append(title)
        .append(
            "\n\n| class | texts | readers with each other, F1 | patterns, F1 | precision | recall |\n")
        .append("|---|---:|---:|---:|---:|---:|\n");
    for (String reason : classes(readings)) {
      row(
          page,
          reason,
          of(readings, reason, Reading::first, Reading::second),
          ofReaders(readings, reason));
    }
    row(page, "all", sum(readings, Reading::first, Reading::second), ofReaders(readings));
    page.append('\n');
  }

  private static void row(StringBuilder page, String name, Agreement readers, Agreement ours) {
    page.append(
        String.format(
            Locale.ROOT,
            "| %s | %.1f | %s | %s | %s | %s |%n",
            name,
            ours.other() / 2,
            digits(readers.f1()),
            digits(ours.f1()),
            digits(ours.precision()),
            digits(ours.recall())));
  }

  private static String digits(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.2f", share);
  }

  private static Set<String> classes(List<Reading> readings) {
    Set<String> classes = new TreeSet<>();
    readings.forEach(
        each -> {
          classes.addAll(each.first());
          classes.addAll(each.second());
          classes.addAll(each.found());
        });
    return classes;
  }

  private static Agreement ofReaders(List<Reading> readings) {
    return sum(readings, Reading::found, Reading::first)
        .plus(sum(readings, Reading::found, Reading::second));
  }

  private static Agreement ofReaders(List<Reading> readings, String reason) {
    return of(readings, reason, Reading::found, Reading::first)
        .plus(of(readings, reason, Reading::found, Reading::second));
  }

  private static Agreement sum(
      List<Reading> readings,
      Function<Reading, Set<String>> one,
      Function<Reading, Set<String>> other) {
    return classes(readings).stream()
        .map(reason -> of(readings, reason, one, other))
        .reduce(new Agreement(0, 0, 0), Agreement::plus);
  }

  private static Agreement of(
      List<Reading> readings,
      String reason,
      Function<Reading, Set<String>> one,
      Function<Reading, Set<String>> other) {
    return new Agreement(
        readings.stream().filter(each -> one.apply(each).contains(reason)).count(),
        readings.stream().filter(each -> other.apply(each).contains(reason)).count(),
        readings.stream()
            .filter(each -> one.apply(each).contains(reason) && other.apply(each).contains(reason))
            .count());
  }

  private static List<Reading> readings() throws IOException {
    String name = "stop-reasons-read.tsv";
    try (InputStream stream =
        Objects.requireNonNull(StopReasonsTest.class.getResourceAsStream(name), name)) {
      List<Reading> readings = new ArrayList<>();
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              cells ->
                  readings.add(
                      new Reading(
                          cells[0],
                          cells[1].replace("\\n", "\n"),
                          Set.of(cells[2].split(",", -1)),
                          Set.of(cells[3].split(",", -1)))));
      return readings;
    }
  }
}
