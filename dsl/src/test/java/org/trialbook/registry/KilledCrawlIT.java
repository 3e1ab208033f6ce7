package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.mirror.Mirror;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.crawl.Checkpoint;
import org.trialbook.sample.Sample;

/**
 * Crawls in another process, killed without a word at random moments and resumed: each time the
 * file is the one of a crawl that nobody stopped.
 */
class KilledCrawlIT {

  private static final int KILLS = 50;
  private static final int STUDIES = 240;
  private static final int PAGE = 8;

  private final Random random = new Random(20261123);
  private Mirror mirror;
  private WatchedMirror registry;

  @TempDir private Path temporary;

  @BeforeEach
  void start() throws IOException {
    mirror = Mirror.serve(Sample.studies(STUDIES), Sample.DATA_TIMESTAMP, 0);
    registry = new WatchedMirror(mirror);
  }

  @AfterEach
  void stop() {
    registry.close();
    mirror.close();
  }

  /** A crawl that nobody stopped. */
  private record Undisturbed(int atOnce, Path file, int requests) {}

  @Test
  void fiftyKillsLeaveNoTrace() throws IOException, InterruptedException {
    List<Undisturbed> crawls = List.of(undisturbed(1), undisturbed(3));
    TreeMap<String, Integer> points = new TreeMap<>();
    int identical = 0;
    for (int kill = 0; kill < KILLS; ) {
      Undisturbed crawl = crawls.get(kill % crawls.size());
      Path folder = temporary.resolve("killed");
      // Behind the last request is where parts are joined, a moment that chance would seldom find.
      int request = kill % 5 == 0 ? crawl.requests() : 1 + random.nextInt(crawl.requests());
      if (killed(folder, crawl.atOnce(), request)) {
        points.merge(crawl.atOnce() + " at once, " + point(folder), 1, Integer::sum);
        byte[] resumed = Files.readAllBytes(crawl(folder, crawl.atOnce()).file());
        identical += Arrays.equals(resumed, Files.readAllBytes(crawl.file())) ? 1 : 0;
        kill++;
      }
      delete(folder);
    }
    System.out.printf(
        "%d of %d killed crawls resumed to the identical file; killed at: %s%n",
        identical, KILLS, points);
    assertThat(identical).isEqualTo(KILLS);
    assertThat(points).as("different points").hasSizeGreaterThan(KILLS / 4);
  }

  private Undisturbed undisturbed(int atOnce) throws IOException {
    int before = registry.targets().size();
    Path file = crawl(temporary.resolve("undisturbed-" + atOnce), atOnce).file();
    assertThat(Files.size(file)).isGreaterThan(1_000_000);
    return new Undisturbed(atOnce, file, registry.targets().size() - before);
  }

  /** Kills a moment after a request; false where the child was done sooner. */
  private boolean killed(Path folder, int atOnce, int request)
      throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(request);
    registry.guard(
        target -> {
          asked.countDown();
          return null;
        });
    Process child = start(folder, atOnce);
    asked.await();
    if (child.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS)) {
      return false;
    }
    child.destroyForcibly();
    return child.waitFor() != 0;
  }

  private Process start(Path folder, int atOnce) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            registry.url().toString(),
            folder.toString(),
            String.valueOf(atOnce))
        .inheritIO()
        .start();
  }

  private CrawledStudies crawl(Path folder, int atOnce) {
    return crawl(registry.url().toString(), folder, atOnce);
  }

  private static CrawledStudies crawl(String url, Path folder, int atOnce) {
    return Registry.at(url).crawl(StudyQuery.all(), folder).pageSize(PAGE).sideBySide(atOnce).run();
  }

  private static String point(Path folder) throws IOException {
    Path file = folder.resolve("crawl.json");
    if (!Files.exists(file)) {
      return "nothing";
    }
    Checkpoint checkpoint = Checkpoint.read(Files.readAllBytes(file));
    return checkpoint.complete()
        ? String.format(
            Locale.ROOT, "%d of %d joined", checkpoint.joined(), checkpoint.parts().size())
        : checkpoint.position().pages() + " pages";
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      files.forEach(
          file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    Files.delete(folder);
  }

  /** What is killed. */
  static final class Child {

    private Child() {}

    public static void main(String[] arguments) {
      crawl(arguments[0], Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }
  }
}
