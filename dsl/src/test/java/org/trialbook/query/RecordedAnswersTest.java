package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.field.Status.RECRUITING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.registry.Registry;
import org.trialbook.registry.StudyFormat;
import org.trialbook.registry.wire.Version;

/**
 * Answers that others recorded of the real registry without the request that brought them.
 *
 * <p>What was asked can only be told from the answer: the words from the name of the recording, the
 * fields from those that came, the page size from the number of studies. That the registry would
 * answer this request in this way is therefore not shown here; that the request is sent so, and
 * that all of the answer is read, is.
 */
class RecordedAnswersTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Arguments> searches() {
    StudyQuery all = StudyQuery.all();
    return List.of(
        Arguments.of("biomcp-search_age_count_20260811", all, 598_101),
        Arguments.of("biomcp-search_keytruda_limit3_20260811", all.intervention("keytruda"), 2_924),
        Arguments.of(
            "biomcp-search_melanoma_recruiting_limit3_20260811",
            all.condition("melanoma").status(RECRUITING),
            480),
        Arguments.of("rajworking-pembrolizumab_3", all.intervention("pembrolizumab"), 2_847),
        Arguments.of("yipjunkai-ctgov_search_melanoma", all.condition("melanoma"), 3_736),
        Arguments.of("hrishikesh-studies_single", all.intervention("Pembrolizumab"), -1));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aSearchIsAskedAndReadToTheSameValues(String name, StudyQuery question, long total)
      throws IOException {
    JsonNode answer = json(name + ".json");
    List<JsonNode> recorded = elements(answer.get("studies"));
    List<Field<?>> fields = fields(recorded);
    Replay replay = new Replay(answer);

    List<JsonNode> studies = replay.studies(question.fields(fields), recorded.size());

    assertThat(studies).isEqualTo(recorded);
    assertThat(replay.paths()).containsExactly("/studies");
    assertThat(replay.sent().get(0))
        .containsAllEntriesOf(question.parameters())
        .containsEntry("pageSize", String.valueOf(recorded.size()))
        .containsEntry("countTotal", "true");
    assertThat(replay.sent().get(0).get("fields").split(",", -1))
        .containsExactlyInAnyOrder(fields.stream().map(Field::piece).toArray(String[]::new));
    if (total >= 0) {
      Replay counted = new Replay(answer);
      long count = counted.asked(registry -> registry.count(question));
      assertThat(count).isEqualTo(total);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cyanheads-studies_2025-06-17T11-15-33-773Z",
        "cyanheads-studies_2025-06-17T11-16-37-179Z"
      })
  void wholeStudiesAreReadToTheSameValues(String name) throws IOException {
    JsonNode answer = json(name + ".json");
    List<JsonNode> recorded = elements(answer.get("studies"));

    assertThat(new Replay(answer).studies(StudyQuery.all(), recorded.size())).isEqualTo(recorded);
  }

  @Test
  void aTokenLeadsToTheSecondPageOfTheSameQuestion() throws IOException {
    JsonNode first = json("biomcp-search_phelan_limit5_20260811.json");
    JsonNode second = json("biomcp-search_phelan_next_20260811.json");
    Replay replay = new Replay(first, second);
    StudyQuery query = StudyQuery.all().condition("Phelan-McDermid syndrome");
    List<JsonNode> expected = new ArrayList<>(elements(first.get("studies")));
    expected.addAll(elements(second.get("studies")));

    assertThat(replay.studies(query, 10)).isEqualTo(expected).hasSize(10);

    assertThat(replay.sent().get(1))
        .containsEntry("pageToken", first.get("nextPageToken").asText())
        .containsEntry("query.cond", "Phelan-McDermid syndrome")
        .doesNotContainKey("countTotal");
  }

  @Test
  void partsOfOneStudyAreAskedForByTheirFields() throws IOException {
    JsonNode recorded = json("biomcp-get_nct02576665_20260811.json");
    List<Field<?>> fields = fields(List.of(recorded));
    List<String> pieces = fields.stream().map(Field::piece).toList();
    Replay replay = new Replay(recorded);

    byte[] study =
        replay.asked(
            registry -> registry.study("nct2576665", StudyFormat.JSON, Markup.MARKDOWN, pieces));

    assertThat(JSON.readTree(study)).isEqualTo(recorded);
    assertThat(replay.paths()).containsExactly("/studies/NCT02576665");
    assertThat(Arrays.asList(replay.sent().get(0).get("fields").split(",", -1)))
        .isEqualTo(pieces)
        .hasSize(23);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoints/cheiron-study_full",
        "cyanheads-study_NCT00184067_2025-06-17T11-17-42-480Z",
        "cyanheads-study_NCT03934567_2025-06-17T11-17-59-791Z"
      })
  void oneWholeStudyComesAsItIs(String name) throws IOException {
    JsonNode recorded = json(name + ".json");
    String id = recorded.at("/protocolSection/identificationModule/nctId").asText();
    Replay replay = new Replay(recorded);

    byte[] study = replay.asked(registry -> registry.study(id));

    assertThat(JSON.readTree(study)).isEqualTo(recorded);
    assertThat(replay.paths()).containsExactly("/studies/" + id);
    assertThat(replay.sent().get(0)).isEmpty();
  }

  @Test
  void theVersionIsRead() throws IOException {
    byte[] recorded = Files.readAllBytes(RealData.path("responses/endpoints/cheiron-version.json"));

    Version version = new Replay().asked(Registry::version);

    assertThat(JSON.readTree(recorded).get("dataTimestamp").asText())
        .isEqualTo(version.dataTimestamp().toString());
    assertThat(JSON.readTree(recorded).get("apiVersion").asText()).isEqualTo(version.apiVersion());
  }

  @Test
  void theEnumsComeAsTheyAre() throws IOException {
    JsonNode recorded = json("endpoints/cheiron-studies_enums.json");
    Replay replay = new Replay(recorded);

    byte[] enums = replay.asked(registry -> registry.reference().enums());

    assertThat(JSON.readTree(enums)).isEqualTo(recorded).hasSize(41);
    assertThat(replay.paths()).containsExactly("/studies/enums");
  }

  /** The fields whose values came; every one that came has to be known. */
  private static List<Field<?>> fields(List<JsonNode> studies) {
    Set<String> paths = new TreeSet<>();
    studies.forEach(study -> leaves(study, "", paths));
    List<Field<?>> fields = new ArrayList<>();
    for (Field<?> field : Fields.all()) {
      if (paths.remove(field.path())) {
        fields.add(field);
      }
    }
    if (paths.removeIf(path -> path.matches(".*\\.geoPoint\\.(lat|lon)"))) {
      fields.add(Fields.LOCATION_GEO_POINT);
    }
    assertThat(paths).as("fields that nobody knows").isEmpty();
    return fields;
  }

  private static void leaves(JsonNode node, String path, Set<String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              each ->
                  leaves(
                      each.getValue(),
                      path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                      into));
    } else if (node.isArray()) {
      node.forEach(each -> leaves(each, path, into));
    } else {
      into.add(path);
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
}
