package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.Reject;
import org.trialbook.cli.Commands;
import org.trialbook.frame.Frame;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.snapshot.Route;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;

/** A study of an answer that does not say which it is: told by its page and byte, and counted. */
class UnnamedStudiesTest {

  private static final String UNNAMED = "{\"protocolSection\":{\"statusModule\":{}}}";
  private static final String FIRST = page("\"totalCount\":5,", "t1", 1, 2);
  private static final String ODD = page("", "t2", 3).replace("\n]", ",\n" + UNNAMED + "\n]");
  private static final MockResponse LAST = json(page("", "", 5));

  @TempDir private Path folder;
  private Registry before;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    before = Trialbook.registry();
    server = new TestServer().versions("2026-08-10T09:00:05");
    server.on("/studies", json(FIRST), json(ODD), LAST);
  }

  @AfterEach
  void stop() {
    Trialbook.use(before);
    server.close();
  }

  private static void isTheOne(Reject reject) {
    assertThat(reject.input()).contains("/studies?").contains("pageToken=t1");
    assertThat(reject.position()).isEqualTo(ODD.indexOf(UNNAMED));
    assertThat(reject.length()).isEqualTo(UNNAMED.length());
    assertThat(reject.reason()).isEqualTo("it has no NCT id");
  }

  @Test
  void isNoStudyOfThePages() {
    try (Pages pages = server.registry().pages(StudyQuery.all(), OptionalLong.empty())) {
      List<String> ids = new ArrayList<>();
      pages.forEachRemaining(
          page -> {
            for (int study = 0; study < page.size(); study++) {
              ids.add(page.nctId(study).orElseThrow());
            }
          });
      assertThat(ids).containsExactly("NCT00000001", "NCT00000002", "NCT00000003", "NCT00000005");
      assertThat(pages.rejects().count()).isEqualTo(1);
      isTheOne(pages.rejects().first().get(0));
      // Four and one are the five that were counted.
      assertThat(pages.notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\" \"}}}",
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":7}}}",
        "{\"protocolSection\":{\"identificationModule\":[\"NCT00000004\"]}}",
        "{\"protocolSection\":null,\"nctId\":\"NCT00000004\"}",
      })
  void soIsOneWithoutAnIdWhereItShouldBe(String study) {
    server.on("/studies", json("{\"totalCount\":1,\"studies\":[" + study + "]}"));
    try (Pages pages = server.registry().pages(StudyQuery.all(), OptionalLong.empty())) {
      assertThat(pages.next().size()).isZero();
      assertThat(pages.rejects().count()).isEqualTo(1);
    }
  }

  @Test
  void whereOtherFieldsWereAskedForItIsAStudy() {
    server.on("/studies", json("{\"totalCount\":1,\"studies\":[" + UNNAMED + "]}"));
    for (String fields : List.of("OverallStatus", "protocolSection.statusModule")) {
      StudyQuery query = StudyQuery.all().fields(fields);
      try (Pages pages = server.registry().pages(query, OptionalLong.empty())) {
        assertThat(pages.next().size()).as(fields).isEqualTo(1);
      }
    }
    for (String fields : List.of("NCTId", "protocolSection", "IdentificationModule")) {
      StudyQuery query = StudyQuery.all().fields(fields, "OverallStatus");
      try (Pages pages = server.registry().pages(query, OptionalLong.empty())) {
        assertThat(pages.next().size()).as(fields).isZero();
      }
    }
  }

  @Test
  void itIsNoStudyThatIsMissing() {
    server.on("/studies", json(FIRST), json(ODD), json(page("", "")));
    try (Pages pages = server.registry().pages(StudyQuery.all(), OptionalLong.empty())) {
      assertThatThrownBy(() -> pages.forEachRemaining(page -> {}))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("counted 5 studies and sent 4");
    }
  }

  @Test
  void aCrawlKnowsItAfterAStop() throws IOException {
    server.on("/studies", json(FIRST), json(ODD), text(404, "gone"));
    Crawl crawl = server.registry().crawl(StudyQuery.all(), folder.resolve("c"));
    assertThatThrownBy(crawl::run).isInstanceOf(RegistryException.class);
    server.on("/studies", LAST);

    CrawledStudies crawled = crawl.run();

    assertThat(crawled.studies()).isEqualTo(4);
    assertThat(crawled.rejects().count()).isEqualTo(1);
    isTheOne(crawled.rejects().first().get(0));
    assertThat(Files.readAllLines(crawled.file()))
        .hasSize(4)
        .allMatch(line -> line.contains("\"nctId\""));
  }

  @Test
  void aFetchSaysItAndEndsInThree() throws IOException {
    for (String limit : List.of("", " --limit 50")) {
      server.on("/studies", json(FIRST), json(ODD), LAST);
      Trialbook.use(server.registry());
      Path file = folder.resolve("f.ndjson");
      StringWriter err = new StringWriter();
      assertThat(Commands.run(err, err, ("fetch --out " + file + limit).split(" ", -1)))
          .as(err.toString())
          .isEqualTo(3);
      assertThat(err.toString())
          .contains("f.ndjson: 4 studies, ", "1 record could not be read", "it has no NCT id");
      assertThat(Files.readAllLines(file)).hasSize(4);
    }
    server.on("/studies", json("{\"totalCount\":1,\"studies\":[" + UNNAMED + "]}"));
    Path none = folder.resolve("none.ndjson");
    StringWriter err = new StringWriter();
    assertThat(Commands.run(err, err, ("fetch --out " + none).split(" ", -1))).isEqualTo(1);
    assertThat(err.toString()).startsWith("Nothing of ");
    assertThat(none).doesNotExist();
    assertThat(folder.resolve(".none.ndjson.crawl")).doesNotExist();
  }

  @Test
  void aSearchCountsIt() {
    Frame frame = Trialbook.search().on(server.registry()).select("nctId").frame();
    assertThat(frame.rowCount()).isEqualTo(4);
    assertThat(frame.accounting().counts()).isEqualTo(Counts.of(4, 1));
    isTheOne(frame.rejects().first().get(0));
  }

  @Test
  void aSnapshotListsIt() throws IOException {
    Snapshots snapshots = Snapshots.in(folder.resolve("s"));
    Snapshot snapshot = snapshots.create(server.registry(), Route.PAGES);
    assertThat(snapshot.counts()).isEqualTo(Counts.of(4, 1));
    assertThat(Files.readString(snapshot.path().resolve("rejects.tsv")))
        .contains("pageToken=t1", " byte " + ODD.indexOf(UNNAMED), "it has no NCT id");

    // Were it left out of the list of all, it would look like a study that is gone.
    server.versions("2026-08-11T09:00:05");
    server.on("/studies", json(page("\"totalCount\":0,", "")), json(FIRST), json(ODD), LAST);
    assertThatThrownBy(() -> snapshots.update(server.registry()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContainingAll("1 study without a number", "byte");
    assertThat(snapshots.list()).hasSize(1);
  }
}
