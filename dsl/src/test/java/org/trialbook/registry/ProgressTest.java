package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trialbook.progress.ProgressReport;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

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
    assertThat(reports)
        .extracting(ProgressReport::title)
        .containsOnly(server.registry().url(ASTHMA).toString());
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

  private Registry listening() {
    return server.registry().progress(reports::add);
  }

  private void read(OptionalLong limit) {
    try (Pages pages = listening().pages(ASTHMA, limit)) {
      pages.forEachRemaining(page -> {});
    }
  }
}
