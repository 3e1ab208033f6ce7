package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.parameters;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.wire.RegistryException;

class PagesTest {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");
  private static final String MONDAY = "2026-08-10T09:00:05";
  private static final String TUESDAY = "2026-08-11T09:00:03";

  private static final MockResponse FIRST = json(page("\"totalCount\":5,", "t1", 1, 2));
  private static final MockResponse SECOND = json(page("", "t2", 3, 4));
  private static final MockResponse THIRD = json(page("", "", 5));

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer().versions(MONDAY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutATotalFewerThanTheLimitAreAllThereIs() {
    server.on("/studies", json(page("", "", 1, 2)));

    try (Pages pages = server.registry().pages(ASTHMA, OptionalLong.of(15))) {
      assertThat(pages.next().size()).isEqualTo(2);
      assertThat(pages.hasNext()).isFalse();
      assertThat(pages.notes()).isEmpty();
    }
  }

  @Test
  void followsTheTokensToTheEnd() {
    server.on("/studies", FIRST, SECOND, THIRD);

    Pages pages = pages(OptionalLong.empty());

    assertThat(ids(pages)).containsExactly(1, 2, 3, 4, 5);
    assertThat(pages.totalCount()).hasValue(5);
    assertThat(pages.dataTimestamp()).hasValue(LocalDateTime.parse(MONDAY));
    assertThat(pages.fetchedAt()).hasValue(TestServer.NOW);
    assertThat(pages.notes()).isEmpty();
    assertThat(server.targets())
        .containsExactly(
            "/version",
            "/studies?query.cond=asthma&pageSize=1000&countTotal=true",
            "/studies?query.cond=asthma&pageSize=1000&pageToken=t1",
            "/studies?query.cond=asthma&pageSize=1000&pageToken=t2",
            "/version");
  }

  @Test
  void asksNothingBeforeItIsRead() {
    Pages pages = pages(OptionalLong.empty());

    assertThat(pages.url()).isEqualTo(server.registry().url(ASTHMA));
    assertThat(pages.dataTimestamp()).isEmpty();
    assertThat(pages.fetchedAt()).isEmpty();
    assertThat(pages.totalCount()).isEmpty();
    assertThat(server.targets()).isEmpty();
  }

  @Test
  void onePageNeedsNoSecondLookAtTheVersion() {
    server.on("/studies", json(page("\"totalCount\":1,", "", 1)));

    assertThat(ids(pages(OptionalLong.empty()))).containsExactly(1);
    assertThat(server.targets()).hasSize(2);
  }

  @Test
  void anEmptyAnswerIsOneEmptyPage() {
    server.on("/studies", json("{\"totalCount\":0,\"studies\":[\n\n]}"));
    Pages pages = pages(OptionalLong.empty());

    assertThat(pages.next().size()).isZero();
    assertThat(pages.hasNext()).isFalse();
    assertThat(pages.totalCount()).hasValue(0);
    assertThat(pages.notes()).isEmpty();
  }

  @Test
  void anEmptyPageInTheMiddleIsNotTheEnd() {
    server.on("/studies", FIRST, json(page("", "t2")), json(page("", "", 3, 4, 5)));

    assertThat(ids(pages(OptionalLong.empty()))).containsExactly(1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 3", "6, 3"})
  void aLimitIsExactAndFetchesNoPageTooMany(long limit, int requests) {
    server.on("/studies", FIRST, SECOND, THIRD);
    Pages pages = pages(OptionalLong.of(limit));

    assertThat(ids(pages)).hasSize((int) Math.min(5, limit));
    assertThat(pages.notes()).isEmpty();
    assertThat(server.targets())
        .filteredOn(target -> target.startsWith("/studies"))
        .hasSize(requests);
  }

  @Test
  void aLimitAsksForNoMoreStudiesThanAreMissing() {
    server.on("/studies", FIRST, SECOND);

    ids(pages(OptionalLong.of(4)));

    assertThat(server.targets().stream().map(target -> parameters(target).get("pageSize")))
        .containsExactly(null, "4", "2", null);
  }

  @Test
  void aLimitOfNothingAsksForTheVersionOnly() {
    Pages pages = pages(OptionalLong.of(0));

    assertThat(pages.hasNext()).isFalse();
    assertThat(pages.dataTimestamp()).hasValue(LocalDateTime.parse(MONDAY));
    assertThat(server.targets()).containsExactly("/version");
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(() -> pages(OptionalLong.of(-1)))
        .isInstanceOf(TrialbookException.class)
        .hasMessage("A limit is 0 or more, not -1.");
  }

  @Test
  void aStudyThatComesTwiceIsHandedOutOnce() {
    server.on("/studies", FIRST, json(page("", "t2", 2, 3)), json(page("", "", 1, 4, 4, 5)));
    Pages pages = pages(OptionalLong.empty());

    assertThat(ids(pages)).containsExactly(1, 2, 3, 4, 5);
    assertThat(pages.notes())
        .containsExactly("Studies that came more than once and were kept once: 3.");
  }

  @Test
  void aLimitCountsEachStudyOnce() {
    server.on("/studies", FIRST, json(page("", "t2", 2, 3)), json(page("", "", 4, 5)));

    assertThat(ids(pages(OptionalLong.of(4)))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aGapThatNothingExplainsIsAnError() {
    server.on("/studies", FIRST, json(page("", "", 3)));
    Pages pages = pages(OptionalLong.empty());

    assertThatThrownBy(() -> ids(pages))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            """
            The registry counted 5 studies and sent 3.
            Asked: %s/studies?query.cond=asthma&pageSize=1000&countTotal=true
            Ask again; if it stays, sort or narrow the question.\
            """
                .formatted(server.url()));
  }

  @Test
  void fewerStudiesOfDataThatChangedAreReported() {
    server.versions(MONDAY, TUESDAY).on("/studies", FIRST, json(page("", "", 3)));
    Pages pages = pages(OptionalLong.empty());

    assertThat(ids(pages)).hasSize(3);
    assertThat(pages.notes())
        .hasSize(2)
        .contains("Studies that the registry counted: 5; that it sent: 3.");
  }

  @Test
  void dataThatChangedOnTheWayIsReported() {
    server.versions(MONDAY, TUESDAY).on("/studies", FIRST, SECOND, THIRD);
    Pages pages = pages(OptionalLong.empty());

    ids(pages);

    assertThat(pages.notes())
        .containsExactly(
            "The data changed on the way: the first page is of 2026-08-10T09:00:05 or later,"
                + " the last of 2026-08-11T09:00:03 or before.");
    assertThat(pages.dataTimestamp()).hasValue(LocalDateTime.parse(MONDAY));
  }

  @Test
  void aWholeCrawlIsNotLostToTheLastLookAtTheVersion() {
    server
        .on(
            "/version",
            json("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"" + MONDAY + "\"}"),
            text(500, ""))
        .on("/studies", FIRST, SECOND, THIRD);
    Pages pages = pages(OptionalLong.empty());

    assertThat(ids(pages)).hasSize(5);
    assertThat(pages.notes())
        .containsExactly(
            "Whether the data changed on the way is not known: /version did not answer.");
  }

  @Test
  void aTokenThatComesTwiceEndsInAnErrorNotInACircle() {
    server.on("/studies", FIRST, json(page("", "t1", 3, 4)));
    Pages pages = pages(OptionalLong.empty());
    pages.next();

    assertThatThrownBy(pages::hasNext)
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            """
            The registry sends the same pages again: page token t1 came twice.
            Asked: %s/studies?query.cond=asthma&pageSize=1000&pageToken=t1
            Ask again; if it stays, sort or narrow the question.\
            """
                .formatted(server.url()));
  }

  @Test
  void aPageThatFailsInPassingIsFetchedAgain() {
    server.on("/studies", FIRST, text(503, ""), json("{\"studies\":["), SECOND, THIRD);

    assertThat(ids(pages(OptionalLong.empty()))).containsExactly(1, 2, 3, 4, 5);
    assertThat(server.ticker.sleeps()).hasSize(2);
  }

  @Test
  void anErrorStaysSoThatHalfAnAnswerNeverLooksWhole() {
    server.on("/studies", FIRST, text(400, "Error parsing query"));
    Pages pages = pages(OptionalLong.empty());
    pages.next();

    Throwable error = catchThrowable(pages::hasNext);

    assertThat(error).isInstanceOf(RegistryException.class);
    assertThatThrownBy(pages::hasNext).isSameAs(error);
    assertThatThrownBy(pages::next).isSameAs(error);
    assertThat(server.targets()).hasSize(3);
  }

  @Test
  void theEndIsTheEnd() {
    server.on("/studies", THIRD);
    Pages pages = pages(OptionalLong.empty());
    pages.next();

    assertThatThrownBy(pages::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("There are no more pages of " + pages.url());
    assertThat(pages.hasNext()).isFalse();
  }

  private Pages pages(OptionalLong limit) {
    return server.registry().pages(ASTHMA, limit);
  }

  private static List<Integer> ids(Pages pages) {
    List<Integer> ids = new ArrayList<>();
    while (pages.hasNext()) {
      Page page = pages.next();
      for (int study = 0; study < page.size(); study++) {
        ids.add(Integer.parseInt(page.nctId(study).orElseThrow().substring(3)));
      }
    }
    return ids;
  }
}
