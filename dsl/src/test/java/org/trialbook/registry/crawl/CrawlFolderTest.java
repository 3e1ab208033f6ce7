package org.trialbook.registry.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.registry.Registry;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.page.PageReader;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.wire.Version;

/** The files of a crawl in parts become one, wherever the last attempt stopped. */
class CrawlFolderTest {

  private static final List<String> STUDIES = List.of("{\"a\":1}", "{\"bb\":2}", "{\"ccc\":3}");

  @TempDir private Path temporary;
  private Checkpoint complete;

  @BeforeEach
  void crawl() throws IOException {
    List<LocalDate> cuts = List.of(LocalDate.of(2010, 1, 1), LocalDate.of(2020, 1, 1));
    Position start =
        Position.START.begun(
            new Version("2.0.5", LocalDateTime.of(2026, 8, 10, 9, 0, 5)), Instant.EPOCH);
    Checkpoint reached =
        Checkpoint.begun(
            Registry.live().url(),
            Map.of("query.cond", "asthma"),
            OptionalLong.of(3),
            List.of(
                new PostingSpan(Optional.empty(), Optional.of(cuts.get(0))),
                new PostingSpan(Optional.of(cuts.get(0)), Optional.of(cuts.get(1))),
                new PostingSpan(Optional.of(cuts.get(1)), Optional.empty())),
            start,
            List.of());
    try (CrawlFolder place = CrawlFolder.take(temporary)) {
      for (int part = 0; part < STUDIES.size(); part++) {
        String body = "{\"totalCount\":1,\"studies\":[\n" + STUDIES.get(part) + "\n]}";
        Page page = PageReader.read(body.getBytes(UTF_8));
        Extent extent = place.append(part, Extent.NONE, page);
        reached = reached.at(part, start.after(page, page, 0), extent);
      }
      complete = reached.completed(List.of("a note"));
      place.save(complete);
    }
  }

  @Test
  void aCheckpointIsReadAsItWasWritten() throws IOException {
    assertThat(Checkpoint.read(complete.toJson())).isEqualTo(complete);
  }

  /** After so many steps of joining, with half of the next one done. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theFilesAreJoinedWhereverItStopped(int joined) throws Exception {
    StringBuilder whole = new StringBuilder();
    STUDIES.subList(0, joined).forEach(study -> whole.append(study).append('\n'));
    Files.writeString(temporary.resolve("studies.ndjson.part"), whole + "{\"half");
    for (int part = 2; part < joined; part++) {
      Files.delete(temporary.resolve("studies-" + part + ".ndjson.part"));
    }
    if (joined == STUDIES.size()) {
      Files.writeString(temporary.resolve("studies.ndjson.part"), whole);
    }

    publish(complete.joined(joined));

    assertThat(temporary.resolve("studies.ndjson")).hasContent(String.join("\n", STUDIES) + "\n");
    assertThat(files()).containsExactlyInAnyOrder("crawl.lock", "crawl.json", "studies.ndjson");
  }

  @Test
  void whatHasItsNameIsLeftAlone() throws Exception {
    publish(complete);
    publish(complete.joined(3));

    assertThat(temporary.resolve("studies.ndjson")).hasContent(String.join("\n", STUDIES) + "\n");
  }

  @Test
  void aPartThatIsGoneIsNamed() throws IOException {
    Files.delete(temporary.resolve("studies-2.ndjson.part"));

    assertThatThrownBy(() -> publish(complete))
        .isInstanceOf(CrawlFolder.Damaged.class)
        .hasMessageContaining("studies-2.ndjson.part is gone.");
  }

  /** However far the joining had come, every byte of every part counts. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aByteThatFlippedBeforeTheFilesWereJoinedIsNoticed(int joined) throws IOException {
    StringBuilder whole = new StringBuilder();
    STUDIES.subList(0, joined).forEach(study -> whole.append(study).append('\n'));
    for (int part = 2; part <= joined; part++) {
      Files.delete(temporary.resolve("studies-" + part + ".ndjson.part"));
    }
    Path first = temporary.resolve("studies.ndjson.part");
    Files.writeString(first, whole);
    for (Path file : joined == 3 ? List.of(first) : List.of(first, last())) {
      byte[] content = Files.readAllBytes(file);
      for (int at = 0; at < content.length; at++) {
        content[at] ^= 1;
        Files.write(file, content);
        assertThatThrownBy(() -> publish(complete.joined(joined)))
            .isInstanceOf(CrawlFolder.Damaged.class);
        content[at] ^= 1;
      }
      Files.write(file, content);
    }
  }

  private Path last() {
    return temporary.resolve("studies-3.ndjson.part");
  }

  @Test
  void whatAnotherCrawlLeftBehindItsEndIsCutOff() throws IOException {
    Path part = temporary.resolve("studies.ndjson.part");
    Files.writeString(part, "{\"of\":\"another crawl\"}\n", StandardOpenOption.APPEND);
    try (CrawlFolder place = CrawlFolder.take(temporary)) {
      place.append(0, Extent.NONE, PageReader.read("{\"studies\":[{}]}".getBytes(UTF_8)));
    }

    assertThat(part).hasContent("{}\n");
  }

  private void publish(Checkpoint checkpoint) throws IOException, CrawlFolder.Damaged {
    try (CrawlFolder place = CrawlFolder.take(temporary)) {
      place.publish(checkpoint);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
