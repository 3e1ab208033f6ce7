package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import org.trialbook.progress.ProgressReport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trialbook.query.StudyQuery;

class ProgressTest {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");
  private static final String BUSY = "Too many requests";

  private final List<ProgressReport> reports = new CopyOnWriteArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer().versions("2026-08-10T09:00:05");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyPageIsReportedAndTheEnd() {
    server.on("/studies", json(page("\"totalCount\":3,", "t1", 1, 2)), json(page("", "", 3)));

    read(OptionalLong.empty());

    assertThat(reports).extracting(ProgressReport::studies).containsExactly(2L, 3L, 3L);
    assertThat(reports).extracting(ProgressReport::pages).containsExactly(1L, 2L, 2L);
    assertThat(reports).extracting(ProgressReport::ended).containsExactly(false, false, true);
    assertThat(reports).allMatch(report -> report.total().getAsLong() == 3);
    assertThat(reports).extracting(ProgressReport::url).containsOnly(server.registry().url(ASTHMA));
  }

  @Test
  void theTotalIsWhatIsToComeAndNotWhatMatches() {
    server.on("/studies", json(page("\"totalCount\":3000,", "t1", 1, 2)));

    read(OptionalLong.of(2));

    assertThat(reports.get(0).total()).hasValue(2);
    assertThat(reports.get(0).share()).hasValue(1);
  }

  @Test
  void aWaitIsReportedBeforeItBegins() {
    server.on(
        "/studies",
        text(429, BUSY).newBuilder().setHeader("Retry-After", "12").build(),
        json(page("\"totalCount\":1,", "", 1)));

    read(OptionalLong.empty());

    assertThat(reports)
        .extracting(ProgressReport::waiting)
        .containsExactly(Optional.of("12 s after status 429"), Optional.empty(), Optional.empty());
    assertThat(reports).extracting(ProgressReport::retries).containsOnly(1L);
    assertThat(reports.get(2).elapsed()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void aBadEndIsReportedToo() {
    server.on("/studies", json(page("\"totalCount\":3,", "t1", 1, 2)), text(400, "no"));

    assertThatThrownBy(() -> read(OptionalLong.empty())).isInstanceOf(RegistryException.class);

    assertThat(reports).extracting(ProgressReport::ended).containsExactly(false, true);
  }

  @Test
  void aSmallQuestionIsReportedOnlyWhereItHasToWait() {
    server.on("/studies", json(page("\"totalCount\":3,", "", 1)));

    listening().count(ASTHMA);
    assertThat(reports).isEmpty();

    server.on("/studies", text(503, ""), json(page("\"totalCount\":3,", "", 1)));
    listening().count(ASTHMA);
    assertThat(reports).extracting(ProgressReport::ended).containsExactly(false, true);
  }

  @Test
  void aReportIsAlsoOneLine() {
    ProgressReport half =
        new ProgressReport(
            URI.create("http://localhost/api/v2/studies"),
            3,
            3000,
            OptionalLong.of(12_000),
            1,
            Duration.ofSeconds(3),
            1000,
            Optional.of("2 s after status 503"),
            false);

    assertThat(half)
        .hasToString(
            "3,000 of 12,000 studies, 1,000/s, 9 s left, 1 retry; waiting 2 s after status 503");
    assertThat(rest(900)).contains("15 min left");
    assertThat(rest(7_500)).contains("2 h 5 min left");
    assertThat(half.share()).hasValue(0.25);
    assertThat(half.timeLeft()).hasValue(Duration.ofSeconds(9));
  }

  /** What is left at one study a second. */
  private static String rest(long studies) {
    URI url = URI.create("http://localhost/api/v2/studies");
    return new ProgressReport(
            url,
            1,
            0,
            OptionalLong.of(studies),
            0,
            Duration.ofSeconds(3),
            1,
            Optional.empty(),
            false)
        .toString();
  }

  @Test
  void beforeTheFirstPageNothingIsKnown() {
    ProgressReport none =
        new ProgressReport(
            URI.create("http://localhost/api/v2/studies"),
            0,
            0,
            OptionalLong.empty(),
            0,
            Duration.ZERO,
            0,
            Optional.empty(),
            false);

    assertThat(none).hasToString("0 studies");
    assertThat(none.share()).isEmpty();
    assertThat(none.timeLeft()).isEmpty();
  }

  private Registry listening() {
    return server.registry().progress(reports::add);
  }

  private void read(OptionalLong limit) {
    try (Pages pages = listening().pages(ASTHMA, limit)) {
      pages.forEachRemaining(page -> {});
    }
  }
}
