package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;

class CacheTest {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");
  private static final String MONDAY = "2026-08-10T09:00:05";
  private static final String TUESDAY = "2026-08-11T09:00:03";
  private static final Duration MORE_THAN_A_MINUTE = Duration.ofSeconds(61);
  private static final MockResponse NOT_MODIFIED = new MockResponse.Builder().code(304).build();

  @TempDir private Path folder;
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
  void anAnswerIsAskedForOnceWhileTheDataStays() {
    server.on("/studies", tagged("a", 42), tagged("a", 99));
    Registry registry = server.registry().cached(folder);

    assertThat(registry.count(ASTHMA)).isEqualTo(42);
    assertThat(registry.count(ASTHMA)).isEqualTo(42);
    assertThat(server.registry().cached(folder).count(ASTHMA)).isEqualTo(42);

    assertThat(studiesRequests()).hasSize(1);
  }

  @Test
  void oneLookAtTheVersionIsEnoughForAMinute() {
    server.on("/studies", tagged("a", 42));
    Registry registry = server.registry().cached(folder);
    registry.count(ASTHMA);
    registry.count(ASTHMA);
    assertThat(versionRequests()).hasSize(1);

    server.ticker.sleep(MORE_THAN_A_MINUTE);
    registry.count(ASTHMA);
    assertThat(versionRequests()).hasSize(2);
    assertThat(studiesRequests()).hasSize(1);
  }

  @Test
  void newDataIsAskedFor() {
    server.versions(MONDAY, TUESDAY).on("/studies", tagged("a", 42), tagged("b", 43));
    Registry registry = server.registry().cached(folder);
    registry.count(ASTHMA);

    server.ticker.sleep(MORE_THAN_A_MINUTE);

    assertThat(registry.count(ASTHMA)).isEqualTo(43);
    assertThat(server.tags()).containsExactly(null, null, null, "a");
  }

  @Test
  void anAnswerThatDidNotChangeWithTheDataNeedNotComeAgain() {
    server.versions(MONDAY, TUESDAY).on("/studies", tagged("a", 42), NOT_MODIFIED);
    Registry registry = server.registry().cached(folder);
    registry.count(ASTHMA);
    server.ticker.sleep(MORE_THAN_A_MINUTE);

    assertThat(registry.count(ASTHMA)).isEqualTo(42);
    assertThat(registry.count(ASTHMA)).isEqualTo(42);
    assertThat(studiesRequests()).hasSize(2);
  }

  @Test
  void aWholeCrawlComesFromTheDisk() {
    server.on("/studies", json(page("\"totalCount\":3,", "t1", 1, 2)), json(page("", "", 3)));
    Registry registry = server.registry().cached(folder);

    List<String> first = studies(registry);
    List<String> second = studies(registry);

    assertThat(second).isEqualTo(first).hasSize(3);
    assertThat(studiesRequests()).hasSize(2);
  }

  @Test
  void whatBrokeOnTheWayDoesNotComeBackFromTheDisk() {
    server.on("/studies", json("{\"totalCount\":42,\"stud"), tagged("a", 42));

    assertThat(server.registry().cached(folder).count(ASTHMA)).isEqualTo(42);
    assertThat(studiesRequests()).hasSize(2);
  }

  @Test
  void aFileThatIsNoAnswerIsAskedForAgain() throws IOException {
    server.on("/studies", tagged("a", 42));
    Registry registry = server.registry().cached(folder);
    registry.count(ASTHMA);
    Files.writeString(files().get(0), "GET /half");

    assertThat(registry.count(ASTHMA)).isEqualTo(42);
    assertThat(studiesRequests()).hasSize(2);
  }

  @Test
  void withoutAVersionNothingOnDiskIsTrusted() {
    server.on("/studies", tagged("a", 42), tagged("a", 43));
    Registry registry = server.registry().cached(folder);
    registry.count(ASTHMA);
    server.on("/version", text(503, ""));
    server.ticker.sleep(MORE_THAN_A_MINUTE);

    assertThat(registry.count(ASTHMA)).isEqualTo(43);
  }

  @Test
  void aCacheHasRoom() {
    assertThatThrownBy(() -> Registry.live().cached(folder, 0))
        .isInstanceOf(TrialbookException.class);
  }

  private static MockResponse tagged(String tag, int total) {
    return json(page("\"totalCount\":" + total + ",", "", 1))
        .newBuilder()
        .setHeader("ETag", tag)
        .build();
  }

  private static List<String> studies(Registry registry) {
    try (Pages pages = registry.pages(ASTHMA, OptionalLong.empty())) {
      List<String> studies = new ArrayList<>();
      pages.forEachRemaining(
          page -> {
            for (int study = 0; study < page.size(); study++) {
              studies.add(new String(page.study(study), UTF_8));
            }
          });
      return studies;
    }
  }

  private List<String> studiesRequests() {
    return server.targets().stream().filter(target -> target.startsWith("/studies")).toList();
  }

  private List<String> versionRequests() {
    return server.targets().stream().filter("/version"::equals).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
