package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.mirror.Served.study;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.request.ClientLimits;

/** A mirror that answers while its studies are being indexed, which is held up here. */
class IndexingTest {

  private static final Duration LONG = Duration.ofMinutes(9);
  private static final String OLD =
      study(
          "NCT00000001",
          "\"statusModule\":{\"lastUpdatePostDateStruct\":{\"date\":\"2020-01-01\"}}");
  private static final String NEW =
      study(
          "NCT00000001",
          "\"statusModule\":{\"lastUpdatePostDateStruct\":{\"date\":\"2024-01-01\"}}");

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch held = new CountDownLatch(1);

  @AfterEach
  void release() {
    held.countDown();
  }

  private void hold(long count) {
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Mirror begun(Duration patience, LongConsumer progress) {
    List<byte[]> studies =
        Stream.of(NEW, OLD, study("NCT00000002")).map(json -> json.getBytes(UTF_8)).toList();
    return Mirror.begin(
        studies,
        Served.TIMESTAMP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new ClientLimits(8, 256, patience, LONG, LONG),
        progress);
  }

  private CompletableFuture<HttpResponse<String>> ask(Mirror mirror, String resource) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(mirror.url() + resource)).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/version", "/studies/metadata", "/studies/enums", "/studies/search-areas"})
  void whatTheRegistryTellsOfItselfIsAnsweredAtOnce(String resource) {
    try (Mirror mirror = begun(LONG, this::hold)) {
      assertThat(ask(mirror, resource).join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aStudyIsFoundByItsNumberAsItIsLater() {
    try (Mirror mirror = begun(LONG, this::hold)) {
      HttpResponse<String> early = ask(mirror, "/studies/nct00000001?fields=NCTId").join();
      String whole = ask(mirror, "/studies/NCT00000001").join().body();
      HttpResponse<String> wrong = ask(mirror, "/studies/heart").join();
      HttpResponse<String> unknown = ask(mirror, "/studies/NCT00000009").join();
      held.countDown();
      mirror.notes();

      assertThat(early.statusCode()).isEqualTo(200);
      assertThat(whole).isEqualTo(NEW);
      assertThat(ask(mirror, "/studies/NCT00000001").join().body()).isEqualTo(whole);
      assertThat(ask(mirror, "/studies/nct00000001?fields=NCTId").join().body())
          .isEqualTo(early.body());
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(unknown.statusCode()).isEqualTo(503);
      assertThat(ask(mirror, "/studies/NCT00000009").join().statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/studies", "/stats/size", "/studies/download?format=json.zip"})
  void whatNeedsTheIndexIsToldToComeAgainAndIsThenAnswered(String resource) {
    try (Mirror mirror = begun(Duration.ofMillis(1), this::hold)) {
      HttpResponse<String> refused = ask(mirror, resource).join();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).isEqualTo("The studies are being indexed: try again soon");
    }
    held.countDown();
    try (Mirror mirror = begun(LONG, this::hold)) {
      assertThat(ask(mirror, resource).join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aSearchWaitsForTheIndex() throws InterruptedException {
    CountDownLatch indexing = new CountDownLatch(1);
    LongConsumer progress =
        count -> {
          indexing.countDown();
          hold(count);
        };
    try (Mirror mirror = begun(LONG, progress)) {
      CompletableFuture<HttpResponse<String>> answer = ask(mirror, "/studies?countTotal=true");
      indexing.await();
      assertThat(answer).isNotDone();
      held.countDown();
      assertThat(answer.join().body()).contains("\"totalCount\":2");
      assertThat(mirror.doubles()).isEqualTo(1);
    }
  }

  @Test
  void whyItCouldNotBeIndexedIsSaid() {
    LongConsumer failing =
        count -> {
          throw new TrialbookException("The disk is full.");
        };
    try (Mirror mirror = begun(LONG, failing)) {
      assertThatThrownBy(mirror::notes).isInstanceOf(TrialbookException.class);
      assertThat(ask(mirror, "/studies").join().statusCode()).isEqualTo(500);
    }
  }

  @Test
  void isClosedWhileItIndexes() {
    Mirror mirror = begun(LONG, this::hold);
    mirror.close();
    held.countDown();
    assertThatThrownBy(mirror::notes).isInstanceOf(CancellationException.class);
  }
}
