package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

/** A crawl of five studies on three pages, into a folder of its own. */
abstract class CrawlOfFive {

  static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");
  static final String MONDAY = "2026-08-10T09:00:05";
  static final String TUESDAY = "2026-08-11T09:00:03";

  static final MockResponse FIRST = json(page("\"totalCount\":5,", "t1", 1, 2));
  static final MockResponse SECOND = json(page("", "t2", 3, 4));
  static final MockResponse THIRD = json(page("", "", 5));
  static final MockResponse NO = text(400, "no");
  static final MockResponse GONE = text(404, "gone");

  @TempDir private Path temporary;
  Path folder;
  TestServer server;

  @BeforeEach
  void start() throws IOException {
    folder = temporary.resolve("deep/asthma");
    server = new TestServer().versions(MONDAY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  final Crawl crawl() {
    return server.registry().crawl(ASTHMA, folder);
  }

  final void stoppedAfterTheFirstPage() {
    server.on("/studies", FIRST, GONE);
    assertThatThrownBy(() -> crawl().run()).isInstanceOf(RegistryException.class);
  }

  final List<Integer> ids() throws IOException {
    return Files.readAllLines(folder.resolve("studies.ndjson")).stream()
        .map(line -> Integer.valueOf(line.replaceAll("\\D+", "")))
        .toList();
  }

  final List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
