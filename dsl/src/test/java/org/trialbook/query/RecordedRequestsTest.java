package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.CONDITION;
import static org.trialbook.field.Fields.DERIVED_SECTION;
import static org.trialbook.field.Fields.INTERVENTION_NAME;
import static org.trialbook.field.Fields.LEAD_SPONSOR_NAME;
import static org.trialbook.field.Fields.LOCATION_COUNTRY;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.PHASE;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.field.Fields.START_DATE_STRUCT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.RealData;
import org.trialbook.registry.Registry;

/** Requests that others recorded of the real registry: the same are sent, the answers are read. */
class RecordedRequestsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Arguments> recorded() {
    StudyQuery all = StudyQuery.all().markup(Markup.MARKDOWN);
    StudyQuery pembrolizumab = all.intervention("Pembrolizumab");
    return List.of(
        Arguments.of(
            "comparison_nivolumab_arm",
            all.intervention("Nivolumab").fields(NCT_ID, PHASE, INTERVENTION_NAME)),
        Arguments.of(
            "comparison_pembrolizumab_arm", pembrolizumab.fields(NCT_ID, PHASE, INTERVENTION_NAME)),
        Arguments.of(
            "distribution_breast_cancer_phase",
            all.condition("breast cancer").fields(NCT_ID, PHASE)),
        Arguments.of(
            "geographic_pembrolizumab_countries", pembrolizumab.fields(NCT_ID, LOCATION_COUNTRY)),
        Arguments.of(
            "network_diabetes_sponsor_drug",
            all.condition("diabetes")
                .fields(NCT_ID, INTERVENTION_NAME, LEAD_SPONSOR_NAME, CONDITION, DERIVED_SECTION)),
        Arguments.of(
            "studies_empty", all.term("xyzzy_nonexistent_trial_term_12345").fields(NCT_ID)),
        Arguments.of("studies_single", pembrolizumab.fields(NCT_ID, START_DATE_STRUCT)),
        Arguments.of(
            "time_trend_pembrolizumab",
            pembrolizumab
                .filter(Filters.is(START_DATE, "2015"))
                .fields(NCT_ID, START_DATE_STRUCT)));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void sendsTheSameAndReadsTheAnswer(String name, StudyQuery query)
      throws IOException, InterruptedException {
    JsonNode request = json("hrishikesh-" + name + ".meta.json").get("request_params");
    JsonNode answer = json("hrishikesh-" + name + ".json");
    Map<String, String> asked = JSON.convertValue(request, StringMap.class);
    Replay replay = new Replay(answer);
    List<JsonNode> studies = replay.studies(query, request.get("pageSize").asLong());

    asked.remove("format");
    asked.put("countTotal", "true");
    assertThat(replay.sent()).containsExactly(asked);
    assertThat(studies).isEqualTo(elements(answer.get("studies")));
    assertThat(StudyQuery.parse(url(request))).isEqualTo(query);
  }

  static List<Arguments> sponsors() {
    String name = "Merck Sharp & Dohme LLC";
    Filter phrase = Filters.phrase(name);
    return List.of(
        Arguments.of("fullmatch_coverage_full_name", Filters.exactly(LEAD_SPONSOR_NAME, name)),
        Arguments.of("fullmatch_cover_alias_full_name", Filters.exactly(LEAD_SPONSOR_NAME, name)),
        Arguments.of(
            "fullmatch_no_operator_substring",
            Filters.area(LEAD_SPONSOR_NAME, Filters.phrase("Merck"))),
        Arguments.of("fullmatch_no_operator_full_name", Filters.area(LEAD_SPONSOR_NAME, phrase)),
        Arguments.of(
            "fullmatch_missing_area_prefix", Filters.coverage(Coverage.FULL_MATCH, phrase)),
        Arguments.of(
            "fullmatch_coverage_bare_token",
            Filters.area(
                LEAD_SPONSOR_NAME, Filters.coverage(Coverage.FULL_MATCH, Filters.words("Merck")))));
  }

  @ParameterizedTest
  @MethodSource("sponsors")
  void saysWhatWasRecordedOfTheLanguage(String name, Filter filter) throws IOException {
    JsonNode manifest = json("endpoints/cheiron-fullmatch_manifest.json");
    String recorded =
        elements(manifest.get("cases")).stream()
            .filter(each -> each.get("fixture").asText().equals(name + ".json"))
            .findFirst()
            .orElseThrow()
            .get("filter.advanced")
            .asText();
    StudyQuery query = StudyQuery.all().filter(filter);
    assertThat(StudyQuery.all().raw(recorded)).isEqualTo(query);
    assertThat(query.parameters())
        .containsEntry("filter.advanced", recorded.replace("COVER[", "COVERAGE["));
  }

  @Test
  void countsWhatWasCounted() throws IOException, InterruptedException {
    StudyQuery query = StudyQuery.all().filter(Filters.exactly(LEAD_SPONSOR_NAME, "Merck"));
    Replay found = new Replay(json("endpoints/cheiron-fullmatch_coverage_full_name.json"));
    long count = found.asked(registry -> registry.count(query));
    assertThat(count).isEqualTo(1841);
    Replay none = new Replay(json("endpoints/cheiron-fullmatch_coverage_bare_token.json"));
    count = none.asked(registry -> registry.count(query));
    assertThat(count).isZero();
    assertThat(none.sent().get(0))
        .containsEntry("countTotal", "true")
        .containsEntry("pageSize", "1")
        .containsEntry("fields", "NCTId");
  }

  @Test
  void refusesWhatTheRegistryRefused() throws IOException {
    JsonNode manifest = json("endpoints/cheiron-fullmatch_manifest.json");
    List<JsonNode> rejected = elements(manifest.get("rejected_spellings"));
    assertThat(rejected).hasSize(3);
    for (JsonNode each : rejected) {
      String essie = each.get("filter.advanced").asText();
      assertThatThrownBy(() -> StudyQuery.all().raw(essie))
          .as(essie)
          .isInstanceOf(EssieException.class);
    }
  }

  private static JsonNode json(String name) throws IOException {
    return JSON.readTree(Files.readAllBytes(RealData.path("responses/" + name)));
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static String url(JsonNode request) {
    HttpUrl.Builder url = HttpUrl.get(Registry.live().url() + "/studies").newBuilder();
    request
        .properties()
        .forEach(given -> url.addQueryParameter(given.getKey(), given.getValue().asText()));
    return url.build().toString();
  }

  /** Names and values. */
  private static final class StringMap extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;
  }
}
