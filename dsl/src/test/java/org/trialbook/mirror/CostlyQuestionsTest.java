package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Asking.LONG;
import static org.trialbook.mirror.Asking.LOOPBACK;
import static org.trialbook.mirror.Asking.STUDY;
import static org.trialbook.mirror.Served.study;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;
import org.trialbook.sample.Sample;

/** Questions that would take long to answer. */
class CostlyQuestionsTest {

  private static final String CONDITION = "\"conditionsModule\":{\"conditions\":[\"Heart\"]}";

  @Test
  void aSearchThatTakesTooLongGivesUp() throws Exception {
    List<byte[]> studies = Sample.studies(200);
    ClientLimits limits = new ClientLimits(1, 1, LONG, LONG, Duration.ZERO);
    StudyIndex index = StudyIndexer.inMemory(studies);
    try (Mirror mirror = Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits)) {
      HttpResponse<String> answer = Asking.ask(mirror, "/studies?query.term=heart").get();
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
    ClientLimits limits = new ClientLimits(1, 9, LONG, LONG, limit);
    try (Mirror mirror = Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, limits)) {
      String asWritten = "/studies?query.term=AREA%5BCondition%5DEXPANSION%5BNone%5Dheart";
      HttpResponse<String> answer = Asking.ask(mirror, asWritten).get();
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("Query takes too long");
      assertThat(read.get()).isLessThan(100);
    }
  }

  /** As many names as a URL holds, all the same. */
  @Test
  void aListIsWithoutDoubles() throws Exception {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      String once = Asking.ask(mirror, "/stats/field/values?fields=NCTId").get().body();
      String names = String.join(",", Collections.nCopies(2_000, "NCTId"));
      assertThat(Asking.ask(mirror, "/stats/field/values?fields=" + names).get().body())
          .isEqualTo(once);
      String lists = String.join("%7C", Collections.nCopies(2_000, "Condition"));
      assertThat(Asking.ask(mirror, "/stats/field/sizes?fields=" + lists).get().body())
          .isEqualTo(Asking.ask(mirror, "/stats/field/sizes?fields=Condition").get().body());
      String types = String.join(",", Collections.nCopies(2_000, "DATE"));
      assertThat(Asking.ask(mirror, "/stats/field/values?types=" + types).get().body())
          .isEqualTo(Asking.ask(mirror, "/stats/field/values?types=DATE").get().body());
    }
  }
}
