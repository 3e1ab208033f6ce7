package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.mirror.Served.study;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.sample.Sample;

/** What clients may do to a mirror, and what not. */
class LimitsTest {

  private static final byte[] STUDY = study("NCT00000001").getBytes(UTF_8);
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration LONG = Duration.ofMinutes(9);

  /** One request is read and one waits, however slow the machine. */
  private static final Limits SMALL = new Limits(1, 1, LONG, LONG, LONG);

  /** A silence is over soon, which on a slow machine befalls those who are not silent, too. */
  private static final Limits IMPATIENT = new Limits(1, 1, LONG, Duration.ofMillis(300), LONG);

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();

  /** A mirror whose disk answers when it is released. */
  private Mirror slow(Limits limits) {
    Directory directory = new ByteBuffersDirectory();
    StudyIndexer.index(List.of(STUDY), directory);
    StudyIndex index =
        new StudyIndex(
            directory,
            ordinal -> {
              reading.countDown();
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return STUDY;
            },
            0,
            List.of());
    return Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits);
  }

  private CompletableFuture<HttpResponse<String>> ask(Mirror mirror, String path) {
    URI uri = URI.create(mirror.url() + path);
    return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** What stands on the wire when these bytes are sent, up to the end of the connection. */
  private static String raw(Mirror mirror, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mirror.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  }

  @Test
  void whoComesTooManyIsSentAwayForNow() throws Exception {
    try (Mirror mirror = slow(SMALL)) {
      var answered = ask(mirror, "/studies/NCT00000001");
      reading.await();
      // Which of the two comes first and waits, and which is too many, the network decides.
      var two = List.of(ask(mirror, "/version"), ask(mirror, "/version"));
      HttpResponse<?> refused =
          (HttpResponse<?>) CompletableFuture.anyOf(two.get(0), two.get(1)).get();
      var waiting = two.get(two.get(0).isDone() ? 1 : 0);
      assertThat(waiting).isNotDone();

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).isEqualTo("Service Unavailable");
      assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      released.countDown();
      assertThat(answered.get().statusCode()).isEqualTo(200);
      assertThat(waiting.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoWaitsTooLongIsSentAwayForNow() throws Exception {
    Duration moment = Duration.ofMillis(50);
    try (Mirror mirror = slow(new Limits(1, 9, moment, LONG, moment))) {
      var answered = ask(mirror, "/studies/NCT00000001");
      reading.await();

      assertThat(ask(mirror, "/version").get().statusCode()).isEqualTo(503);
      released.countDown();
      assertThat(answered.get().body()).isEqualTo(new String(STUDY, UTF_8));
    }
  }

  @Test
  void aRequestUnderWayIsFinishedBeforeTheEnd() throws Exception {
    Mirror mirror = slow(Limits.USUAL);
    var answered = ask(mirror, "/studies/NCT00000001");
    reading.await();
    var closed = CompletableFuture.runAsync(mirror::close);
    while (connects(mirror)) {
      Thread.sleep(5);
    }
    released.countDown();

    assertThat(answered.get().body()).isEqualTo(new String(STUDY, UTF_8));
    closed.get();
  }

  @Test
  void aRequestThatNeverEndsDoesNotHoldUpTheEnd() throws Exception {
    Mirror mirror = slow(Limits.USUAL);
    var answered = ask(mirror, "/studies/NCT00000001");
    reading.await();

    CompletableFuture.runAsync(mirror::close).get();
    assertThatThrownBy(answered::get).hasRootCauseInstanceOf(IOException.class);
    released.countDown();
  }

  private static boolean connects(Mirror mirror) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mirror.url().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aClientThatGoesSilentIsLetGo() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      assertThat(raw(mirror, get("/api/v2/version"))).startsWith("HTTP/1.1 200 ");
    }
    released.countDown();
    try (Mirror mirror = slow(IMPATIENT)) {
      assertThat(raw(mirror, "GET /api/v2/version HTTP/1.1\r\nHost:"))
          .doesNotContain("HTTP/1.1 200");
      while (!raw(mirror, get("/api/v2/version")).startsWith("HTTP/1.1 200 ")) {
        Thread.yield();
      }
    }
  }

  @Test
  void aClientThatWaitsForALongAnswerIsNotSilent() throws Exception {
    try (Mirror mirror = slow(IMPATIENT)) {
      var answered = ask(mirror, "/studies/NCT00000001");
      while (!reading.await(1, TimeUnit.SECONDS)) {
        if (answered.isCompletedExceptionally()) { // it was silent before it had asked
          answered = ask(mirror, "/studies/NCT00000001");
        }
      }
      Thread.sleep(3 * IMPATIENT.idle().toMillis());
      released.countDown();

      assertThat(answered.get().body()).isEqualTo(new String(STUDY, UTF_8));
    }
  }

  @Test
  void barsAndBracketsNeedNoEscape() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      for (String query :
          List.of(
              "fields=NCTId|BriefTitle",
              "filter.ids=NCT00000001|NCT00000002",
              "filter.advanced=AREA[NCTId](\"NCT00000001\"+OR+x^{y}`z)",
              "filter.advanced=AREA[NCTId]NCT00000001+OR+\u00e9t\u00e9")) {
        assertThat(raw(mirror, get("/api/v2/studies?" + query)))
            .as(query)
            .startsWith("HTTP/1.1 200 ")
            .contains("NCT00000001");
      }
    }
  }

  @Test
  void aUrlWithoutEndIsRefused() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      for (int length : new int[] {40_000, 300_000}) {
        assertThat(raw(mirror, get("/api/v2/studies?query.cond=" + "x".repeat(length))))
            .startsWith("HTTP/1.1 414 ")
            .contains("text/plain;charset=")
            .doesNotContain("<html");
      }
    }
  }

  @Test
  void nothingCanBeWritten() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
        String head = get("/api/v2/studies").replaceFirst("GET", method);
        assertThat(raw(mirror, head))
            .startsWith("HTTP/1.1 405 ")
            .contains("Allow: GET, HEAD")
            .endsWith("Method Not Allowed");
      }
      assertThat(raw(mirror, "nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void aSearchThatTakesTooLongGivesUp() throws Exception {
    List<byte[]> studies = Sample.studies(200);
    Limits limits = new Limits(1, 1, LONG, LONG, Duration.ZERO);
    StudyIndex index = StudyIndexer.inMemory(studies);
    try (Mirror mirror = Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits)) {
      HttpResponse<String> answer = ask(mirror, "/studies?query.term=heart").get();
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("Query takes too long");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void servesOnAnotherAddressOnlyWhenTold() throws Exception {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      assertThat(mirror.url().getHost()).isEqualTo("127.0.0.1");
    }
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, everywhere)) {
      assertThat(ask(mirror, "/version").get().statusCode()).isEqualTo(200);
    }
    for (String host : List.of("203.0.113.7", "no-such-host.invalid")) {
      InetSocketAddress other = new InetSocketAddress(host, 0);
      assertThatThrownBy(() -> Mirror.serve(List.of(STUDY), Served.TIMESTAMP, other))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining(host);
    }
  }
}
