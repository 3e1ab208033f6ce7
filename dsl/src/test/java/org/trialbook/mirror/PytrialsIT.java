package org.trialbook.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Python;
import org.trialbook.mirror.format.CsvColumns;
import org.trialbook.sample.Sample;

/**
 * pytrials, a client of the registry that nobody here wrote, talks to the mirror as it was
 * installed, and its documented calls give what its documentation says.
 */
class PytrialsIT {

  /** Blanks as the documentation writes them. */
  private static final String EXPRESSION = "COVID-19+placebo";

  private static JsonNode said;

  @BeforeAll
  static void call(@TempDir Path folder) throws IOException, InterruptedException {
    try (Mirror mirror = Mirror.serve(Sample.studies(), Sample.DATA_TIMESTAMP, 0)) {
      said =
          Python.json(
              folder,
              "/org/trialbook/mirror/pytrials_calls.py",
              mirror.url().toString(),
              EXPRESSION);
    }
  }

  @Test
  void theCallsOfItsDocumentationGiveWhatItSays() {
    assertThat(said.get("unchanged").asBoolean()).isTrue();
    assertThat(texts(said.get("api_info"))).containsExactly("2.0.5", timestamp());
    assertThat(said.get("repr").asText())
        .isEqualTo("ClinicalTrials.gov client v2.0.5, database last updated " + timestamp());

    int found = said.get("fields").size() - 1;
    assertThat(found).isGreaterThan(5);
    JsonNode full = said.get("full");
    assertThat(full).hasSize(1 + Math.min(50, found));
    assertThat(texts(full.get(0))).containsExactlyElementsOf(CsvColumns.names());
    full.forEach(row -> assertThat(row).hasSize(CsvColumns.names().size()));
    assertThat(texts(said.get("fields").get(0)))
        .containsExactly("NCT Number", "Study Title", "Conditions");
    assertThat(texts(said.at("/frame/columns")))
        .containsExactly("NCT Number", "Study Title", "Conditions");
    assertThat(said.at("/frame/rows").asInt()).isEqualTo(found);

    assertThat(said.at("/json_full/studies")).hasSize(5);
    said.at("/json_full/studies")
        .forEach(study -> assertThat(study.has("protocolSection")).isTrue());
    said.at("/json_fields/studies")
        .forEach(
            study -> {
              JsonNode protocol = study.get("protocolSection");
              assertThat(protocol.at("/identificationModule/briefTitle").asText()).isNotEmpty();
              assertThat(protocol.at("/conditionsModule/conditions")).isNotEmpty();
              assertThat(protocol.has("statusModule")).isFalse();
            });
    assertThat(texts(said.get("refused"))).containsExactly("ValueError", "ValueError", "HTTPError");
  }

  /** All that the package says can be asked for, is answered. */
  @Test
  void everyFieldThatItKnowsIsServed() {
    assertThat(texts(said.get("every_column").get(0)))
        .containsExactlyInAnyOrderElementsOf(texts(said.at("/study_fields/csv")));
    assertThat(said.at("/every_field/studies")).hasSize(3);
  }

  private static String timestamp() {
    return Sample.DATA_TIMESTAMP.toString();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
