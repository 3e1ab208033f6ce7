package org.trialbook.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;

class DeliveryTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();
  private final SimulatedTime time = new SimulatedTime();

  /** What the endpoint took, in order. */
  private final List<RecordedRequest> taken = new ArrayList<>();

  private interface Answers {
    MockResponse to(RecordedRequest request);
  }

  private static MockResponse answer(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  private volatile Answers answers = request -> answer(200);

  @BeforeEach
  void serve() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse response = answers.to(request);
            synchronized (taken) {
              if (response.getCode() == 200) {
                taken.add(request);
              }
            }
            return response;
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private String secretAddress() {
    return server.url("/services/very-secret").toString();
  }

  private Delivery delivery() {
    return new Delivery(
        time.clock(),
        new Random(4),
        time::pass,
        name -> name.equals("HOOK") ? secretAddress() : null);
  }

  private WatchList list() {
    return Alerts.list(
        folder,
        "{\"webhook\": \"env:HOOK\"}, {\"atom\": \"feed.xml\"}, {\"dashboard\": \"page.html\"}");
  }

  private List<String> keysTaken() throws IOException {
    List<String> keys = new ArrayList<>();
    for (RecordedRequest request : taken) {
      keys.addAll(Alerts.keys(JSON.readTree(request.getBody().utf8()).path("alerts")));
    }
    return keys;
  }

  private static List<String> keys(int count) {
    return Alerts.alerts(Alerts.statuses(count)).stream().map(Alert::key).toList();
  }

  @Test
  void anEndpointThatIsDownForAnHourLosesAndDoublesNothing() throws IOException {
    Instant up = time.now().plus(Duration.ofHours(1));
    answers = request -> answer(time.now().isBefore(up) ? 503 : 200);
    WatchList list = list();
    Delivery delivery = delivery();
    int tries = 0;
    int counted = 0;
    while (time.now().isBefore(up.plus(Duration.ofHours(2)))) {
      try (Outbox outbox = Outbox.open(list.outbox())) {
        // More comes while it is down.
        counted = Math.min(350, counted + 50);
        outbox.add("Rivals", Alerts.statuses(counted));
        Delivery.Report report = delivery.deliver(list, outbox);
        assertThat(report.delivered().get("atom feed.xml")).isNotNull();
        if (report.problems().stream().anyMatch(problem -> !problem.contains("left alone"))) {
          tries++;
          assertThat(report.problems().get(0)).contains("it answered 503").doesNotContain("secret");
          assertThat(report.again()).isPresent();
        }
      }
      time.advance(Duration.ofMinutes(5));
    }
    assertThat(tries).isBetween(4, 9);
    assertThat(keysTaken()).isEqualTo(keys(350));
    assertThat(Files.readString(folder.resolve("feed.xml"))).contains(keys(350).get(349));
    assertNoSecretIn(list.outbox());
  }

  private void assertNoSecretIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("very-secret");
      }
    }
  }

  @Test
  void whateverFailsEachAlertArrivesAndIsKnownByItsKey() throws IOException {
    for (int seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      taken.clear();
      answers =
          request ->
              switch (random.nextInt(5)) {
                case 0 -> answer(500);
                case 1 ->
                    new MockResponse.Builder().code(429).addHeader("Retry-After", "7").build();
                // It has come, and the answer has not.
                case 2 ->
                    new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build();
                default -> answer(200);
              };
      WatchList list = list();
      Path outboxFolder = folder.resolve("outbox" + seed);
      int counted = 0;
      for (int step = 0; step < 60; step++) {
        try (Outbox outbox = Outbox.open(outboxFolder)) {
          counted = Math.min(230, counted + random.nextInt(40));
          outbox.add("Rivals", Alerts.statuses(counted));
          delivery().deliver(list, outbox);
        }
        time.advance(Duration.ofMinutes(90));
      }
      Set<String> batches = new HashSet<>();
      List<String> shown = new ArrayList<>();
      for (RecordedRequest request : taken) {
        JsonNode body = JSON.readTree(request.getBody().utf8());
        assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo(body.path("id").asText());
        if (batches.add(body.path("id").asText())) {
          shown.addAll(Alerts.keys(body.path("alerts")));
        }
      }
      assertThat(shown).as("seed " + seed).isEqualTo(keys(counted));
    }
  }

  @Test
  void aFailingOutletIsLeftAloneForAsLongAsItAsks() {
    answers =
        request -> new MockResponse.Builder().code(429).addHeader("Retry-After", "7200").build();
    WatchList list = list();
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      Delivery.Report report = delivery().deliver(list, outbox);
      assertThat(report.again()).hasValue(time.now().plusSeconds(7200));
      assertThat(server.getRequestCount()).isEqualTo(1);
      time.advance(Duration.ofMinutes(119));
      report = delivery().deliver(list, outbox);
      assertThat(report.delivered()).doesNotContainKey("webhook env:HOOK");
      assertThat(report.problems())
          .containsExactly(
              "webhook env:HOOK: left alone until 2026-11-27T11:00:00Z, since it failed;"
                  + " 2 alerts wait.");
      assertThat(server.getRequestCount()).isEqualTo(1);
      answers = request -> answer(200);
      time.advance(Duration.ofMinutes(1));
      assertThat(delivery().deliver(list, outbox).delivered()).containsEntry("webhook env:HOOK", 2);
      assertThat(delivery().deliver(list, outbox).again()).isEmpty();
    }
  }

  /** Years ahead by a wrong clock, for some days, or an hour of a summer time that is over. */
  @ParameterizedTest
  @ValueSource(strings = {"PT43824H", "PT72H", "PT1H", "PT2S"})
  void aClockThatRanAheadHoldsNoAlertBack(Duration ahead) {
    answers = request -> answer(503);
    WatchList list = list();
    time.advance(ahead);
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      for (int i = 0; i < 5; i++) {
        delivery().deliver(list, outbox);
        time.advance(Duration.ofMinutes(1).plus(Duration.ofHours(i)));
      }
    }
    time.goBackTo("2026-11-27T09:00:00Z");
    answers = request -> answer(200);
    try (Outbox outbox = Outbox.open(list.outbox())) {
      assertThat(delivery().deliver(list, outbox).delivered()).containsEntry("webhook env:HOOK", 2);
      assertThat(outbox.alerts()).hasSize(2);
    }
  }

  @Test
  void aTimeThatCannotBeReadHoldsNoAlertBack() throws IOException {
    answers = request -> answer(503);
    WatchList list = list();
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      delivery().deliver(list, outbox);
    }
    Path state = list.outbox().resolve("state.json");
    Files.writeString(state, Files.readString(state).replaceAll("\"failed\".*,", ""));
    answers = request -> answer(200);
    try (Outbox outbox = Outbox.open(list.outbox())) {
      assertThat(delivery().deliver(list, outbox).delivered()).containsEntry("webhook env:HOOK", 2);
    }
  }

  @Test
  void whatIsMissingOrCannotBeReachedIsAProblemAndNoMore() throws IOException {
    server.close();
    WatchList list =
        Alerts.list(
            folder,
            "{\"webhook\": \"env:HOOK\"}, {\"slack\": \"env:NOWHERE\"}, {\"atom\": \"page/feed.xml\"},"
                + " {\"email\": \"page/mail\", \"to\": \"a@b.org\"}, {\"dashboard\": \"page.html\"}");
    Files.writeString(folder.resolve("page"), "in the way");
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      Delivery.Report report = delivery().deliver(list, outbox);
      assertThat(report.problems()).hasSize(4);
      assertThat(report.problems().get(0)).contains("feed.xml");
      assertThat(report.problems().get(1)).contains(".eml");
      assertThat(report.problems().get(2)).contains("cannot be reached").doesNotContain("secret");
      assertThat(report.problems().get(3)).contains("The environment has no NOWHERE");
      assertThat(report.delivered())
          .isEqualTo(
              Map.of(
                  "webhook env:HOOK",
                  0,
                  "slack env:NOWHERE",
                  0,
                  "atom page/feed.xml",
                  0,
                  "email page/mail a@b.org",
                  0,
                  "dashboard page.html",
                  2));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void anInterruptLeavesTheRestInTheOutbox() throws IOException {
    WatchList list = list();
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(250));
      Delivery interrupted =
          new Delivery(
              time.clock(),
              new Random(1),
              duration -> {
                throw new InterruptedException();
              },
              name -> secretAddress());
      assertThatThrownBy(() -> interrupted.deliver(list, outbox))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("waits in the outbox");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(keysTaken()).isEqualTo(keys(100));
      delivery().deliver(list, outbox);
      assertThat(keysTaken()).isEqualTo(keys(250));
    }
  }

  @Test
  void whoRefusesIsTriedEachHourAndKeepsItsAlerts() {
    answers = request -> new MockResponse.Builder().code(404).body("no_service").build();
    WatchList list = list();
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(102));
      Delivery.Report report = delivery().deliver(list, outbox);
      assertThat(report.problems().get(0))
          .startsWith("webhook env:HOOK: it answered 404, no_service, and will until its settings")
          .contains("; 102 alerts wait, until 2026-11-27T10:0");
      assertThat(report.delivered()).containsEntry("dashboard page.html", 102);
      time.advance(Duration.ofMinutes(59));
      delivery().deliver(list, outbox);
      assertThat(server.getRequestCount()).isEqualTo(1);
      answers = request -> answer(200);
      time.advance(Duration.ofMinutes(14));
      assertThat(delivery().deliver(list, outbox).delivered())
          .containsEntry("webhook env:HOOK", 102);
    }
  }

  @Test
  void whatIsMissingHereIsLookedForEachTime() {
    WatchList list = Alerts.list(folder, "{\"slack\": \"env:HOOK\"}");
    Delivery without =
        new Delivery(
            time.clock(), new Random(1), time::pass, name -> name.equals("X") ? "y" : null);
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      for (int i = 0; i < 2; i++) {
        Delivery.Report report = without.deliver(list, outbox);
        assertThat(report.problems())
            .containsExactly("slack env:HOOK: The environment has no HOOK; 2 alerts wait.");
        assertThat(report.again()).isEmpty();
      }
      assertThat(delivery().deliver(list, outbox).delivered()).containsEntry("slack env:HOOK", 2);
    }
  }

  @Test
  void anOutletThatBreaksInAnyWayHoldsUpNoOther() {
    WatchList list = list();
    Delivery broken =
        new Delivery(
            time.clock(),
            new Random(1),
            time::pass,
            name -> secretAddress(),
            (address, body, key) -> {
              throw new IllegalStateException("at " + address);
            });
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      Delivery.Report report = broken.deliver(list, outbox);
      assertThat(report.problems()).hasSize(1);
      assertThat(report.problems().get(0))
          .contains("IllegalStateException")
          .doesNotContain("secret");
      assertThat(report.delivered()).containsEntry("dashboard page.html", 2);
    }
  }

  @Test
  void alertsAreKeptForMoreThanAYear() {
    WatchList list = Alerts.list(folder, "{\"dashboard\": \"page.html\"}");
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", Alerts.statuses(2));
      time.advance(Duration.ofDays(400));
      delivery().deliver(list, outbox);
      assertThat(outbox.alerts()).hasSize(2);
      time.advance(Duration.ofDays(1));
      delivery().deliver(list, outbox);
      assertThat(outbox.alerts()).isEmpty();
      assertThat(outbox.add("Rivals", Alerts.statuses(2))).isZero();
    }
  }
}
