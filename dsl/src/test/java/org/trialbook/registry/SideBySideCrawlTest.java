package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Mirror;
import org.trialbook.progress.ProgressReport;
import org.trialbook.query.Sort;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.crawl.Checkpoint;
import org.trialbook.registry.crawl.CrawlPart;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.sample.Sample;

/** A question cut into parts that come side by side: the same studies, in an order of their own. */
class SideBySideCrawlTest {

  private static final int STUDIES = 120;
  private static final int PAGE = 5;
  private static final StudyQuery ALL =
      StudyQuery.all().fields(Fields.NCT_ID, Fields.STUDY_FIRST_POST_DATE);
  private static final Pattern POSTED = Pattern.compile("\"date\":\"(\\d{4}-\\d\\d-\\d\\d)\"");

  private static Mirror mirror;
  private static Mirror changed;

  /** What comes three at once where nothing stops it. */
  private static Path undisturbed;

  @TempDir private Path temporary;
  private WatchedMirror registry;

  @BeforeAll
  static void serve(@TempDir Path folder) {
    List<byte[]> studies = Sample.studies(STUDIES);
    mirror = Mirror.serve(studies, Sample.DATA_TIMESTAMP, 0);
    changed = Mirror.serve(studies.subList(20, STUDIES), Sample.DATA_TIMESTAMP.plusDays(3), 0);
    undisturbed = crawl(mirror.url(), folder).sideBySide(3).run().file();
  }

  @AfterAll
  static void stopServing() {
    mirror.close();
    changed.close();
  }

  @BeforeEach
  void open() throws IOException {
    registry = new WatchedMirror(mirror);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void theOrderIsTheSameHoweverManyComeAtOnce() throws IOException {
    CrawledStudies two = crawl("two").sideBySide(2).run();
    CrawledStudies one = crawl("one").run();

    assertThat(two.file()).hasSameBinaryContentAs(undisturbed);
    assertThat(two.studies()).isEqualTo(STUDIES).isEqualTo(one.studies());
    assertThat(two.bytes()).isEqualTo(Files.size(two.file())).isEqualTo(one.bytes());
    assertThat(two.notes()).isEmpty();
    assertThat(Files.readAllLines(two.file()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(one.file()));
    assertThat(files("two")).containsExactly("crawl.json", "crawl.lock", "studies.ndjson");
  }

  @Test
  void thePartsFollowEachOtherByTheDayOfFirstPosting() throws IOException {
    CrawledStudies crawled = crawl("parts").sideBySide(3).run();

    List<CrawlPart> parts =
        Checkpoint.read(Files.readAllBytes(folder("parts").resolve("crawl.json"))).parts();
    List<String> lines = Files.readAllLines(crawled.file());
    assertThat(parts).hasSizeGreaterThan(4);
    int line = 0;
    for (CrawlPart part : parts) {
      assertThat(part.position().studies()).isPositive();
      for (int end = line + (int) part.position().studies(); line < end; line++) {
        LocalDate posted = posted(lines.get(line));
        assertThat(part.span().from().orElse(LocalDate.MIN)).isBeforeOrEqualTo(posted);
        assertThat(part.span().until().orElse(LocalDate.MAX)).isAfter(posted);
      }
    }
    assertThat(line).isEqualTo(lines.size());
  }

  @Test
  void severalPagesAreUnderWayAtOnceAndNoMoreThanChosen() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    registry.guard(
        target -> {
          if (isPage(target)) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            two.countDown();
            await(two);
            underWay.decrementAndGet();
          }
          return null;
        });

    crawl("busy").sideBySide(2).run();

    assertThat(two.getCount()).as("two pages met").isZero();
    assertThat(most.get()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20})
  void goesOnWhereItStopped(int pages) throws IOException {
    AtomicInteger sent = new AtomicInteger();
    registry.guard(
        target -> isPage(target) && sent.incrementAndGet() > pages ? text(404, "gone") : null);
    assertThatThrownBy(() -> crawl("stopped").sideBySide(3).run())
        .isInstanceOf(RegistryException.class);
    registry.guard(target -> null);
    int asked = registry.targets().size();

    CrawledStudies resumed = crawl("stopped").sideBySide(2).run();

    assertThat(resumed.file()).hasSameBinaryContentAs(undisturbed);
    assertThat(registry.targets().subList(asked, registry.targets().size()))
        .as("no page comes again, and nothing is counted again")
        .filteredOn(target -> target.startsWith("/studies"))
        .hasSizeLessThan(pages(resumed) - pages + 3)
        .noneMatch(target -> target.contains("pageSize=1&"));
  }

  @Test
  void aPartThatLacksStudiesIsAnErrorAndTheNextRunBeginsAgain() throws IOException {
    AtomicReference<String> spoilt = new AtomicReference<>();
    registry.guard(
        target ->
            isPage(target) && target.contains("pageToken") && spoilt.compareAndSet(null, target)
                ? TestServer.json("{\"studies\":[\n\n]}")
                : null);

    assertThatThrownBy(() -> crawl("short").sideBySide(2).run())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry counted 120 studies and sent 1");
    assertThat(folder("short")).doesNotExist();
    assertThat(crawl("short").sideBySide(2).run().studies()).isEqualTo(STUDIES);
  }

