package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.html;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.RealData;
import org.trialbook.Study;
import org.trialbook.TrialbookException;
import org.trialbook.change.History;
import org.trialbook.change.OutcomeChange;
import org.trialbook.field.Fields;
import org.trialbook.query.Markup;

/** Everything that can be asked besides pages of studies. */
class EndpointsTest {

  private static final String ID = "NCT04280705";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"CSV, csv", "RIS, ris", "FHIR, fhir.json"})
  void aStudyComesInEveryFormat(StudyFormat format, String name) {
    String body = format == StudyFormat.FHIR ? "{\"resourceType\":\"Bundle\"}" : "TY  - DBASE\r\n";
    server.on("/studies/" + ID, text(200, body));

    assertThat(server.registry().study(ID, format)).isEqualTo(body.getBytes(UTF_8));
    assertThat(server.targets()).containsExactly("/studies/" + ID + "?format=" + name);
  }

  @Test
  void aStudyComesZipped() throws IOException {
    byte[] zip = zip();
    server.on("/studies/" + ID, bytes(new byte[] {'P', 'K', 3, 4, 0}), bytes(zip));

    assertThat(server.registry().study(ID, StudyFormat.ZIP)).isEqualTo(zip);
    assertThat(server.targets()).as("the broken one and the whole one").hasSize(2);
  }

  @Test
  void textThatEndsInMidLineIsAskedForAgain() {
    server.on("/studies/" + ID, text(200, "TY  - DBA"), text(200, "TY  - DBASE\r\n"));

    assertThat(server.registry().study(ID, StudyFormat.RIS)).hasSize(13);
  }

  @Test
  void partsOfAStudyCanBeNamed() {
    server.on("/studies/" + ID, json("{}"));

    server.registry().study(ID, StudyFormat.JSON, Markup.LEGACY, List.of("NCTId", "BriefTitle"));

    assertThat(server.targets())
        .containsExactly("/studies/" + ID + "?markupFormat=legacy&fields=NCTId,BriefTitle");
    assertThatThrownBy(
            () -> server.registry().study(ID, StudyFormat.FHIR, Markup.MARKDOWN, List.of("NCTId")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The registry writes FHIR with all fields or not at all.");
  }

  @Test
  void manyStudiesComeAHundredAtATimeInTheOrderOfAsking() {
    server.on(
        "/studies",
        json(page("", "", IntStream.rangeClosed(1, 99).toArray())),
        json(page("", "", 101)));
    List<String> ids = IntStream.rangeClosed(1, 101).mapToObj(i -> "nct" + i).toList();

    StudiesById found = server.registry().studies(ids);

    assertThat(found.studies()).hasSize(100);
    assertThat(found.studies().keySet()).startsWith("NCT00000001", "NCT00000002");
    assertThat(found.unknown()).containsExactly("NCT00000100");
    assertThat(server.targets()).hasSize(2);
    assertThat(server.targets().get(1)).isEqualTo("/studies?filter.ids=NCT00000101&pageSize=1000");
  }

  @Test
  void anIdThatWasReplacedLeadsToTheStudyThatHasItNow() {
    String study =
        "{\"protocolSection\":{\"identificationModule\":"
            + "{\"nctId\":\"NCT00000002\",\"nctIdAliases\":[\"NCT00000001\"]}}}";
    server.on("/studies", json("{\"studies\":[" + study + "]}"));

    StudiesById found = server.registry().studies(List.of("NCT00000001", "NCT00000002"));

    assertThat(found.studies().keySet()).containsExactly("NCT00000001", "NCT00000002");
    assertThat(found.studies().get("NCT00000001")).asString(UTF_8).isEqualTo(study);
    assertThat(found.unknown()).isEmpty();
  }

  @Test
  void allIdsThatAreNoneAreNamedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> server.registry().studies(List.of("NCT1", "x", "NCT2", "NCT")))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "Not NCT ids: \"x\", \"NCT\"\nAn id is NCT and eight digits, like NCT04280705.");
    assertThat(server.targets()).isEmpty();
  }

  @Test
  void noIdsAreNoRequest() {
    assertThat(server.registry().studies(List.of()).studies()).isEmpty();
    assertThat(server.targets()).isEmpty();
  }

  @Test
  void theRegistryTellsAboutItself() {
    for (String path :
        List.of(
            "/studies/metadata",
            "/studies/search-areas",
            "/studies/enums",
            "/stats/size",
            "/stats/field/values",
            "/stats/field/sizes")) {
      server.on(path, json("[ {\n  \"type\" : \"" + path + "\"\n} ]"));
    }
    Reference reference = server.registry().reference();

    assertThat(reference.metadata()).asString(UTF_8).contains("/studies/metadata");
    reference.metadata(true, true);
    reference.searchAreas();
    reference.enums();
    reference.studySizes();
    reference.fieldValues();
    reference.fieldValues(Fields.PHASE, Fields.OVERALL_STATUS);
    reference.fieldValues(StatsType.ENUM, StatsType.BOOLEAN);
    reference.listSizes(Fields.PHASE);

    assertThat(server.targets())
        .containsExactly(
            "/studies/metadata",
            "/studies/metadata?includeIndexedOnly=true&includeHistoricOnly=true",
            "/studies/search-areas",
            "/studies/enums",
            "/stats/size",
            "/stats/field/values",
            "/stats/field/values?fields=Phase,OverallStatus",
            "/stats/field/values?types=ENUM,BOOLEAN",
            "/stats/field/sizes?fields=Phase");
  }

  @Test
  void aReferenceThatBreaksOffIsAskedForAgain() {
    server.on("/studies/enums", json("[ {"), json("[ ]"));

    assertThat(server.registry().reference().enums()).asString(UTF_8).isEqualTo("[ ]");
  }

  @Test
  void aDocumentHasAnAddress() {
    assertThat(Registry.document("nct4280705", "Prot SAP/000.pdf"))
        .hasToString(
            "https://cdn.clinicaltrials.gov/large-docs/05/NCT04280705/Prot%20SAP%2F000.pdf");
  }

  @Test
  void theHistoryOfARecordIsAskedForWhereTheSiteHasIt() {
    server.on(
        "/api/int/studies/" + ID,
        json(
            "{\"study\":{},\"history\":{\"changes\":[{\"version\":0,\"date\":\"2013-06-07\","
                + "\"status\":\"RECRUITING\",\"moduleLabels\":[\"Study Status\"]}]}}"));

    RecordHistory history = server.registry().undocumented().history(ID);

    assertThat(history.changes())
        .containsExactly(
            new RecordHistory.Change(
                0, LocalDate.of(2013, 6, 7), "RECRUITING", List.of("Study Status")));
    assertThat(server.targets()).containsExactly("/api/int/studies/" + ID + "?history=true");
  }

  @Test
  void aRealHistoryIsRead() throws IOException {
    byte[] body = Files.readAllBytes(RealData.path("responses/int-history-NCT01874431.json"));

    List<RecordHistory.Change> changes = RecordHistory.read("NCT01874431", body).changes();

    assertThat(changes).hasSize(19);
    assertThat(changes.get(1))
        .isEqualTo(
            new RecordHistory.Change(
                1,
                LocalDate.of(2013, 7, 5),
                "RECRUITING",
                List.of("Study Status", "Contacts/Locations")));
  }

  @Test
  void aHistoryThatIsGoneSaysSo() {
    server.on("/api/int/studies/" + ID, html(404));
    assertThatThrownBy(() -> server.registry().undocumented().history(ID))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The record's history did not come: ")
        .hasMessageEndingWith("It is no documented part of the API and may be gone for good.");

    server.on("/api/int/studies/" + ID, json("{\"versions\":[]}"));
    assertThatThrownBy(() -> server.registry().attempts(1).undocumented().history(ID))
        .hasMessageStartingWith("The record's history did not come: ");
  }

  @Test
  void aHistoryIsAskedForOnlyWhereThatWasTurnedOn() {
    assertThatThrownBy(() -> server.registry().history(ID))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("turned off")
        .hasMessageContaining("use(registry().allowUndocumented())");
    assertThatThrownBy(() -> server.registry().version(ID, 0)).hasMessageContaining("turned off");
    assertThat(server.targets()).isEmpty();
  }

  @Test
  void aVersionOfARecordIsAskedForWhereTheSiteHasIt() {
    Registry registry = server.registry().attempts(1).allowUndocumented();
    server.on(
        "/api/int/studies/" + ID + "/history/3",
        json("{\"studyVersion\":3,\"study\":{\"protocolSection\":{\"a\":1}}}"));
    assertThat(registry.version(ID, 3)).isEqualTo("{\"protocolSection\":{\"a\":1}}");

    server.on("/api/int/studies/" + ID + "/history/4", json("{\"study\":{}}"));
    assertThatThrownBy(() -> registry.version(ID, 4))
        .hasMessageStartingWith("The record's history did not come: ");
    assertThatThrownBy(() -> registry.version(ID, 5))
        .hasMessageStartingWith("The record's history did not come: ");
  }

  @Test
  void aStudyHasItsHistory() {
    server.on(
        "/api/int/studies/" + ID,
        json(
            "{\"study\":{\"protocolSection\":{\"outcomesModule\":{\"primaryOutcomes\":[{\"measure\":\"Death\"}]}}},"
                + "\"history\":{\"changes\":[{\"version\":0,\"date\":\"2013-06-07\",\"status\":\"RECRUITING\"},"
                + "{\"version\":1,\"date\":\"2014-06-07\",\"status\":\"COMPLETED\"}],"
                + "\"originalData\":{\"secondaryOutcomes\":[{\"measure\":\"Death\"}]}}}"));
    History history =
        Study.of(
                "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"%s\"}}}".formatted(ID))
            .history(server.registry().allowUndocumented());
    assertThat(history.versions()).hasSize(2);
    assertThat(history.outcomes())
        .extracting(OutcomeChange::fate)
        .containsExactly(OutcomeChange.Fate.PROMOTED);
    assertThat(server.targets()).as("one request").hasSize(1);
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(ID + ".json"));
      zip.write("{}".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static MockResponse bytes(byte[] body) {
    return new MockResponse.Builder().body(new Buffer().write(body)).build();
  }
}
