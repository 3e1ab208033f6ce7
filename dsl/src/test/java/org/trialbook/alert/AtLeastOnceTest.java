package org.trialbook.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import okhttp3.HttpUrl;
import org.trialbook.change.Change;
import org.trialbook.file.Folders;

/** Whatever fails and whenever the process is killed: nothing is lost, and doubles are known. */
class AtLeastOnceTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEP = Duration.ofHours(2);

  /** The process is no more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What others have shown, by the ids of batches; and how they fail. */
  private static final class World implements Sender {
    private final Random random;
    private final int trouble;
    private final Map<String, String> shown = new LinkedHashMap<>();
    private boolean isCalm;

    World(Random random, int trouble) {
      this.random = random;
      this.trouble = trouble;
    }

    @Override
    public Outcome send(HttpUrl address, String body, String key) {
      boolean isTrouble = !isCalm && random.nextInt(100) < trouble;
      int which = isTrouble ? random.nextInt(6) : 6;
      if (which == 0) {
        throw new Killed();
      }
      if (which == 1) {
        return Outcome.failed("away");
      }
      if (which == 2) {
        return new Outcome(Kind.REFUSED, "no", Optional.empty());
      }
      if (which == 3) {
        return new Outcome(Kind.FAILED, "busy", Optional.of(Duration.ofMinutes(5)));
      }
      String before = shown.putIfAbsent(address.encodedPath() + " " + key, body);
      // What comes twice is the same, so that it does not matter which of the two is shown.
      assertThat(body).isEqualTo(before == null ? body : before);
      if (which == 4) {
        throw new Killed();
      }
      return which == 5 ? Outcome.failed("its answer did not come") : Outcome.ARRIVED;
    }

    void pass() {
      if (!isCalm && random.nextInt(400) < trouble) {
        throw new Killed();
      }
    }

    List<String> shownAt(String path) {
      return shown.entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(path + " "))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void eachAlertArrivesAndIsShownOnce(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 260) int count,
      @ForAll @IntRange(min = 0, max = 90) int trouble)
      throws IOException {
    Path folder = Files.createTempDirectory("alerts");
    try {
      World world = new World(random, trouble);
      WatchList list =
          Alerts.list(folder, "{\"slack\": \"env:SLACK\"}, {\"webhook\": \"env:HOOK\"}");
      SimulatedTime time = new SimulatedTime();
      List<Change> changes = Alerts.statuses(count);
      int seen = 0;
      for (int step = 0; step < 12; step++) {
        seen = Math.min(count, seen + random.nextInt(count / 6 + 2));
        run(list, changes.subList(0, seen), world, time);
        time.advance(STEP);
      }
      world.isCalm = true;
      run(list, changes, world, time);

      List<String> keys = changes.stream().map(change -> AlertIds.of("Rivals", change)).toList();
      assertThat(keysOf(world.shownAt("/HOOK"))).isEqualTo(keys);
      // Each study has one change here: its line is there once.
      assertThat(linesOf(world.shownAt("/SLACK")))
          .hasSize(count)
          .doesNotHaveDuplicates()
          .allMatch(line -> line.contains("RECRUITING"));
    } finally {
      Folders.delete(folder);
    }
  }

  /** A process that looks once, unless it is killed. */
  private static void run(WatchList list, List<Change> changes, World world, SimulatedTime time) {
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add(list.name(), changes);
      new Delivery(
              time.clock(),
              world.random,
              pause -> world.pass(),
              name -> "https://example.org/" + name,
              world)
          .deliver(list, outbox);
    } catch (Killed e) {
      // The next one goes on.
    }
  }

  private static List<String> keysOf(List<String> bodies) throws JsonProcessingException {
    List<String> keys = new ArrayList<>();
    for (String body : bodies) {
      keys.addAll(Alerts.keys(JSON.readTree(body).path("alerts")));
    }
    return keys;
  }

  private static List<String> linesOf(List<String> bodies) throws JsonProcessingException {
    List<String> texts = new ArrayList<>();
    for (String body : bodies) {
      for (JsonNode block : JSON.readTree(body).path("blocks")) {
        if (block.path("type").asText().equals("section")) {
          texts.add(block.path("text").path("text").asText());
        }
      }
    }
    return texts;
  }
}
