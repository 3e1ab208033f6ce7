package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.change.Change;
import org.trialbook.change.ChangeKind;
import org.trialbook.reference.Golden;

class SlackMessageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** Each kind of change twice, from real studies, with what is hostile. */
  private static List<Change> chosen() {
    List<Change> chosen = new ArrayList<>();
    for (ChangeKind kind : ChangeKind.values()) {
      Alerts.of(TestStudies.REAL_RECORDS).stream()
          .filter(change -> change.kind() == kind)
          .limit(2)
          .forEach(chosen::add);
    }
    chosen.add(Alerts.hostile());
    return chosen;
  }

  @Test
  void theEndpointGetsJustThesePayloads() throws IOException, InterruptedException {
    SimulatedTime time = new SimulatedTime();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      List<Change> changes = chosen();
      changes.addAll(Alerts.statuses(30));
      server.enqueue(new MockResponse.Builder().code(200).build());
      server.enqueue(new MockResponse.Builder().code(200).build());
      WatchList list = Alerts.list(folder, "{\"slack\": \"env:SLACK_WEBHOOK\"}");
      Delivery delivery =
          new Delivery(
              time.clock(),
              new Random(1),
              time::pass,
              name -> server.url("/services/T0/B0/x").toString());
      var before = time.now();
      try (Outbox outbox = Outbox.open(list.outbox())) {
        outbox.add("Rivals", changes);
        assertThat(delivery.deliver(list, outbox).problems()).isEmpty();
        delivery.deliver(list, outbox);
      }
      assertThat(server.getRequestCount()).isEqualTo(2);
      assertThat(Duration.between(before, time.now())).isEqualTo(Duration.ofSeconds(1));
      StringBuilder payloads = new StringBuilder();
      for (int i = 0; i < 2; i++) {
        var request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getUrl().encodedPath())
            .isEqualTo("POST /services/T0/B0/x");
        assertThat(request.getHeaders().get("Content-Type"))
            .isEqualTo("application/json; charset=utf-8");
        payloads.append(JSON.readTree(request.getBody().utf8()).toPrettyString()).append("\n");
      }
      Golden.check(Golden.testResource("org/trialbook/alert/slack.json"), payloads.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageIsWithinSlacksLimits(TestStudies studies) throws IOException {
    List<Change> all = new ArrayList<>(Alerts.of(studies));
    for (int i = 0; i < 60; i++) {
      Change hostile = Alerts.hostile();
      all.add(
          new Change(
              hostile.nctId(),
              hostile.kind(),
              hostile.field(),
              hostile.item(),
              hostile.before(),
              Optional.of("&".repeat(4_000) + i),
              hostile.days(),
              hostile.when(),
              Optional.of("<".repeat(500))));
    }
    List<Alert> alerts = Alerts.alerts(all);
    int most = SlackMessage.MOST_ALERTS;
    int lines = 0;
    for (int from = 0; from < alerts.size(); from += most) {
      List<Alert> some = alerts.subList(from, Math.min(alerts.size(), from + most));
      JsonNode message =
          JSON.readTree(SlackMessage.of("x".repeat(400), new Batch("b", "slack", some)));
      assertThat(message.path("blocks").size()).isBetween(3, 50);
      for (JsonNode block : message.path("blocks")) {
        String text = block.path("text").path("text").asText();
        boolean isHeader = block.path("type").asText().equals("header");
        assertThat(text.length()).isLessThanOrEqualTo(isHeader ? 150 : 3_000);
        lines += (int) text.lines().filter(line -> line.startsWith("\u2022")).count();
      }
    }
    assertThat(lines).isEqualTo(alerts.size());
  }

  @Test
  void anEndpointThatIsDownForAnHourGetsEachMessageOnce() throws Exception {
    SimulatedTime time = new SimulatedTime();
    Instant up = time.now().plus(Duration.ofHours(1));
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().code(time.now().isBefore(up) ? 503 : 200).build();
            }
          });
      server.start();
      WatchList list = Alerts.list(folder, "{\"slack\": \"env:SLACK_WEBHOOK\"}");
      Delivery delivery =
          new Delivery(
              time.clock(), new Random(7), time::pass, name -> server.url("/x").toString());
      int refused = 0;
      Optional<Instant> again = Optional.of(time.now());
      while (again.isPresent()) {
        time.advance(Duration.between(time.now(), again.get()));
        // As after a stop each time.
        try (Outbox outbox = Outbox.open(list.outbox())) {
          outbox.add(list.name(), Alerts.statuses(Math.min(200, 40 * (refused + 1))));
          again = delivery.deliver(list, outbox).again();
          refused += again.isPresent() ? 1 : 0;
        }
      }
      assertThat(refused).isBetween(5, 7);
      assertThat(Duration.between(up, time.now())).isLessThan(Duration.ofHours(1));

      List<String> told = new ArrayList<>();
      int requests = server.getRequestCount();
      for (int i = 0; i < requests; i++) {
        String body = server.takeRequest().getBody().utf8();
        if (i >= refused) {
          Matcher number = Pattern.compile("study/(NCT\\d+)").matcher(body);
          while (number.find()) {
            told.add(number.group(1));
          }
        }
      }
      assertThat(told).isEqualTo(Alerts.statuses(200).stream().map(Change::nctId).toList());
    }
  }

  @Test
  void aStudyHasOneHeadAndCallsNobody() throws IOException {
    List<Change> changes = new ArrayList<>(Alerts.statuses(2));
    changes.add(Alerts.status(1, "COMPLETED", "<!channel> @here *bold*"));
    JsonNode blocks =
        JSON.readTree(SlackMessage.of("<!here>", new Batch("b", "slack", Alerts.alerts(changes))))
            .path("blocks");
    assertThat(blocks).hasSize(4);
    assertThat(blocks.get(0).path("text").path("text").asText())
        .isEqualTo("<!here>: 3 changes of 2 studies");
    assertThat(blocks.get(1).path("text").path("text").asText())
        .isEqualTo(
            """
            *<https://clinicaltrials.gov/study/NCT00000001|Study 1>* NCT00000001
            \u2022 Overall status: RECRUITING \u2192 COMPLETED
            \u2022 Overall status: COMPLETED \u2192 &lt;!channel&gt; @here *bold*""");
    assertThat(blocks.get(1).path("text").path("verbatim").asBoolean()).isTrue();
    assertThat(blocks.get(1).path("block_id").asText()).isEqualTo("b-1");
  }

  @Test
  void noCharacterIsCutInTwo() throws IOException {
    for (int length = 100; length < 160; length++) {
      String title = "x".repeat(length) + "\ud83d\udc8a".repeat(200);
      Change change = Alerts.status(1, title, title + "!");
      String message =
          SlackMessage.of(title, new Batch("b", "slack", Alerts.alerts(List.of(change))));
      assertThat(new String(message.getBytes(UTF_8), UTF_8)).isEqualTo(message);
    }
  }
}
