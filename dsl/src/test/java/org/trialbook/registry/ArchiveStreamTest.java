package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseSocket;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An archive that breaks off on the way comes whole all the same, or not at all. */
class ArchiveStreamTest {

  private static final byte[] ARCHIVE = new byte[900_000];

  static {
    new Random(5).nextBytes(ARCHIVE);
  }

  /** Breaks off the first few answers in mid-body. */
  private static final class Breaking extends Dispatcher {
    private final boolean ranges;
    private final List<String> asked = new ArrayList<>();
    private int breaks;
    private String tag = "\"a\"";

    Breaking(boolean ranges, int breaks) {
      this.ranges = ranges;
      this.breaks = breaks;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      String range = request.getHeaders().get("Range");
      asked.add(String.valueOf(range));
      boolean same = tag.equals(request.getHeaders().get("If-Range"));
      int from =
          ranges && range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
      Buffer body = new Buffer().write(Arrays.copyOfRange(ARCHIVE, from, ARCHIVE.length));
      MockResponse.Builder answer =
          new MockResponse.Builder().code(from > 0 ? 206 : 200).setHeader("ETag", tag).body(body);
      if (breaks-- > 0) {
        answer.onResponseBody(new CloseSocket());
      }
      return answer.build();
    }

    synchronized List<String> asked() {
      return List.copyOf(asked);
    }

    synchronized void changes() {
      tag = "\"b\"";
    }
  }

  private MockWebServer server;

  @BeforeEach
  void start() throws IOException {
    server = new MockWebServer();
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ArchiveStream open(Breaking answers) {
    server.setDispatcher(answers);
    return Registry.at(server.url("/api/v2").toString())
        .deadline(Duration.ofSeconds(20))
        .archive(0, Optional.empty());
  }

  @Test
  void aBrokenConnectionGoesOnWhereItBroke() throws IOException {
    Breaking answers = new Breaking(true, 3);
    try (ArchiveStream stream = open(answers)) {
      assertThat(stream.readAllBytes()).isEqualTo(ARCHIVE);
    }
    assertThat(answers.asked()).hasSize(4).element(3).asString().startsWith("bytes=");
  }

  @Test
  void aServerWithoutPartsSendsAllOfItAgain() throws IOException {
    Breaking answers = new Breaking(false, 2);
    try (ArchiveStream stream = open(answers)) {
      assertThat(stream.readAllBytes()).isEqualTo(ARCHIVE);
    }
    assertThat(answers.asked()).hasSize(3);
  }

  @Test
  void anotherArchiveIsNotGluedOn() throws IOException {
    Breaking answers = new Breaking(true, 1);
    try (ArchiveStream stream = open(answers)) {
      answers.changes();
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("changed while it came");
    }
  }

  @Test
  void waitsForItsTurnAsEveryRequest() throws IOException {
    try (TestServer registry = new TestServer()) {
      registry.versions("2026-08-14T09:00:05").on("/studies/download", TestServer.text(200, "zip"));
      Registry paced = registry.registry().pace(4);
      paced.version();
      try (ArchiveStream stream = paced.archive(0, Optional.empty())) {
        assertThat(stream.readAllBytes()).asString().isEqualTo("zip");
      }
      assertThat(registry.ticker.sleeps()).containsExactly(Duration.ofMillis(250));
    }
  }

  @Test
  void aConnectionThatAlwaysBreaksEnds() throws IOException {
    try (ArchiveStream stream = open(new Breaking(false, Integer.MAX_VALUE))) {
      assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}
