package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.html;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

/** What goes wrong on a real socket, once, and is mended by asking again. */
class TransientFaultsTest {

  private static final StudyQuery ALL = StudyQuery.all();
  private static final String BODY = "{\"totalCount\":42,\"studies\":[\n{}\n]}";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Named<MockResponse>> passingFaults() {
    return Stream.of(
        Named.of("429", text(429, "Too many requests")),
        Named.of("500", text(500, "Internal error")),
        Named.of("502 in HTML", html(502)),
        Named.of("a web page with status 200", html(200)),
        Named.of("an empty body", json("")),
        Named.of("JSON that breaks off", json(BODY.substring(0, BODY.length() - 1))),
        Named.of("JSON and more", json(BODY + "{}")),
        Named.of("fewer bytes than announced", announced(BODY, BODY.length() + 1)),
        Named.of("more bytes than announced", announced(BODY, BODY.length() - 1)),
        Named.of(
            "a connection that closes before the answer",
            new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build()),
        Named.of(
            "a connection that closes in the body",
            new MockResponse.Builder()
                .body(BODY)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build()),
        Named.of("gzip that breaks off", brokenGzip()));
  }

  @ParameterizedTest
  @MethodSource("passingFaults")
  void isAskedAgain(MockResponse fault) {
    server.on("/studies", fault, json(BODY));

    assertThat(server.registry().count(ALL)).isEqualTo(42);
    assertThat(server.ticker.sleeps()).hasSize(1);
    assertThat(server.ticker.slept()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void retryAfterIsHonoured() {
    MockResponse busy =
        text(429, "Too many requests").newBuilder().setHeader("Retry-After", "17").build();
    server.on("/studies", busy, json(BODY));

    assertThat(server.registry().count(ALL)).isEqualTo(42);
    assertThat(server.ticker.sleeps()).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void retryAfterWithADateIsCountedFromTheClock() {
    MockResponse busy =
        text(503, "")
            .newBuilder()
            .setHeader("Retry-After", "Mon, 23 Nov 2026 10:00:40 GMT")
            .build();
    server.on("/studies", busy, json(BODY));

    assertThat(server.registry().count(ALL)).isEqualTo(42);
    assertThat(server.ticker.sleeps()).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void retryAfterOfAnArchiveIsCountedFromTheClockToo() throws IOException {
    MockResponse busy =
        text(503, "")
            .newBuilder()
            .setHeader("Retry-After", "Mon, 23 Nov 2026 10:00:40 GMT")
            .build();
    server.on("/studies/download", busy, text(200, "zip"));

    try (ArchiveStream archive = server.registry().archive(0, Optional.empty())) {
      assertThat(archive).hasContent("zip");
    }
    assertThat(server.ticker.sleeps()).containsExactly(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Mon, 23 Nov 2026 10:03:01 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "999999999"})
  void retryAfterPastTheDeadlineIsNotWaitedFor(String farOff) {
    server.on("/studies", text(503, "").newBuilder().setHeader("Retry-After", farOff).build());

    assertThatThrownBy(() -> server.registry().count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("past the deadline of 180 s");
    assertThat(server.ticker.sleeps()).isEmpty();
    assertThat(server.targets()).hasSize(1);
  }

  @Test
  void aRegistryThatStaysBusyIsReported() {
    server.on("/studies", text(429, "Too many requests"));

    assertThatThrownBy(() -> server.registry().count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            """
            The registry wants fewer requests: status 429; 6 attempts
            Asked: %s/studies?fields=NCTId&pageSize=1&countTotal=true
            Ask again in some minutes, at a lower pace(...)."""
                .formatted(server.url()));
    assertThat(server.targets()).hasSize(6);
  }

  @Test
  void anAnswerThatNeverComesEndsAtTheDeadline() {
    server.on(
        "/studies",
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThatThrownBy(
            () -> server.registry().attempts(1).deadline(Duration.ofMillis(200)).count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no whole answer came: out of time after 0.2 s");
  }

  @Test
  void aSocketThatStaysSilentIsSaidToBeSilent() {
    server.on(
        "/studies",
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThatThrownBy(() -> server.registry(Duration.ofMillis(150)).attempts(1).count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no whole answer came: nothing came for 0.15 s");
  }

  @Test
  void aZippedAnswerIsUnzipped() throws IOException {
    server.on(
        "/studies",
        new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(gzip(BODY)).build());

    assertThat(server.registry().count(ALL)).isEqualTo(42);
  }

  private static MockResponse announced(String body, int length) {
    return new MockResponse.Builder()
        .body(body)
        .setHeader("Content-Length", length)
        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  private static MockResponse brokenGzip() {
    try {
      Buffer whole = gzip(BODY);
      Buffer half = new Buffer();
      half.write(whole, whole.size() - 9);
      return new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(half).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Buffer gzip(String text) throws IOException {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    }
    return zipped;
  }
}
