package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.crawl.CrawlFolder;
import org.trialbook.registry.wire.RegistryException;

class CrawlTest extends CrawlOfFive {

  private static final String NAMED =
      "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}},\"a\":B C}";

  @Test
  void bringsAllStudiesOneALine() throws IOException {
    server.on("/studies", FIRST, SECOND, THIRD);

    CrawledStudies result = crawl().run();

    assertThat(result.file()).isEqualTo(folder.resolve("studies.ndjson"));
    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.studies()).isEqualTo(5);
    assertThat(result.bytes()).isEqualTo(Files.size(result.file()));
    assertThat(result.dataTimestamp()).isEqualTo(LocalDateTime.parse(MONDAY));
    assertThat(result.fetchedAt()).isEqualTo(TestServer.NOW);
    assertThat(result.notes()).isEmpty();
    assertThat(files()).containsExactly("crawl.json", "crawl.lock", "studies.ndjson");
  }

  @Test
  void aStudyOverSeveralLinesBecomesOne() throws IOException {
    server.on(
        "/studies",
        json("{\"totalCount\":1,\"studies\":[" + NAMED.replace("B C", "\r\n  \"b c\"\n") + "]}"));

    crawl().run();

    assertThat(folder.resolve("studies.ndjson")).hasContent(NAMED.replace("B C", "  \"b c\""));
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    server.on("/studies", FIRST, GONE);
    assertThatThrownBy(() -> crawl().run()).isInstanceOf(RegistryException.class);
    assertThat(files()).containsExactly("crawl.json", "crawl.lock", "studies.ndjson.part");

    server.on("/studies", SECOND, THIRD);
    CrawledStudies result = crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.studies()).isEqualTo(5);
    assertThat(server.targets())
        .filteredOn(target -> target.contains("pageToken=t1"))
        .as("the page that failed and was asked for again")
        .hasSize(2);
    assertThat(server.targets()).filteredOn(target -> target.contains("countTotal")).hasSize(1);
  }

  /** The same folder can then be of another question, which is most often the one mended. */
  @Test
  void beforeTheFirstPageNothingIsLeft() throws IOException {
    server.on("/studies", NO);
    for (int atOnce = 1; atOnce <= 2; atOnce++) {
      Crawl crawl = crawl().sideBySide(atOnce);
      assertThatThrownBy(crawl::run).isInstanceOf(RegistryException.class);
      assertThat(folder).doesNotExist();
    }
    server.on("/version", NO);
    assertThatThrownBy(() -> crawl().run()).isInstanceOf(RegistryException.class);
    assertThat(folder).doesNotExist();
    server.versions(MONDAY).on("/studies", json(page("\"totalCount\":1,", "", 7)));
    server.registry().crawl(StudyQuery.all().condition("other"), folder).run();
    assertThat(ids()).containsExactly(7);
  }

  @Test
  void whatElseIsInTheFolderStays() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("notes.txt"), "mine");
    server.on("/studies", NO);
    assertThatThrownBy(() -> crawl().run()).isInstanceOf(RegistryException.class);
    assertThat(files()).containsExactly("notes.txt");
  }

  @Test
  void whatWasWrittenBehindTheCheckpointIsCutOff() throws IOException {
    stoppedAfterTheFirstPage();
    Files.writeString(
        folder.resolve("studies.ndjson.part"), "{\"half a stu", StandardOpenOption.APPEND);

    server.on("/studies", SECOND, THIRD);
    crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aStudyThatCameBeforeTheStopIsKnownAfterIt() throws IOException {
    stoppedAfterTheFirstPage();

    server.on("/studies", json(page("", "t2", 2, 3, 4)), THIRD);
    CrawledStudies result = crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.notes())
        .containsExactly("Studies that came more than once and were kept once: 1.");
  }

  @Test
  void whatIsShorterThanItWasComesAnew() throws IOException {
    stoppedAfterTheFirstPage();
    Files.writeString(folder.resolve("studies.ndjson.part"), "{}\n");
    server.on("/studies", FIRST, SECOND, THIRD);

    CrawledStudies result = crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
    assertThat(result.notes())
        .containsExactly(
            "What an earlier run had left was damaged and came anew:"
                + " studies.ndjson.part is shorter than crawl.json says.");
  }

  /** One bit, also where it leaves a line that reads well. */
  @Test
  void aByteThatFlippedWhileTheCrawlRestedComesAnew() throws IOException {
    stoppedAfterTheFirstPage();
    Path part = folder.resolve("studies.ndjson.part");
    byte[] checkpoint = Files.readAllBytes(folder.resolve("crawl.json"));
    byte[] content = Files.readAllBytes(part);
    for (int at = 0; at < content.length; at += content.length / 7) {
      byte[] flipped = content.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.deleteIfExists(folder.resolve("studies.ndjson"));
      Files.write(folder.resolve("crawl.json"), checkpoint);
      Files.write(part, flipped);
      server.on("/studies", FIRST, SECOND, THIRD);

      CrawledStudies result = crawl().run();

      assertThat(ids()).as("byte " + at).containsExactly(1, 2, 3, 4, 5);
      assertThat(result.notes()).singleElement().asString().contains("was damaged and came anew");
    }
  }

  @Test
  void whatIsToldOfDamageIsKeptOverAnotherStop() throws IOException {
    stoppedAfterTheFirstPage();
    Files.writeString(folder.resolve("studies.ndjson.part"), "");
    stoppedAfterTheFirstPage();

    server.on("/studies", SECOND, THIRD);
    assertThat(crawl().run().notes()).singleElement().asString().contains("was damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"registry\":\"x\"}", "null"})
  void aCheckpointThatIsNoneSaysSo(String checkpoint) throws IOException {
    stoppedAfterTheFirstPage();
    Files.writeString(folder.resolve("crawl.json"), checkpoint);

    assertThatThrownBy(() -> crawl().run())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("crawl.json cannot be read")
        .hasMessageEndingWith("Delete the folder to begin again.");
  }

  @Test
  void aFolderBelongsToOneQuestion() {
    stoppedAfterTheFirstPage();
    Crawl other = server.registry().crawl(StudyQuery.all().condition("gout"), folder);

    assertThatThrownBy(other::run)
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            """
            The folder %1$s holds a crawl of another question: query.cond=asthma at %2$s
            Name another folder for query.cond=gout at %2$s.\
            """
                .formatted(folder, server.url()));
  }

  @Test
  void aFolderBelongsToOneRegistry() {
    stoppedAfterTheFirstPage();
    Crawl other = server.registryAt("http://registry.invalid").crawl(ASTHMA, folder);

    assertThatThrownBy(other::run).hasMessageContaining("holds a crawl of another question");
  }

  @Test
  void aFolderBelongsToOneCrawlAtATime() throws IOException {
    try (CrawlFolder held = CrawlFolder.take(folder)) {
      assertThat(held.checkpoint()).isEmpty();
      assertThatThrownBy(() -> crawl().run())
          .isInstanceOf(TrialbookException.class)
          .hasMessageStartingWith("Another crawl is at work in " + folder);
    }
    server.on("/studies", FIRST, SECOND, THIRD);
    crawl().run();
  }

  @Test
  void anInterruptEndsItAndLeavesTheFlagAndWhatHasCome() throws IOException {
    stoppedAfterTheFirstPage();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> crawl().run())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("Interrupted while asking the registry.");

    assertThat(Thread.interrupted()).isTrue();
    server.on("/studies", SECOND, THIRD);
    crawl().run();
    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aTokenThatLeadsToItselfAfterAStopIsAnError() {
    stoppedAfterTheFirstPage();
    server.on("/studies", json(page("", "t1", 3, 4)));

    assertThatThrownBy(() -> crawl().run())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("page token t1 came twice");
  }

  @Test
  void aFinishedFolderAsksNothing() {
    server.on("/studies", FIRST, SECOND, THIRD);
    CrawledStudies result = crawl().run();
    int asked = server.targets().size();

    assertThat(crawl().run()).isEqualTo(result);
    assertThat(server.targets()).hasSize(asked);
  }

  /** One bit, also where it leaves a line that reads well; and what was added or cut off. */
  @Test
  void aFinishedFileThatChangedSinceComesAnew() throws IOException {
    server.on("/studies", FIRST, SECOND, THIRD);
    Path finished = crawl().run().file();
    byte[] content = Files.readAllBytes(finished);
    List<byte[]> changed = new ArrayList<>();
    changed.add(Arrays.copyOf(content, content.length - 1));
    changed.add(Arrays.copyOf(content, content.length + 1));
    for (int at = 0; at < content.length; at += content.length / 7) {
      byte[] flipped = content.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      changed.add(flipped);
    }
    for (byte[] each : changed) {
      Files.write(finished, each);
      server.on("/studies", FIRST, SECOND, THIRD);

      CrawledStudies result = crawl().run();

      assertThat(finished).hasBinaryContent(content);
      assertThat(result.notes())
          .containsExactly(
              "What an earlier run had left was damaged and came anew:"
                  + " studies.ndjson does not have the content that crawl.json says.");
    }
  }

  @Test
  void aStopBetweenTheLastCheckpointAndTheNameIsMended() throws IOException {
    server.on("/studies", FIRST, SECOND, THIRD);
    CrawledStudies result = crawl().run();
    Files.move(result.file(), folder.resolve("studies.ndjson.part"));

    assertThat(crawl().run()).isEqualTo(result);
    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aTokenThatIsRefusedAfterAStopBeginsAgain() throws IOException {
    stoppedAfterTheFirstPage();
    server.on("/studies", NO, FIRST, SECOND, THIRD);

    crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void missingStudiesAreAnErrorAndTheNextRunBeginsAgain() throws IOException {
    server.on("/studies", FIRST, json(page("", "", 3)));
    assertThatThrownBy(() -> crawl().run())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry counted 5 studies and sent 3.");
    assertThat(folder).doesNotExist();

    server.on("/studies", FIRST, SECOND, THIRD);
    crawl().run();

    assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void aPageSizeIsOneTheRegistryKeeps(int size) {
    assertThatThrownBy(() -> crawl().pageSize(size)).isInstanceOf(TrialbookException.class);
  }
}