  @Test
  void partsThatAreNotTheWholeAreAnError() {
    registry.guard(
        target ->
            target.contains("pageSize=1&") && !target.contains("filter.advanced")
                ? TestServer.json("{\"totalCount\":121,\"studies\":[\n{}\n]}")
                : null);

    assertThatThrownBy(() -> crawl("lost").sideBySide(2).run())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith(
            "The registry counted 121 studies, and 120 in the parts of the crawl.");
  }

  @Test
  void dataThatChangesOnTheWayIsNoticedWithTheNextPage() throws IOException {
    AtomicInteger pages = new AtomicInteger();
    registry.guard(
        target -> {
          if (isPage(target) && pages.incrementAndGet() == 10) {
            registry.turnTo(changed);
          }
          return null;
        });

    CrawledStudies crawled = crawl("monday").sideBySide(2).run();

    assertThat(crawled.dataTimestamp()).isEqualTo(Sample.DATA_TIMESTAMP.plusDays(3));
    assertThat(crawled.studies()).isEqualTo(STUDIES - 20);
    assertThat(crawled.notes()).isEmpty();
    assertThat(pages.get() - pages(crawled))
        .as("the pages before, and of each side the one under way and the one ahead of it")
        .isLessThanOrEqualTo(10 + 2 * 2);
  }

  @Test
  void aChangeCanBeNotedAndNothingComesTwice() throws IOException {
    AtomicInteger pages = new AtomicInteger();
    registry.guard(
        target -> {
          if (isPage(target) && pages.incrementAndGet() == 10) {
            registry.turnTo(changed);
          }
          return null;
        });

    CrawledStudies crawled = crawl("noted").sideBySide(2).onDataChange(DataChange.NOTE).run();

    assertThat(crawled.notes().get(0)).startsWith("The data changed on the way:");
    assertThat(Files.readAllLines(crawled.file())).doesNotHaveDuplicates();
  }

  @Test
  void anInterruptStopsAllOfThemAndWhatHasComeStays() throws Exception {
    CountDownLatch hanging = new CountDownLatch(3);
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger pages = new AtomicInteger();
    registry.guard(
        target -> {
          if (isPage(target) && pages.incrementAndGet() > 8) {
            hanging.countDown();
            await(over);
          }
          return null;
        });
    AtomicReference<Throwable> error = new AtomicReference<>();
    Thread cell =
        new Thread(
            () -> {
              try {
                crawl("stopped").sideBySide(3).run();
              } catch (RegistryException e) {
                error.set(e);
              }
            });
    cell.start();
    await(hanging);
    cell.interrupt();
    cell.join();
    over.countDown();
    registry.guard(target -> null);

    assertThat(error.get()).hasMessageStartingWith("Interrupted while asking the registry.");
    assertThat(crawl("stopped").sideBySide(3).run().file()).hasSameBinaryContentAs(undisturbed);
  }

  @Test
  void progressIsThatOfAllParts() {
    List<ProgressReport> reports = new ArrayList<>();
    Registry listened = Registry.at(registry.url().toString()).progress(reports::add);

    CrawledStudies crawled = listened.crawl(ALL, folder("told")).pageSize(PAGE).sideBySide(3).run();

    assertThat(reports).extracting(ProgressReport::title).containsOnly(reports.get(0).title());
    assertThat(reports).allMatch(report -> report.total().getAsLong() == STUDIES);
    assertThat(reports).extracting(ProgressReport::studies).isSorted().endsWith(120L, 120L);
    assertThat(reports).filteredOn(ProgressReport::ended).hasSize(1);
    assertThat(crawled.studies()).isEqualTo(STUDIES);
  }

  @Test
  void aQuestionOfOnePageIsNotCut() throws IOException {
    CrawledStudies crawled =
        Registry.at(registry.url().toString()).crawl(ALL, folder("small")).sideBySide(4).run();

    assertThat(crawled.studies()).isEqualTo(STUDIES);
    assertThat(registry.targets()).hasSize(3).noneMatch(target -> target.contains("filter"));
  }

  @Test
  void anOrderOfItsOwnNeedsOnePageAfterTheOther() {
    Crawl sorted =
        Registry.at(registry.url().toString())
            .crawl(ALL.sort(Sort.descending(Fields.START_DATE)), folder("sorted"));

    assertThatThrownBy(() -> sorted.sideBySide(2))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Leave out sort(...) or sideBySide(...).");
    sorted.sideBySide(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 5})
  void asManyAtOnceAsAreEverUnderWay(int pages) {
    assertThatThrownBy(() -> crawl("none").sideBySide(pages))
        .isInstanceOf(TrialbookException.class)
        .hasMessage("From 1 to 4 pages come side by side, not " + pages + ".");
  }

  private Crawl crawl(String name) {
    return crawl(registry.url(), folder(name));
  }

  private static Crawl crawl(URI registry, Path folder) {
    return Registry.at(registry.toString()).crawl(ALL, folder).pageSize(PAGE);
  }

  private Path folder(String name) {
    return temporary.resolve(name);
  }

  private static boolean isPage(String target) {
    return target.contains("pageSize=" + PAGE);
  }

  private static int pages(CrawledStudies crawled) throws IOException {
    Path checkpoint = crawled.file().resolveSibling("crawl.json");
    return Checkpoint.read(Files.readAllBytes(checkpoint)).position().pages();
  }

  private static LocalDate posted(String study) {
    Matcher date = POSTED.matcher(study);
    assertThat(date.find()).as(study).isTrue();
    return LocalDate.parse(date.group(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
