package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.RealData;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

class CsvExportTest {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");
  private static final String FIRST =
      "NCT Number,Study Title\r\nNCT00000001,\"Two\nlines, \"\"quoted\"\"\"\r\n";
  private static final String SECOND = "NCT00000002,Plain\r\n";

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pagesBecomeOneFile() {
    server.on("/studies", page(FIRST, "t1"), page(SECOND, ""));

    assertThat(csv(List.of("NCT Number", "Study Title"))).isEqualTo(2);

    assertThat(file()).hasContent(FIRST + SECOND);
    assertThat(server.targets())
        .containsExactly(
            "/studies?query.cond=asthma&format=csv&fields=NCT+Number,Study+Title"
                + "&pageSize=1000&countTotal=true",
            "/studies?query.cond=asthma&format=csv&fields=NCT+Number,Study+Title"
                + "&pageSize=1000&pageToken=t1");
  }

  @Test
  void aRowThatBreaksOffIsAskedForAgain() {
    server.on(
        "/studies",
        page(FIRST, "t1"),
        page("NCT00000002,Pla", ""),
        page("NCT00000002,\"Pla\r\n", ""),
        page(SECOND, ""));

    assertThat(csv(List.of())).isEqualTo(2);
    assertThat(file()).hasContent(FIRST + SECOND);
  }

  @Test
  void missingRowsAreAnErrorAndLeaveNothing() {
    server.on("/studies", page(FIRST, ""));

    assertThatThrownBy(() -> csv(List.of()))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry counted 2 studies and sent 1.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void pagesInACircleAreAnError() {
    server.on("/studies", page(FIRST, "t1"), page(SECOND, "t1"));

    assertThatThrownBy(() -> csv(List.of()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("page token t1 came twice");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    server.on("/studies", page(FIRST, ""));
    Path nowhere = Files.createFile(folder.resolve("file")).resolve("folder.csv");

    assertThatThrownBy(() -> server.registry().csv(ASTHMA, List.of(), nowhere))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot write " + nowhere);
  }

  @Test
  void rowsOfARealExportAreCounted() throws IOException {
    byte[] csv = Files.readAllBytes(RealData.path("responses/csv-onlyjazz-ctg-studies.csv"));

    long titles =
        new String(csv, UTF_8).lines().filter(line -> line.matches("NCT\\d{8},.*")).count();
    assertThat(CsvExport.rows(csv)).isEqualTo(titles + 1);
  }

  private long csv(List<String> columns) {
    return server.registry().csv(ASTHMA, columns, file());
  }

  private Path file() {
    return folder.resolve("asthma.csv");
  }

  private static MockResponse page(String rows, String nextPageToken) {
    MockResponse.Builder page = text(200, rows).newBuilder().setHeader("X-Total-Count", 2);
    return nextPageToken.isEmpty()
        ? page.build()
        : page.setHeader("X-Next-Page-Token", nextPageToken).build();
  }
}
