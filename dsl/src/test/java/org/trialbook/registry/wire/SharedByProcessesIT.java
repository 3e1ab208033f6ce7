package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.registry.Registry;

/** Two programs of one user at the same time: one pace for both, and one cache. */
class SharedByProcessesIT {

  private static final String PACE = "pace";
  private static final int REQUESTS = 20;
  private static final int PACE_PER_SECOND = 10;
  private static final int IDS = 40;
  private static final int ROUNDS = 4;

  /** One request, by whom and when. */
  private record Arrival(String client, String path, long nanos) {}

  private final MockWebServer server = new MockWebServer();
  private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final CountDownLatch bothAreThere = new CountDownLatch(2);

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return answer(request);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Says "both are there" to none before it is true; then the two begin at once. */
  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String path = request.getUrl().encodedPath().replaceFirst("^/api/v2", "");
    if (path.equals("/studies/enums")) {
      bothAreThere.countDown();
      bothAreThere.await();
    } else {
      String agent = request.getHeaders().get("User-Agent");
      arrivals.add(new Arrival(agent, path, System.nanoTime()));
    }
    String body =
        switch (path) {
          case "/studies/enums" -> "[]";
          case "/version" -> "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-10T09:00:05\"}";
          default -> study(path.substring(path.lastIndexOf('/') + 1));
        };
    return new MockResponse.Builder().setHeader("ETag", "\"monday\"").body(body).build();
  }

  /** Some 20 kB that only this id has. */
  private static String study(String id) {
    return "{\"id\":\"%s\",\"text\":\"%s\"}".formatted(id, id.repeat(2_000));
  }

  @Test
  void theTwoTogetherKeepThePaceOfOne() throws IOException, InterruptedException {
    both(child(PACE, "one", 0), child(PACE, "two", 0));

    List<Arrival> sent = List.copyOf(arrivals);
    assertThat(sent).hasSize(2 * REQUESTS);
    assertThat(sent.stream().map(Arrival::client).distinct()).hasSize(2);
    assertThat(sent.subList(0, REQUESTS).stream().map(Arrival::client).distinct())
        .as("they asked at the same time")
        .hasSize(2);
    // Each on its own would be done in 2 s. Whatever slows a machine down makes this longer only.
    long took = sent.get(sent.size() - 1).nanos() - sent.get(0).nanos();
    assertThat(TimeUnit.NANOSECONDS.toMillis(took)).isGreaterThan(3_000);
    for (Arrival first : sent) {
      long second = first.nanos() + TimeUnit.SECONDS.toNanos(1);
      assertThat(sent)
          .filteredOn(each -> each.nanos() >= first.nanos() && each.nanos() < second)
          .as("in one second, with one request of each that was held up on its way")
          .hasSizeLessThanOrEqualTo(PACE_PER_SECOND + 2);
    }
  }

  @Test
  void anAmpleCacheLosesNothing() throws IOException, InterruptedException {
    both(child("cache", "one", 100_000_000), child("cache", "two", 100_000_000));

    Map<String, Long> askedFor =
        arrivals.stream()
            .filter(arrival -> arrival.path().startsWith("/studies/NCT"))
            .collect(Collectors.groupingBy(Arrival::path, Collectors.counting()));
    assertThat(askedFor).hasSize(IDS);
    assertThat(askedFor.values()).as("once by each at most").allMatch(times -> times <= 2);
    int before = arrivals.size();
    Registry registry = registry(server.url("/api/v2").toString(), "three", 100_000_000, folder);
    for (int id = 1; id <= IDS; id++) {
      assertThat(registry.study(nctId(id))).isEqualTo(study(nctId(id)).getBytes(UTF_8));
    }
    assertThat(List.copyOf(arrivals).subList(before, arrivals.size()))
        .extracting(Arrival::path)
        .containsExactly("/version");
  }

  @Test
  void aSmallCacheKeepsItsBoundAndAKilledProcessHarmsNothing()
      throws IOException, InterruptedException {
    long limit = 200_000;
    Process killed = child("cache", "three", limit);
    both(child("cache", "one", limit), child("cache", "two", limit));
    killed.destroyForcibly();
    assertThat(killed.waitFor()).isNotZero();

    long bytes = 0;
    int whole = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
      if (Exchange.isOne(file)) {
        Exchange kept = Exchange.read(file);
        String id = kept.request().substring(kept.request().lastIndexOf('/') + 1);
        assertThat(kept.answer().body()).isEqualTo(study(id).getBytes(UTF_8));
        whole++;
      }
    }
    assertThat(whole).isPositive();
    // The one that was killed may have left one answer behind its last look, and half of another.
    assertThat(bytes).isLessThanOrEqualTo(limit + 2 * 22_200);
    Registry after = registry(server.url("/api/v2").toString(), "four", limit, folder);
    after.study(nctId(IDS + 1));
    assertThat(files().stream().filter(Exchange::isOne).mapToLong(SharedByProcessesIT::size).sum())
        .isLessThanOrEqualTo(limit);
  }

  private static void both(Process one, Process two) throws InterruptedException {
    assertThat(one.waitFor()).as("the first").isZero();
    assertThat(two.waitFor()).as("the second").isZero();
  }

  private Process child(String what, String name, long limit) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            server.url("/api/v2").toString(),
            what,
            name,
            String.valueOf(limit),
            folder.resolve("cache").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("home").toString());
    return builder.inheritIO().start();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.toList();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static String nctId(int number) {
    return String.format(Locale.ROOT, "NCT%08d", number);
  }

  private static Registry registry(String url, String name, long limit, Path folder) {
    return Registry.at(url).contact(name).cached(folder.resolve("cache"), limit);
  }

  /** One of the two programs. */
  static final class Child {

    private Child() {}

    public static void main(String[] arguments) {
      Registry registry = Registry.at(arguments[0]).contact(arguments[2]);
      registry.reference().enums();
      if (arguments[1].equals(PACE)) {
        Registry paced = registry.pace(PACE_PER_SECOND);
        for (int i = 1; i <= REQUESTS; i++) {
          paced.study(nctId(i));
        }
      } else {
        ask(registry.cached(Path.of(arguments[4]), Long.parseLong(arguments[3])), arguments[2]);
      }
    }

    private static void ask(Registry cached, String name) {
      List<Integer> ids = new ArrayList<>();
      for (int id = 1; id <= IDS; id++) {
        ids.add(id);
      }
      Random random = new Random(name.hashCode());
      // The third is there to be killed.
      for (int round = 0; round < ROUNDS || name.equals("three"); round++) {
        Collections.shuffle(ids, random);
        for (int id : ids) {
          String study = new String(cached.study(nctId(id)), UTF_8);
          if (!study.equals(study(nctId(id)))) {
            throw new IllegalStateException("Not the answer for " + nctId(id) + ": " + study);
          }
        }
      }
    }
  }
}
