package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;

import java.io.IOException;
import java.time.LocalDateTime;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.trialbook.registry.wire.RegistryException;

/** The registry gets new data while a crawl is on its way. */
class CrawlDataChangeTest extends CrawlOfFive {

  @Test
  void dataThatChangedBeforeTheResumeBeginsAgain() throws IOException {
    stoppedAfterTheFirstPage();
    server.versions(TUESDAY).on("/studies", FIRST, SECOND, THIRD);

    CrawledStudies result = crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.dataTimestamp()).isEqualTo(LocalDateTime.parse(TUESDAY));
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void dataThatChangedOnTheWayBeginsAgain() throws IOException {
    server
        .versions(MONDAY, TUESDAY)
        .on(
            "/studies",
            FIRST,
            THIRD,
            json(page("\"totalCount\":2,", "x", 6)),
            json(page("", "", 7)));

    CrawledStudies result = crawl().run();

    assertThat(ids()).containsExactly(6, 7);
    assertThat(result.dataTimestamp()).isEqualTo(LocalDateTime.parse(TUESDAY));
  }

  @Test
  void dataThatNeverRestsIsAnError() {
    server
        .versions(MONDAY, TUESDAY, MONDAY, TUESDAY, MONDAY, TUESDAY)
        .on("/studies", FIRST, THIRD, FIRST, THIRD, FIRST, THIRD);

    assertThatThrownBy(() -> crawl().run())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry's data changed during the crawl, 3 times.");
  }

  @Test
  void dataThatChangedCanBeNoted() throws IOException {
    server.versions(MONDAY, TUESDAY).on("/studies", FIRST, SECOND, THIRD);

    CrawledStudies result = crawl().onDataChange(DataChange.NOTE).run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.notes())
        .singleElement()
        .asString()
        .startsWith("The data changed on the way: the first page is of " + MONDAY);
  }

  @Test
  void dataThatChangedCanBeAnErrorAndNotedAfterAll() throws IOException {
    server.versions(MONDAY, TUESDAY).on("/studies", FIRST, SECOND, THIRD);
    assertThatThrownBy(() -> crawl().onDataChange(DataChange.FAIL).run())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry's data changed during the crawl.");

    CrawledStudies result = crawl().onDataChange(DataChange.NOTE).run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.notes()).hasSize(1);
  }

  @Test
  void aNewEntityTagIsLookedIntoAtOnce() throws IOException {
    server
        .versions(MONDAY, TUESDAY)
        .on("/studies", tagged(FIRST, "monday"), tagged(SECOND, "tuesday"), THIRD);

    assertThatThrownBy(() -> crawl().onDataChange(DataChange.FAIL).run())
        .hasMessageStartingWith("The registry's data changed during the crawl.");

    assertThat(server.targets()).noneMatch(target -> target.contains("pageToken=t2"));
    assertThat(files()).contains("crawl.json", "studies.ndjson.part");
  }

  @Test
  void entityTagsThatAreEachAnswersOwnCostOneLook() throws IOException {
    server.on("/studies", tagged(FIRST, "a"), tagged(SECOND, "b"), tagged(THIRD, "c"));

    crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(server.targets())
        .containsSubsequence("/version", "/version", "/version")
        .filteredOn("/version"::equals)
        .as("before, once on the way, after")
        .hasSize(3);
  }

  @Test
  void aLookThatNobodyAnswersDoesNotStopIt() throws IOException {
    MockResponse monday = json("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"" + MONDAY + "\"}");
    server
        .on("/version", monday, GONE, monday)
        .on("/studies", tagged(FIRST, "a"), tagged(SECOND, "b"), THIRD);

    assertThat(crawl().run().notes()).isEmpty();
    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
  }

  private static MockResponse tagged(MockResponse page, String tag) {
    return page.newBuilder().setHeader("ETag", '"' + tag + '"').build();
  }
}
