package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.html;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.TestWorld;
import org.trialbook.registry.wire.Version;

/** What stands in front of the registry and refuses clients by their User-Agent. */
class EdgesTest {

  private static final String PLAIN = "okhttp/" + OkHttp.VERSION;
  private static final String USUAL = TestWorld.usualAgent();
  private static final String REMARK =
      "The registry's edge refused the User-Agent \"%s\" (status 403); with \"%s\" it let the client pass.";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer().versions("2026-11-20T09:00:00");
    server.on(
        "/studies",
        json(page("\"totalCount\":3,", "t1", 1)),
        json(page("", "t2", 2)),
        json(page("", "", 3)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRefusedAgentIsFollowedByThePlainOneWhichIsKeptAndNoted() {
    server.lettingPass(PLAIN::equals);

    Pages pages = server.registry().pages(StudyQuery.all(), OptionalLong.empty());
    pages.forEachRemaining(page -> {});

    assertThat(server.userAgents()).containsExactly(USUAL, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN);
    assertThat(pages.notes()).containsExactly(REMARK.formatted(USUAL, PLAIN));
  }

  @Test
  void whatIsKeptIsKeptForAllStepsOfAClient() {
    server.lettingPass(PLAIN::equals);
    Registry registry = server.registry();

    registry.version();
    registry.pace(1000).version();
    registry.attempts(1).version();

    assertThat(server.userAgents()).containsExactly(USUAL, PLAIN, PLAIN, PLAIN);
  }

  @Test
  void whereTheRuleMovesTheUsersAgentIsTriedAgain() {
    Registry registry = server.registry().userAgent("our-study/1.0");
    server.lettingPass(PLAIN::equals);
    registry.version();
    server.lettingPass("our-study/1.0"::equals);

    Pages pages = registry.pages(StudyQuery.all(), OptionalLong.empty());
    pages.forEachRemaining(page -> {});

    assertThat(server.userAgents().subList(0, 4))
        .containsExactly("our-study/1.0", PLAIN, PLAIN, "our-study/1.0");
    assertThat(server.userAgents().subList(4, 8)).containsOnly("our-study/1.0");
    assertThat(pages.notes()).containsExactly(REMARK.formatted(PLAIN, "our-study/1.0"));
  }

  @Test
  void nothingIsNotedWhereNothingWasRefused() {
    Pages pages = server.registry().pages(StudyQuery.all(), OptionalLong.empty());
    pages.forEachRemaining(page -> {});

    assertThat(pages.notes()).isEmpty();
    assertThat(server.userAgents()).containsOnly(USUAL);
  }

  @Test
  void aCrawlSaysItToo(@TempDir Path folder) {
    server.lettingPass(PLAIN::equals);

    CrawledStudies crawled = server.registry().crawl(StudyQuery.all(), folder).run();

    assertThat(crawled.studies()).isEqualTo(3);
    assertThat(crawled.notes()).containsExactly(REMARK.formatted(USUAL, PLAIN));
  }

  @Test
  void anArchiveComesUnderThePlainAgentToo() throws IOException {
    server.on("/studies/download", text(200, "zip")).lettingPass(PLAIN::equals);
    Registry registry = server.registry();

    try (ArchiveStream archive = registry.archive(0, Optional.empty())) {
      assertThat(archive).hasContent("zip");
    }

    assertThat(registry.notes()).containsExactly(REMARK.formatted(USUAL, PLAIN));
  }

  /** None takes back what another has found. */
  @Test
  void questionsAtOnceFindTheirWayEach() {
    server.lettingPass(PLAIN::equals);
    Registry registry = server.registry();

    List<Version> versions =
        IntStream.range(0, 12).parallel().mapToObj(n -> registry.version()).toList();
    int asked = server.userAgents().size();
    registry.version();

    assertThat(versions).hasSize(12);
    assertThat(server.userAgents().subList(asked, server.userAgents().size()))
        .containsExactly(PLAIN);
    assertThat(registry.notes()).containsExactly(REMARK.formatted(USUAL, PLAIN));
  }

  @Test
  void thePlainAgentComesAlsoAfterAnotherFault() {
    server.on("/version", text(500, ""), html(403), text(500, ""), json(VERSION));

    assertThat(server.registry().version().apiVersion()).isEqualTo("2.0.5");

    assertThat(server.userAgents()).containsExactly(USUAL, USUAL, PLAIN, PLAIN);
  }

  private static final String VERSION =
      "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-11-20T09:00:00\"}";

  @Test
  void whatTheRegistryItselfForbidsIsNotAskedAgain() {
    server.on("/version", text(403, "This study is not public"));

    assertThatThrownBy(() -> server.registry().version())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith(
            "The registry refused: This study is not public (status 403)\nAsked: ");
    assertThat(server.userAgents()).containsExactly(USUAL);
  }

  @Test
  void aNameThatTheRegistryAnswersNoToHasPassed() {
    server.lettingPass(PLAIN::equals);
    Registry registry = server.registry();

    assertThatThrownBy(() -> registry.study("NCT00000001")).hasMessageContaining("status 404");
    registry.version();

    assertThat(server.userAgents()).containsExactly(USUAL, PLAIN, PLAIN);
  }

  @Test
  void aPlainAgentOfTheUsersIsTriedOnceMoreUnderItsOneName() {
    server.lettingPass(agent -> false);

    assertThatThrownBy(() -> server.registry().userAgent(PLAIN).version())
        .hasMessageContaining("to the User-Agent \"" + PLAIN + "\"; 2 attempts");
    assertThat(server.userAgents()).containsExactly(PLAIN, PLAIN);
  }

  @Test
  void withOneAttemptThereIsNoOtherAgent() {
    server.lettingPass(agent -> false);

    assertThatThrownBy(() -> server.registry().attempts(1).version())
        .hasMessageContaining("to the User-Agent \"" + USUAL + "\"\n");
    assertThat(server.userAgents()).containsExactly(USUAL);
  }

  @Test
  void theUsersAgentIsSentAsItIsWithTheContactBehindIt() {
    Registry registry = server.registry().userAgent("our-study/1.0");

    registry.version();
    registry.contact("jane@example.org").version();

    assertThat(server.userAgents())
        .isEqualTo(List.of("our-study/1.0", "our-study/1.0 (contact jane@example.org)"));
  }
}
