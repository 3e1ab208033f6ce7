package org.trialbook.mirror.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Served.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.mirror.Served;

/** The formats that only a single study has. */
class OneStudyTest {

  private static final String STUDY =
      study(
              "NCT00000007",
              "\"statusModule\":{\"overallStatus\":\"RECRUITING\",\"startDateStruct\":{\"date\":\"2024-05\"},\"studyFirstSubmitDate\":\"2024-01-02\"}",
              "\"sponsorCollaboratorsModule\":{\"leadSponsor\":{\"name\":\"Acme\",\"class\":\"INDUSTRY\"},\"collaborators\":[{\"name\":\"B\"},{\"name\":\"C\"}]}",
              "\"descriptionModule\":{\"briefSummary\":\"One.\\n\\nTwo.\"}",
              "\"designModule\":{\"phases\":[\"PHASE2\",\"PHASE3\"],\"enrollmentInfo\":{\"count\":12,\"type\":\"ESTIMATED\"}}",
              "\"armsInterventionsModule\":{\"armGroups\":[{\"label\":\"High\",\"type\":\"EXPERIMENTAL\",\"interventionNames\":[\"Drug: Cure\"]}],\"interventions\":[{\"type\":\"DRUG\",\"name\":\"Cure\",\"otherNames\":[\"C-1\"]}]}",
              "\"outcomesModule\":{\"primaryOutcomes\":[{\"measure\":\"Survival\",\"timeFrame\":\"1 year\"}]}",
              "\"eligibilityModule\":{\"sex\":\"ALL\",\"minimumAge\":\"18 Years\",\"healthyVolunteers\":false}",
              "\"contactsLocationsModule\":{\"centralContacts\":[{\"name\":\"Ann\",\"email\":\"a@b.c\"}],\"locations\":[{\"facility\":\"Clinic\",\"status\":\"RECRUITING\",\"city\":\"Ulm\",\"country\":\"Germany\",\"geoPoint\":{\"lat\":48.4,\"lon\":9.98}}]}")
          .replace(
              "\"nctId\":\"NCT00000007\"",
              "\"nctId\":\"NCT00000007\",\"briefTitle\":\"A Cure\",\"acronym\":\"AC\",\"officialTitle\":\"A Long Cure\",\"secondaryIdInfos\":[{\"id\":\"X-1\",\"type\":\"NIH\"}]");

  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.of(STUDY);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void aRecordForReferenceManagers() {
    HttpResponse<byte[]> answer = served.get("/studies/NCT00000007", "format", "ris");

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/x-research-info-systems");
    assertThat(new String(answer.body(), UTF_8).split("\r\n", -1))
        .containsExactly(
            "TY  - DBASE",
            "DP  - National Library of Medicine (US)",
            "PP  - Bethesda (MD)",
            "ID  - NCT00000007",
            "U1  - X-1 [NIH]",
            "AB  - One. Two.",
            "AN  - NCT00000007",
            "SF  - ClinicalTrials.gov",
            "ST  - A Cure (AC)",
            "TI  - A Long Cure",
            "Y1  - 2024-01-02",
            "Y2  - 2024-05",
            "A2  - B",
            "A2  - C",
            "C1  - Acme",
            "C2  - RECRUITING",
            "C6  - No Results",
            "C8  - Ann, a@b.c",
            "RD  - 2026/08/14",
            "UR  - https://clinicaltrials.gov/study/NCT00000007",
            "ER  - ",
            "");
  }

  @Test
  void onlyTheTagsThatWereAskedFor() {
    assertThat(served.text("/studies/NCT00000007", "format", "ris", "fields", "A2|TI"))
        .isEqualTo("TY  - DBASE\r\nTI  - A Long Cure\r\nA2  - B\r\nA2  - C\r\nER  - \r\n");
    assertThat(served.text("/studies/NCT00000007", "format", "ris", "fields", "TI,ZZ"))
        .isEqualTo("Parameter 'fields' contains invalid RIS tag name: 'ZZ'");
  }

  @Test
  void anArchiveOfOneFile() throws IOException {
    HttpResponse<byte[]> answer = served.get("/studies/nct7", "format", "json.zip");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("NCT00000007.json");
      assertThat(new String(zip.readAllBytes(), UTF_8)).isEqualTo(STUDY);
      assertThat(zip.getNextEntry()).isNull();
    }
    byte[] part =
        served.get("/studies/nct7", "format", "json.zip", "fields", "OverallStatus").body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(part))) {
      zip.getNextEntry();
      assertThat(new String(zip.readAllBytes(), UTF_8))
          .isEqualTo("{\"protocolSection\":{\"statusModule\":{\"overallStatus\":\"RECRUITING\"}}}");
    }
  }

  @Test
  void aBundleOfFhir() throws IOException {
    HttpResponse<byte[]> answer = served.get("/studies/NCT00000007", "format", "fhir.json");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+json");
    JsonNode bundle = Served.JSON.readTree(answer.body());
    JsonNode study = bundle.at("/entry/0/resource");

    assertThat(bundle.get("resourceType").asText()).isEqualTo("Bundle");
    assertThat(study.get("resourceType").asText()).isEqualTo("ResearchStudy");
    assertThat(study.at("/meta/profile/0").asText()).endsWith("/study-registry-record");
    assertThat(study.at("/identifier/0/value").asText()).isEqualTo("NCT00000007");
    assertThat(study.at("/label/0/type/coding/0/code").asText()).isEqualTo("official");
    assertThat(study.at("/phase/text").asText()).isEqualTo("PHASE2/PHASE3");
    assertThat(study.at("/progressStatus/0/state/text").asText()).isEqualTo("RECRUITING");
    assertThat(study.at("/recruitment/targetNumber").asInt()).isEqualTo(12);
    assertThat(study.at("/objective/0/outcomeMeasure/0/endpoint/display").asText())
        .isEqualTo("Survival");
    List<String> kinds = study.get("contained").findValuesAsText("resourceType");
    assertThat(kinds)
        .containsExactly(
            "EvidenceVariable",
            "Group",
            "Group",
            "EvidenceVariable",
            "Location",
            "ResearchStudy",
            "Practitioner");
    JsonNode arm = study.at("/contained/1");
    assertThat(arm.at("/characteristic/0/valueReference/display").asText()).isEqualTo("Cure");
    assertThat(study.at("/contained/4/address/city").asText()).isEqualTo("Ulm");
    assertThat(served.text("/studies/NCT00000007", "format", "fhir.json", "fields", "NCTId"))
        .isEqualTo("Parameter `fields` must not be specified for `fhir.json` format");
  }

  /** What is referred to is there; nothing is null, nothing is empty. */
  @ParameterizedTest
  @EnumSource
  void noReferenceOfABundleLeadsNowhere(TestStudies studies) throws IOException {
    for (byte[] source : studies.first(300)) {
      JsonNode study = FhirBundle.of(Served.JSON.readTree(source)).at("/entry/0/resource");
      Set<String> ids = new HashSet<>();
      study.path("contained").forEach(resource -> ids.add("#" + resource.get("id").asText()));
      List<String> references = study.findValuesAsText("reference");
      assertThat(ids).hasSize(study.path("contained").size()).containsAll(references);
      List<JsonNode> todo = new ArrayList<>(List.of(study));
      while (!todo.isEmpty()) {
        JsonNode node = todo.remove(todo.size() - 1);
        assertThat(node.isNull() || (node.isContainerNode() && node.isEmpty())).isFalse();
        node.forEach(todo::add);
      }
    }
  }
}
