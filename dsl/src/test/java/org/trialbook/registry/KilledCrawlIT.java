package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.query.StudyQuery;
import org.trialbook.sample.Sample;

/**
 * Crawls in another process, killed without a word at random moments and resumed: each time the
 * file is the one of a crawl that nobody stopped.
 */
@Timeout(600)
class KilledCrawlIT {

  private static final int KILLS = 50;
  private static final int STUDIES = 240;
  private static final int PAGE = 8;
  private static final StudyQuery QUESTION = StudyQuery.all().condition("asthma");

  private final MockWebServer server = new MockWebServer();
  private final Random random = new Random(20261123);
  private final List<byte[]> studies = Sample.studies(STUDIES);
  private volatile CountDownLatch begun = new CountDownLatch(1);

  @TempDir private Path temporary;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            begun.countDown();
            return answer(request.getTarget());
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MockResponse answer(String target) {
    Buffer body = new Buffer();
    if (target.endsWith("/version")) {
      body.writeUtf8("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-11-20T09:00:05\"}");
    } else {
      String token = TestServer.parameters(target).getOrDefault("pageToken", "0");
      body.write(page(Integer.parseInt(token)));
    }
    return new MockResponse.Builder().body(body).build();
  }

  private byte[] page(int from) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(
        ("{" + (from == 0 ? "\"totalCount\":" + STUDIES + "," : "") + "\"studies\":[\n")
            .getBytes(UTF_8));
    for (int study = from; study < from + PAGE; study++) {
      page.writeBytes(studies.get(study));
      page.writeBytes((study == from + PAGE - 1 ? "\n" : ",\n").getBytes(UTF_8));
    }
    int next = from + PAGE;
    page.writeBytes(
        (next < STUDIES ? "],\"nextPageToken\":\"" + next + "\"}" : "]}").getBytes(UTF_8));
    return page.toByteArray();
  }

  @Test
  void fiftyKillsLeaveNoTrace() throws IOException, InterruptedException {
    byte[] undisturbed = Files.readAllBytes(crawl(temporary.resolve("undisturbed")).file());
    assertThat(undisturbed).hasSizeGreaterThan(1_000_000);
    long wholeRun = millisOfOneRun();

    Map<Integer, Integer> pagesAtTheKill = new TreeMap<>();
    int identical = 0;
    for (int kill = 0; kill < KILLS; ) {
      Path folder = temporary.resolve("killed-" + kill);
      if (!killed(folder, Math.round(wholeRun * 0.95 * random.nextDouble()))) {
        delete(folder);
        continue;
      }
      pagesAtTheKill.merge(pages(folder), 1, Integer::sum);
      identical += Files.mismatch(crawl(folder).file(), undisturbed(folder)) == -1 ? 1 : 0;
      delete(folder);
      kill++;
    }

    System.out.printf(
        "%d of %d killed crawls resumed to the identical file; pages written at the kill: %s%n",
        identical, KILLS, pagesAtTheKill);
    assertThat(identical).isEqualTo(KILLS);
    assertThat(pagesAtTheKill).as("different points").hasSizeGreaterThan(KILLS / 8);
  }

  private Path undisturbed(Path folder) {
    return folder.resolveSibling("undisturbed").resolve("studies.ndjson");
  }

  /** From the first request to the exit. */
  private long millisOfOneRun() throws IOException, InterruptedException {
    Path folder = temporary.resolve("timed");
    Process child = start(folder);
    long first = System.nanoTime();
    assertThat(child.waitFor()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - first);
  }

  /** False where the child was done sooner. */
  private boolean killed(Path folder, long millisAfterTheFirstRequest)
      throws IOException, InterruptedException {
    Process child = start(folder);
    if (child.waitFor(millisAfterTheFirstRequest, TimeUnit.MILLISECONDS)) {
      return false;
    }
    child.destroyForcibly();
    return child.waitFor() != 0;
  }

  /** A crawl in a process of its own that has just sent its first request. */
  private Process start(Path folder) throws IOException, InterruptedException {
    begun = new CountDownLatch(1);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                server.url("/api/v2").toString(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(begun.await(30, TimeUnit.SECONDS)).as("the child asked something").isTrue();
    return child;
  }

  private CrawledStudies crawl(Path folder) {
    return crawl(server.url("/api/v2").toString(), folder);
  }

  private static CrawledStudies crawl(String url, Path folder) {
    return Registry.at(url).crawl(QUESTION, folder).pageSize(PAGE).run();
  }

  private static int pages(Path folder) throws IOException {
    Path checkpoint = folder.resolve("crawl.json");
    return Files.exists(checkpoint)
        ? Checkpoint.read(Files.readAllBytes(checkpoint)).position().pages()
        : 0;
  }

  private static void delete(Path folder) throws IOException {
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
      crawl(arguments[0], Path.of(arguments[1]));
    }
  }
}
