package org.trialbook.mirror.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Served.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;
import org.trialbook.TestStudies;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Served;

/** What {@code /stats} tells, on a corpus to be read at a glance, and on larger ones. */
class StatsTest {

  private static final int STUDIES = 300;

  private static Served small;

  @BeforeAll
  static void serve() {
    small =
        Served.of(
            study(
                "NCT00000001",
                "\"statusModule\":{\"startDateStruct\":{\"date\":\"2010-01\"}}",
                "\"conditionsModule\":{\"conditions\":[\"Asthma\",\"Asthma\",\"Pain\"]}",
                "\"designModule\":{\"phases\":[\"PHASE2\",\"PHASE3\"],\"enrollmentInfo\":{\"count\":10}}",
                "\"eligibilityModule\":{\"healthyVolunteers\":true}"),
            study(
                "NCT00000002",
                "\"statusModule\":{\"startDateStruct\":{\"date\":\"2009-12-31\"}}",
                "\"conditionsModule\":{\"conditions\":[\"Asthma\"]}",
                "\"designModule\":{\"phases\":[\"PHASE2\"],\"enrollmentInfo\":{\"count\":25}}"),
            study("NCT00000003", "\"eligibilityModule\":{\"healthyVolunteers\":false}"));
  }

  @AfterAll
  static void stop() {
    small.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Phase;{'type':'ENUM','piece':'Phase','field':'protocolSection.designModule.phases','missingStudiesCount':1,'uniqueValuesCount':2,'topValues':[{'value':'PHASE2','studiesCount':2},{'value':'PHASE3','studiesCount':1}]}",
        "Condition;{'type':'STRING','piece':'Condition','field':'protocolSection.conditionsModule.conditions','missingStudiesCount':1,'uniqueValuesCount':2,'topValues':[{'value':'Asthma','studiesCount':2},{'value':'Pain','studiesCount':1}],'longest':{'length':6,'nctId':'NCT00000001','value':'Asthma'}}",
        "EnrollmentCount;{'type':'INTEGER','piece':'EnrollmentCount','field':'protocolSection.designModule.enrollmentInfo.count','missingStudiesCount':1,'min':10,'max':25,'avg':17.5}",
        "StartDate;{'type':'DATE','piece':'StartDate','field':'protocolSection.statusModule.startDateStruct.date','missingStudiesCount':1,'min':'2009-12-31','max':'2010-01','formats':['yyyy-MM','yyyy-MM-dd']}",
        "HealthyVolunteers;{'type':'BOOLEAN','piece':'HealthyVolunteers','field':'protocolSection.eligibilityModule.healthyVolunteers','missingStudiesCount':1,'trueCount':1,'falseCount':1}",
        "EnrollmentCount;{'type':'INTEGER','piece':'EnrollmentCount','field':'protocolSection.designModule.enrollmentInfo.count','missingStudiesCount':1,'min':10,'max':25,'avg':17.5}",
        "Keyword;{'type':'STRING','piece':'Keyword','field':'protocolSection.conditionsModule.keywords','missingStudiesCount':3,'uniqueValuesCount':0,'topValues':[]}"
      })
  void tellsOfTheValuesOfAField(String field, String expected) {
    for (String path : List.of("/stats/field/values", "/stats/fieldValues")) {
      assertThat(small.json(path, "fields", field).toString())
          .isEqualTo("[" + expected.replace('\'', '"') + "]");
    }
  }

  @Test
  void tellsOfTheSizesOfLists() {
    assertThat(small.json("/stats/field/sizes", "fields", "Phase,Keyword").toString())
        .isEqualTo(
            ("[{'piece':'Phase','field':'protocolSection.designModule.phases','uniqueSizesCount':2,"
                    + "'minSize':1,'maxSize':2,'topSizes':[{'size':1,'studiesCount':1},"
                    + "{'size':2,'studiesCount':1}]},"
                    + "{'piece':'Keyword','field':'protocolSection.conditionsModule.keywords',"
                    + "'uniqueSizesCount':0}]")
                .replace('\'', '"'));
    assertThat(small.json("/stats/field/sizes")).hasSize(71);
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfTheSizesOfStudies(TestStudies studies) {
    List<Integer> lengths = new ArrayList<>();
    List<byte[]> some = studies.first(STUDIES);
    some.forEach(study -> lengths.add(study.length));
    lengths.sort(null);
    JsonNode sizes = answer(some, "/stats/size");

    assertThat(sizes.get("totalStudies").asInt()).isEqualTo(STUDIES);
    assertThat(sizes.get("averageSizeBytes").asInt())
        .isEqualTo(
            (int) Math.round(lengths.stream().mapToInt(Integer::intValue).average().orElseThrow()));
    assertThat(sizes.get("largestStudies")).hasSize(10);
    assertThat(sizes.at("/largestStudies/0/sizeBytes").asInt()).isEqualTo(lengths.get(STUDIES - 1));
    assertThat(sizes.at("/percentiles/50%").asInt()).isEqualTo(lengths.get(STUDIES / 2 - 1));
    int inRanges = 0;
    for (JsonNode range : sizes.get("ranges")) {
      inRanges += range.get("studiesCount").asInt();
    }
    assertThat(inRanges).isEqualTo(STUDIES);
  }

  @Test
  void onlyTheFieldsOfTheTypesThatWereAskedFor() {
    JsonNode booleans = small.json("/stats/field/values", "types", "BOOLEAN|DATE");

    assertThat(booleans.findValuesAsText("type")).containsOnly("BOOLEAN", "DATE").hasSize(57);
    assertThat(small.json("/stats/field/values", "types", "ENUM", "fields", "StartDate")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/stats/size?fields=Phase;400;`fields` is unknown parameter",
        "/stats/size?query.cond=x;400;Invalid prefix in parameter name: query.cond",
        "/stats/field/values?query.cond=x;400;Invalid prefix in parameter name: query.cond",
        "/stats/field/values?cond=x;400;`cond` is unknown parameter",
        "/stats/field/values?fields=Nope,Never;404;Unknown piece name of field path: Nope",
        "/stats/field/values?fields=DesignModule;404;Unknown piece name of field path: DesignModule",
        "/stats/field/values?fields=1;400;Item 1 in parameter `fields` has incorrect format",
        "/stats/field/values?fields=;400;Parameter `fields` must not be empty",
        "/stats/field/values?types=TEXT;400;Invalid value in parameter `types`: `TEXT`",
        "/stats/field/sizes?types=ENUM;400;`types` is unknown parameter",
        "/stats/field/sizes?fields=Nope;404;Unknown piece name of field path: Nope",
        "/stats/field/sizes?fields=NCTId;404;No field list sizes for `NCTId` field",
        "/stats;404;Not Found"
      })
  void complainsAsTheRegistryDoes(String path, int status, String text) {
    assertThat(small.text(path)).isEqualTo(text);
    assertThat(small.get(path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAReaderOfTrees(TestStudies studies) throws IOException {
    List<byte[]> some = studies.first(STUDIES);
    List<JsonNode> trees = new ArrayList<>();
    for (byte[] study : some) {
      trees.add(Served.JSON.readTree(study));
    }
    for (JsonNode stats : answer(some, "/stats/field/values")) {
      Field<?> field = Fields.named(stats.get("piece").asText());
      if (field.isSearchOnly()) {
        continue; // SearchOnlyTest
      }
      Map<String, Integer> counts = new TreeMap<>();
      int without = 0;
      for (JsonNode tree : trees) {
        Set<String> values = new HashSet<>();
        nodes(tree, field).filter(JsonNode::isValueNode).map(JsonNode::asText).forEach(values::add);
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        without += values.isEmpty() ? 1 : 0;
      }
      assertThat(stats.get("missingStudiesCount").asInt()).as(field.piece()).isEqualTo(without);
      if (stats.has("uniqueValuesCount")) {
        assertThat(stats.get("uniqueValuesCount").asInt())
            .as(field.piece())
            .isCloseTo(counts.size(), org.assertj.core.data.Percentage.withPercentage(3));
      }
      for (JsonNode top : stats.path("topValues")) {
        if (counts.size() <= 8_192) {
          assertThat(top.get("studiesCount").asInt())
              .as(field.piece())
              .isEqualTo(counts.get(top.get("value").asText()));
        }
      }
    }
  }

  private static JsonNode answer(List<byte[]> studies, String path) {
    try (Served served = new Served(studies)) {
      return served.json(path);
    }
  }

  private static Stream<JsonNode> nodes(JsonNode tree, Field<?> field) {
    Stream<JsonNode> nodes = Stream.of(tree);
    for (String key : field.path().split("\\.", -1)) {
      nodes =
          nodes
              .map(node -> node.has(key) ? node.get(key) : MissingNode.getInstance())
              .flatMap(
                  node ->
                      node.isArray()
                          ? java.util.stream.StreamSupport.stream(node.spliterator(), false)
                          : Stream.of(node));
    }
    return nodes;
  }

  /** The registry's own description of its answers, which allows no other members. */
  @ParameterizedTest
  @ValueSource(strings = {"/stats/size", "/stats/field/values", "/stats/field/sizes"})
  void hasTheShapeThatTheRegistryDescribes(String path) throws IOException {
    JsonNode schemas =
        new YAMLMapper()
            .readTree(RealData.path("ctg-oas-v2.yaml").toFile())
            .at("/components/schemas");
    Map<String, String> ofType =
        Map.of(
            "ENUM",
            "EnumStats",
            "STRING",
            "StringStats",
            "DATE",
            "DateStats",
            "INTEGER",
            "IntegerStats",
            "BOOLEAN",
            "BooleanStats");
    JsonNode answer = answer(TestStudies.REAL_RECORDS.first(STUDIES), path);
    for (JsonNode item : answer.isArray() ? answer : List.of(answer)) {
      String name =
          item.has("type")
              ? ofType.get(item.get("type").asText())
              : item.has("piece") ? "ListSizes" : "GzipStats";
      JsonNode schema = schemas.get(name);
      Set<String> allowed = new HashSet<>();
      schema.get("properties").fieldNames().forEachRemaining(allowed::add);
      List<String> names = new ArrayList<>();
      item.fieldNames().forEachRemaining(names::add);
      assertThat(allowed).as(item.toString()).containsAll(names);
      for (JsonNode required : schema.get("required")) {
        assertThat(names).as(item.toString()).contains(required.asText());
      }
    }
  }
}
