package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

class RecordingTest {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer().versions("2026-08-10T09:00:05");
    server.on(
        "/studies",
        json(page("\"totalCount\":3,", "t1", 1, 2)),
        text(503, ""),
        json(page("", "", 3)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theSameQuestionGivesTheSameBytesWithoutANetwork() {
    List<String> recorded = studies(server.registry().recording(folder), ASTHMA);
    String url = server.url();
    server.close();

    Registry replaying = Registry.replaying(folder);
    try (Pages pages = replaying.pages(ASTHMA, OptionalLong.empty())) {
      assertThat(studies(pages)).isEqualTo(recorded).hasSize(3);
      assertThat(pages.fetchedAt()).hasValue(TestServer.NOW);
      assertThat(pages.url().toString()).startsWith(url);
      assertThat(pages.notes())
          .containsExactly(
              "Answered from the recording of 2026-11-23T10:00:00Z in %s.".formatted(folder));
    }
  }

  @Test
  void anExchangeIsAFileThatAPersonCanRead() throws IOException {
    server.registry().recording(folder).version();

    assertThat(files()).hasSize(1);
    assertThat(files().get(0).getFileName().toString()).matches("version-[0-9a-f]{16}\\.http");
    assertThat(Files.readString(files().get(0)))
        .startsWith("GET /version\n200\nContent-Type: application/json\n")
        .contains("\nTrialbook-Recorded: 2026-11-23T10:00:00Z\n")
        .endsWith("\n\n{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-10T09:00:05\"}");
  }

  @Test
  void aQuestionThatWasNotRecordedIsRefusedWithTheDifference() {
    studies(server.registry().recording(folder), ASTHMA);
    Registry replaying = Registry.replaying(folder);
    StudyQuery gout = StudyQuery.all().condition("gout");

    assertThatThrownBy(() -> studies(replaying, gout))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            """
            Not in the recording in %s: %s
            Nearest there: query.cond was asthma and is gout.
            Ask what was recorded, or record this as well."""
                .formatted(folder, replaying.url(gout)));
  }

  @Test
  void aRefusalIsRecordedToo() {
    server.on("/studies/NCT99999999", text(404, "NCT number NCT99999999 not found"));
    assertThatThrownBy(() -> server.registry().recording(folder).study("NCT99999999"))
        .isInstanceOf(RegistryException.class);

    assertThatThrownBy(() -> Registry.replaying(folder).study("NCT99999999"))
        .hasMessageStartingWith("The registry refused: NCT number NCT99999999 not found");
  }

  @Test
  void whatCannotBeRecordedIsNotJustLeftOut() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(() -> server.registry().recording(file).version())
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot record in " + file);
    assertThat(server.targets()).hasSize(1);
  }

  @Test
  void aFolderWithoutARecordingSaysHowToMakeOne() {
    assertThatThrownBy(() -> Registry.replaying(folder))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("There is no recording in " + folder + "\nMake one: ");
    assertThatThrownBy(() -> Registry.replaying(folder.resolve("nowhere")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot read the recording in ");
  }

  @Test
  void aFileThatIsNoExchangeIsNamed() throws IOException {
    Files.writeString(folder.resolve("x.http"), "GET /version\n\nbody");

    assertThatThrownBy(() -> Registry.replaying(folder))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("not an exchange: " + folder.resolve("x.http"));
  }

  private static List<String> studies(Registry registry, StudyQuery query) {
    try (Pages pages = registry.pages(query, OptionalLong.empty())) {
      return studies(pages);
    }
  }

  private static List<String> studies(Pages pages) {
    List<String> studies = new ArrayList<>();
    pages.forEachRemaining(
        page -> {
          for (int study = 0; study < page.size(); study++) {
            studies.add(new String(page.study(study), UTF_8));
          }
        });
    return studies;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
