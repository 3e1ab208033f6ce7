package org.trialbook.mirror.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;
import org.trialbook.TestStudies;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Served;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.search.Selection;

class StudyWriterTest {

  private static final Set<org.trialbook.field.Field<?>> SEARCHED = Set.of(Fields.ACRONYM);

  private static String written(String study, String fields) throws IOException {
    return written(study.getBytes(StandardCharsets.UTF_8), selection(fields), false);
  }

  private static String written(byte[] study, Selection selection, boolean legacy)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new StudyWriter(selection, legacy).write(study, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Selection selection(String fields) {
    return Selection.of(RequestParameters.of("fields=" + fields), Optional.of(SEARCHED));
  }

  private static final String STUDY =
      """
      {"protocolSection":{"identificationModule":{"nctId":"NCT00000001","acronym":"É \\"A\\""},\
      "designModule":{"studyType":"OBSERVATIONAL"},\
      "contactsLocationsModule":{"locations":[{"city":"Ulm","geoPoint":{"lat":48.4,"lon":9.98}},\
      {"facility":"X","status":"RECRUITING"},{"city":"Bonn"}]}},\
      "derivedSection":{"miscInfoModule":{"versionHolder":"2026-02-18"}},"hasResults":false}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NCTId|{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}}}",
        "HasResults|{\"hasResults\":false}",
        "@query|{\"protocolSection\":{\"identificationModule\":{\"acronym\":\"É \\\"A\\\"\"}}}",
        "Phase|{\"protocolSection\":{\"designModule\":{}}}",
        "LocationCity|{\"protocolSection\":{\"contactsLocationsModule\":{\"locations\":"
            + "[{\"city\":\"Ulm\"},{},{\"city\":\"Bonn\"}]}}}",
        "LocationGeoPoint|{\"protocolSection\":{\"contactsLocationsModule\":{\"locations\":"
            + "[{\"geoPoint\":{\"lat\":48.4,\"lon\":9.98}},{},{}]}}}",
        "ResultsSection|{}",
        "DerivedSection|{\"derivedSection\":{\"miscInfoModule\":{\"versionHolder\":\"2026-02-18\"}}}",
        "NCTIdSearch|{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}}}",
        "protocolSection.designModule|"
            + "{\"protocolSection\":{\"designModule\":{\"studyType\":\"OBSERVATIONAL\"}}}",
        "NCTId,IdentificationModule,Acronym|{\"protocolSection\":{\"identificationModule\":"
            + "{\"nctId\":\"NCT00000001\",\"acronym\":\"É \\\"A\\\"\"}}}"
      })
  void keepsWhatIsSelectedInItsPlace(String fields, String expected) throws IOException {
    assertThat(written(STUDY, fields)).isEqualTo(expected);
  }

  @Test
  void withoutFieldsNothingChanges() throws IOException {
    assertThat(written(STUDY.getBytes(StandardCharsets.UTF_8), Selection.ALL, false))
        .isEqualTo(STUDY);
  }

  @ParameterizedTest
  @EnumSource
  void isWhatPruningTheTreeLeaves(TestStudies studies) throws IOException {
    List<byte[]> some = studies.first(60);
    for (String fields :
        List.of(
            "NCTId,LocationCity,LocationState,Phase",
            "EligibilityModule,ArmGroup,HasResults",
            "OutcomeMeasure,SeriousEventTerm,ConditionMesh",
            "BasicSearch",
            "ProtocolSection,DerivedSection,ResultsSection,DocumentSection,AnnotationSection,HasResults")) {
      Selection selection = selection(fields);
      for (byte[] study : some) {
        JsonNode pruned = pruned(Served.JSON.readTree(study), selection);

        assertThat(written(study, selection, false)).isEqualTo(pruned.toString());
      }
    }
  }

  private static JsonNode pruned(JsonNode node, Selection selection) {
    if (selection.whole() || node.isValueNode()) {
      return node;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(pruned(element, selection)));
      return array;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            member -> {
              Selection child = selection.children().get(member.getKey());
              if (child != null) {
                object.set(member.getKey(), pruned(member.getValue(), child));
              }
            });
    return object;
  }

  /** What the registry answered to a projection is already what the projection leaves of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "comparison_nivolumab_arm",
        "comparison_pembrolizumab_arm",
        "distribution_breast_cancer_phase",
        "geographic_pembrolizumab_countries",
        "network_diabetes_sponsor_drug",
        "time_trend_pembrolizumab"
      })
  void agreesWithTheRegistrysOwnProjections(String name) throws IOException {
    String file = "responses/hrishikesh-" + name;
    JsonNode meta = Served.JSON.readTree(RealData.path(file + ".meta.json").toFile());
    JsonNode page = Served.JSON.readTree(RealData.path(file + ".json").toFile());
    Selection selection = selection(meta.at("/request_params/fields").asText());

    assertThat(page.get("studies")).isNotEmpty();
    for (JsonNode study : page.get("studies")) {
      assertThat(written(Served.JSON.writeValueAsBytes(study), selection, false))
          .isEqualTo(study.toString());
    }
  }

  @Test
  void legacyMarkupHasNoBackslashesAndOtherLineEnds() throws IOException {
    String study =
        "{\"protocolSection\":{\"identificationModule\":{\"briefTitle\":\"a \\\\> b\"},"
            + "\"descriptionModule\":{\"briefSummary\":\"a \\\\> b\\n\\n* \\\"c\\\" \\\\[d\\\\]\"}},"
            + "\"unknown\":{\"x\":[1,\"\\\\>\"]}}";

    assertThat(written(study.getBytes(StandardCharsets.UTF_8), Selection.ALL, true))
        .isEqualTo(
            "{\"protocolSection\":{\"identificationModule\":{\"briefTitle\":\"a \\\\> b\"},"
                + "\"descriptionModule\":{\"briefSummary\":\"a > b\\r\\n\\r\\n* \\\"c\\\" [d]\"}},"
                + "\"unknown\":{\"x\":[1,\"\\\\>\"]}}");
  }

  @ParameterizedTest
  @EnumSource
  void legacyChangesNothingButMarkup(TestStudies studies) throws IOException {
    for (byte[] study : studies.first(20)) {
      JsonNode plain = Served.JSON.readTree(study);
      JsonNode legacy = Served.JSON.readTree(written(study, Selection.ALL, true));

      assertThat(legacy.findValuesAsText("nctId")).isEqualTo(plain.findValuesAsText("nctId"));
      assertThat(List.copyOf(fieldNames(legacy))).isEqualTo(List.copyOf(fieldNames(plain)));
    }
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new java.util.ArrayList<>();
    node.properties()
        .forEach(
            member -> {
              names.add(member.getKey());
              names.addAll(fieldNames(member.getValue()));
            });
    return names;
  }
}
