package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Asking.LONG;
import static org.trialbook.mirror.Asking.LOOPBACK;
import static org.trialbook.mirror.Asking.STUDY;
import static org.trialbook.mirror.Served.study;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;

/** Many clients at once: who is answered, who waits, and who is sent away for now. */
class CrowdedMirrorTest {

  /** One request is read and one waits, however slow the machine. */
  private static final ClientLimits SMALL = new ClientLimits(1, 1, LONG, LONG, LONG);

  private final HeldDisk disk = new HeldDisk();

  @Test
  void whoComesTooManyIsSentAwayForNow() throws Exception {
    try (Mirror mirror = disk.mirror(SMALL)) {
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      asked.add(Asking.ask(mirror, "/studies"));
      disk.reading().await();
      // Which of them come first and wait, and which is too many, the network decides.
      for (int i = 0; i < SMALL.large() + SMALL.waiting(); i++) {
        asked.add(Asking.ask(mirror, "/studies?pageSize=" + (i + 1)));
      }
      HttpResponse<?> refused =
          (HttpResponse<?>) CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).get();

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).isEqualTo("Service Unavailable");
      assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      disk.released().countDown();
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
    try (Mirror mirror = disk.mirror(new ClientLimits(1, 9, moment, LONG, LONG))) {
      var answered = Asking.ask(mirror, "/studies");
      disk.reading().await();

      HttpResponse<String> refused = Asking.ask(mirror, "/studies?query.term=x").get();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      disk.released().countDown();
      assertThat(answered.get().body()).contains(new String(STUDY, UTF_8));
    }
  }

  /** However many large questions there are, being answered, waiting or refused. */
  @Test
  void smallQuestionsHaveRoomOfTheirOwn() throws Exception {
    try (Mirror mirror = disk.mirror(SMALL)) {
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        asked.add(Asking.ask(mirror, "/studies?pageSize=" + (i + 1)));
      }
      disk.reading().await();

      for (String small :
          List.of("/version", "/studies/metadata", "/studies/enums", "/studies/search-areas")) {
        assertThat(Asking.ask(mirror, small).get().statusCode()).as(small).isEqualTo(200);
      }
      assertThat(Asking.ask(mirror, "/studies/NCT00000002").get().statusCode()).isEqualTo(404);
      disk.released().countDown();
      for (var each : asked) {
        assertThat(each.get().statusCode()).isIn(200, 503);
      }
    }
  }

  /** More readers than searches at once, each of which has its answer and does not read it. */
  @Test
  void whoReadsSlowlyHoldsUpNobody() throws Exception {
    disk.released().countDown();
    String text = "x".repeat(4_000_000);
    byte[] large =
        study("NCT00000001").replaceFirst("\\}$", ",\"x\":\"" + text + "\"}").getBytes(UTF_8);
    ClientLimits limits = new ClientLimits(2, 9, LONG, LONG, LONG);
    StudyIndex index = StudyIndexer.inMemory(List.of(large));
    List<Socket> readers = new ArrayList<>();
    try (Mirror mirror = Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits)) {
      for (int i = 0; i < limits.large() - 1; i++) {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(4_096);
        reader.connect(new InetSocketAddress(mirror.url().getHost(), mirror.url().getPort()));
        reader.getOutputStream().write(Asking.get("/api/v2/studies").getBytes(UTF_8));
        assertThat(reader.getInputStream().read()).isEqualTo('H');
      }
      assertThat(Asking.ask(mirror, "/studies?query.term=nothing").get().statusCode())
          .isEqualTo(200);
      assertThat(Asking.ask(mirror, "/version").get().statusCode()).isEqualTo(200);
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  /**
   * The corpus is read through once, however many ask meanwhile, and nobody waits for all of it.
   */
  @Test
  void figuresThatAreNotThereYetAreRefusedForNow() throws Exception {
    Duration moment = Duration.ofMillis(50);
    try (Mirror mirror = disk.mirror(new ClientLimits(2, 9, moment, LONG, LONG))) {
      HttpResponse<String> early = Asking.ask(mirror, "/stats/field/values?fields=NCTId").get();
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.headers().firstValue("Retry-After")).contains("2");
      disk.released().countDown();
      HttpResponse<String> later = early;
      while (later.statusCode() == 503) {
        later = Asking.ask(mirror, "/stats/field/values?fields=NCTId").get();
      }
      assertThat(later.body()).contains("NCT00000001");
    }
  }
}
