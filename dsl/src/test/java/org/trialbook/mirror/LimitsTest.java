package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.mirror.Served.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.request.Limits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;
import org.trialbook.sample.Sample;

/** What clients may do to a mirror, and what not. */
class LimitsTest {

  private static final byte[] STUDY = study("NCT00000001").getBytes(UTF_8);
  private static final String CONDITION = "\"conditionsModule\":{\"conditions\":[\"Heart\"]}";
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
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      asked.add(ask(mirror, "/studies"));
      reading.await();
      // Which of them come first and wait, and which is too many, the network decides.
      for (int i = 0; i < SMALL.large() + SMALL.waiting(); i++) {
        asked.add(ask(mirror, "/studies?pageSize=" + (i + 1)));
      }
      HttpResponse<?> refused =
          (HttpResponse<?>) CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).get();

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).isEqualTo("Service Unavailable");
      assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      released.countDown();
      List<Integer> statuses = new ArrayList<>();
      for (var each : asked) {
        statuses.add(each.get().statusCode());
      }
      assertThat(statuses).containsOnly(200, 503).filteredOn(status -> status == 503).hasSize(1);
    }
  }

  @Test
  void whoWaitsTooLongIsSentAwayForNow() throws Exception {
    Duration moment = Duration.ofMillis(50);
    try (Mirror mirror = slow(new Limits(1, 9, moment, LONG, LONG))) {
      var answered = ask(mirror, "/studies");
      reading.await();

      HttpResponse<String> refused = ask(mirror, "/studies?query.term=x").get();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      released.countDown();
      assertThat(answered.get().body()).contains(new String(STUDY, UTF_8));
    }
  }

  /** However many large questions there are, being answered, waiting or refused. */
  @Test
  void smallQuestionsHaveRoomOfTheirOwn() throws Exception {
    try (Mirror mirror = slow(SMALL)) {
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        asked.add(ask(mirror, "/studies?pageSize=" + (i + 1)));
      }
      reading.await();

      for (String small :
          List.of("/version", "/studies/metadata", "/studies/enums", "/studies/search-areas")) {
        assertThat(ask(mirror, small).get().statusCode()).as(small).isEqualTo(200);
      }
      assertThat(ask(mirror, "/studies/NCT00000002").get().statusCode()).isEqualTo(404);
      released.countDown();
      for (var each : asked) {
        assertThat(each.get().statusCode()).isIn(200, 503);
      }
    }
  }

  /** More readers than searches at once, each of which has its answer and does not read it. */
  @Test
  void whoReadsSlowlyHoldsUpNobody() throws Exception {
    released.countDown();
    String text = "x".repeat(4_000_000);
    byte[] large =
        study("NCT00000001").replaceFirst("\\}$", ",\"x\":\"" + text + "\"}").getBytes(UTF_8);
    Limits limits = new Limits(2, 9, LONG, LONG, LONG);
    StudyIndex index = StudyIndexer.inMemory(List.of(large));
    List<Socket> readers = new ArrayList<>();
    try (Mirror mirror = Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits)) {
      for (int i = 0; i < limits.large() - 1; i++) {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(4_096);
        reader.connect(new InetSocketAddress(mirror.url().getHost(), mirror.url().getPort()));
        reader.getOutputStream().write(get("/api/v2/studies").getBytes(UTF_8));
        assertThat(reader.getInputStream().read()).isEqualTo('H');
      }
      assertThat(ask(mirror, "/studies?query.term=nothing").get().statusCode()).isEqualTo(200);
      assertThat(ask(mirror, "/version").get().statusCode()).isEqualTo(200);
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void whoTakesAFewBytesNowAndThenIsLetGo() throws IOException {
    int[] taken = {0};
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int unit) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] some, int offset, int length) {
            taken[0] += length;
            LockSupport.parkNanos(2_000_000);
          }
        };
    try (OutputStream wire = new SteadyReader(slow, Duration.ofMillis(20))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  wire.write(new byte[2], 0, 2);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("it reads too slowly");
    }
    assertThat(taken[0]).isLessThan(200_000);
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
      String answer;
      do {
        answer = raw(mirror, get("/api/v2/version"));
      } while (!answer.startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  void aClientThatWaitsForALongAnswerIsNotSilent() throws Exception {
    // Long enough that a busy machine does not make a client silent that is none.
    Limits limits = new Limits(1, 1, LONG, Duration.ofSeconds(2), LONG);
    try (Mirror mirror = slow(limits)) {
      var answered = ask(mirror, "/studies/NCT00000001");
      while (!reading.await(1, TimeUnit.SECONDS)) {
        if (answered.isCompletedExceptionally()) { // it was silent before it had asked
          answered = ask(mirror, "/studies/NCT00000001");
        }
      }
      // Jetty looks once in every such time; what begins to be written while it looks is let go.
      Thread.sleep(limits.idle().toMillis() * 5 / 2);
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
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        String head = get("/api/v2/studies").replaceFirst("GET", method);
        assertThat(raw(mirror, head))
            .startsWith("HTTP/1.1 405 ")
            .contains("Allow: GET, HEAD")
            .endsWith("Method Not Allowed");
      }
      assertThat(raw(mirror, get("/api/v2/studies").replaceFirst("GET", "OPTIONS")))
          .startsWith("HTTP/1.1 403 ")
          .contains("Access-Control-Allow-Origin: *");
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

  /** A search that has to look into the studies heeds its limit between two of them. */
  @Test
  void aSearchThatReadsStudiesGivesUpToo() throws Exception {
    AtomicInteger read = new AtomicInteger();
    List<byte[]> studies =
        IntStream.rangeClosed(1, 500)
            .mapToObj(n -> study(String.format(Locale.ROOT, "NCT%08d", n), CONDITION))
            .map(json -> json.getBytes(UTF_8))
            .toList();
    Directory directory = new ByteBuffersDirectory();
    StudyIndexer.index(studies, directory);
    StudyIndex index =
        new StudyIndex(
            directory,
            ordinal -> {
              read.incrementAndGet();
              LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
              return studies.get(ordinal);
            },
            0,
            List.of());
    Duration limit = Duration.ofMillis(200);
    Limits limits = new Limits(1, 9, LONG, LONG, limit);
    try (Mirror mirror = Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits)) {
      String asWritten = "/studies?query.term=AREA%5BCondition%5DEXPANSION%5BNone%5Dheart";
      HttpResponse<String> answer = ask(mirror, asWritten).get();
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("Query takes too long");
      assertThat(read.get()).isLessThan(100);
    }
  }

  /** As many names as a URL holds, all the same. */
  @Test
  void aListIsWithoutDoubles() throws Exception {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      String once = ask(mirror, "/stats/field/values?fields=NCTId").get().body();
      String names = String.join(",", Collections.nCopies(2_000, "NCTId"));
      assertThat(ask(mirror, "/stats/field/values?fields=" + names).get().body()).isEqualTo(once);
      String lists = String.join("%7C", Collections.nCopies(2_000, "Condition"));
      assertThat(ask(mirror, "/stats/field/sizes?fields=" + lists).get().body())
          .isEqualTo(ask(mirror, "/stats/field/sizes?fields=Condition").get().body());
      String types = String.join(",", Collections.nCopies(2_000, "DATE"));
      assertThat(ask(mirror, "/stats/field/values?types=" + types).get().body())
          .isEqualTo(ask(mirror, "/stats/field/values?types=DATE").get().body());
    }
  }

  /**
   * The corpus is read through once, however many ask meanwhile, and nobody waits for all of it.
   */
  @Test
  void figuresThatAreNotThereYetAreRefusedForNow() throws Exception {
    Duration moment = Duration.ofMillis(50);
    try (Mirror mirror = slow(new Limits(2, 9, moment, LONG, LONG))) {
      HttpResponse<String> early = ask(mirror, "/stats/field/values?fields=NCTId").get();
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.headers().firstValue("Retry-After")).contains("2");
      released.countDown();
      HttpResponse<String> later = early;
      while (later.statusCode() == 503) {
        later = ask(mirror, "/stats/field/values?fields=NCTId").get();
      }
      assertThat(later.body()).contains("NCT00000001");
    }
  }

  /** A browser says that a page of another site asks, or under which name it came here. */
  @Test
  void aPrivateMirrorIsReadByNoPage() throws IOException {
    StudyIndex index = StudyIndexer.inMemory(List.of(STUDY));
    try (Mirror mirror =
        Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, Limits.USUAL.withoutPages())) {
      String target = "GET /api/v2/studies HTTP/1.1\r\nConnection: close\r\n";
      for (String head :
          List.of(
              "Host: 127.0.0.1\r\nOrigin: https://example.org\r\n",
              "Host: localhost\r\nOrigin: null\r\n",
              "Host: localhost:80\r\nSec-Fetch-Site: cross-site\r\n",
              "Host: rebound.example.org\r\n")) {
        assertThat(raw(mirror, target + head + "\r\n"))
            .as(head)
            .startsWith("HTTP/1.1 403 ")
            .doesNotContain("NCT00000001", "Access-Control-Allow-Origin");
      }
      for (String host : List.of("127.0.0.1:80", "localhost", "[::1]:80", "192.168.1.7")) {
        assertThat(raw(mirror, target + "Host: " + host + "\r\n\r\n"))
            .as(host)
            .startsWith("HTTP/1.1 200 ")
            .contains("NCT00000001")
            .doesNotContain("Access-Control-Allow-Origin");
      }
    }
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      assertThat(raw(mirror, get("/api/v2/studies"))).contains("Access-Control-Allow-Origin: *");
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
