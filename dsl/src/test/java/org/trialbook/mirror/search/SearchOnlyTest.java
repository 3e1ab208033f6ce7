package org.trialbook.mirror.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Served.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Served;
import org.trialbook.sample.Sample;

/**
 * Fields that are searched, sorted by and counted, but are in no record: those of the sample, held
 * to a reader of trees, and what an example says of each use.
 */
class SearchOnlyTest {

  private static final int STUDIES = 200;

  private static Served small;
  private static Served sample;
  private static final List<JsonNode> TREES = new ArrayList<>();

  @BeforeAll
  static void serve() throws IOException {
    small =
        Served.of(
            study(
                "NCT00000001",
                "\"armsInterventionsModule\":{\"armGroups\":[{\"label\":\"a\",\"interventionNames\":[\"x\",\"y\"]},{\"label\":\"b\"}]}",
                "\"outcomesModule\":{\"primaryOutcomes\":[{}],\"otherOutcomes\":[{},{}]}",
                "\"contactsLocationsModule\":{\"locations\":[{\"city\":\"Ulm\",\"country\":\"Germany\",\"contacts\":[{},{}]},{\"city\":\"Izmir\",\"country\":\"Turkey (Türkiye)\"},{\"city\":\"Bonn\",\"country\":\"Germany\"}]}",
                "\"statusModule\":{\"lastUpdatePostDateStruct\":{\"date\":\"2024-05-17\"}}"),
            study(
                "NCT00000002",
                "\"armsInterventionsModule\":{\"armGroups\":[{},{},{}]}",
                "\"referencesModule\":{\"references\":[{\"retractions\":[{},{}]},{\"retractions\":[{}]},{}]}",
                "\"contactsLocationsModule\":{\"locations\":[{\"city\":\"Seoul\",\"country\":\"South Korea\"}]}",
                "\"statusModule\":{\"lastUpdatePostDateStruct\":{\"date\":\"2023-01-02\"}}"),
            study("NCT00000003"));
    List<byte[]> studies = Sample.studies(STUDIES);
    for (byte[] study : studies) {
      TREES.add(Served.JSON.readTree(study));
    }
    sample = new Served(studies);
  }

  @AfterAll
  static void stop() {
    small.close();
    sample.close();
    TREES.clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "AREA[NumArmGroups]RANGE[2,MAX];1 2",
        "AREA[NumArmGroups]RANGE[MIN,2];1",
        "AREA[NumArmGroups]3;2",
        "AREA[NumArmGroups]MISSING;3",
        "AREA[protocolSection.armsInterventionsModule.numArmGroups]2;1",
        "AREA[NumArmGroupInterventionNames]2;1",
        "AREA[NumOutcomes]3;1",
        "AREA[NumLocations]RANGE[1,MAX];1 2",
        "AREA[NumUniqueLocationCountries]2;1",
        "AREA[NumRetractionsForRef]1;2",
        "AREA[NumRetractionsAllRefs]3;2",
        "AREA[NumReferences]3;2",
        "AREA[LastUpdatePostYear]2024;1",
        "AREA[LastUpdatePostYear]RANGE[MIN,2023];2",
        "AREA[LocationCountryCode]DE;1",
        "AREA[LocationCountryCode](TR OR KR);1 2",
        "AREA[LocationCountryCode]de;''",
        "SEARCH[Location](AREA[LocationCity]Izmir AND AREA[LocationCountryCode]TR);1",
        "SEARCH[Location](AREA[LocationCity]Izmir AND AREA[LocationCountryCode]DE);''",
        "SEARCH[Location](AREA[LocationCity]Ulm AND AREA[NumLocationContacts]2);1",
        "SEARCH[Location](AREA[LocationCity]Bonn AND AREA[NumLocationContacts]2);''",
      })
  void areSearched(String essie, String numbers) {
    assertThat(String.join(" ", small.ids("filter.advanced", essie)).replaceAll("NCT0+", ""))
        .isEqualTo(numbers);
  }

  @Test
  void areSortedBy() {
    assertThat(small.ids("sort", "NumArmGroups"))
        .containsExactly("NCT00000001", "NCT00000002", "NCT00000003");
    assertThat(small.ids("sort", "NumArmGroups:desc"))
        .containsExactly("NCT00000002", "NCT00000001", "NCT00000003");
    assertThat(small.ids("sort", "EnrollmentCount:desc|NumArmGroups"))
        .containsExactly("NCT00000001", "NCT00000002", "NCT00000003");
  }

  @Test
  void areCountedAsTheRegistryCountsThem() {
    assertThat(small.json("/stats/field/values", "fields", "NumArmGroups").toString())
        .isEqualTo(
            "[{\"type\":\"INTEGER\",\"piece\":\"NumArmGroups\",\"field\":\"protocolSection.armsInterventionsModule"
                + ".numArmGroups\",\"missingStudiesCount\":1,\"min\":2,\"max\":3,\"avg\":2.5}]");
    assertThat(
            small.json("/stats/field/values", "fields", "LocationCountryCode").at("/0/topValues"))
        .hasSize(3);
    assertThat(small.json("/stats/field/values", "types", "STRING")).hasSize(214);
  }

  @Test
  void areNotInTheAnswer() {
    assertThat(small.text("/studies", "filter.ids", "NCT00000001")).doesNotContain("numArmGroups");
    assertThat(
            small.text("/studies", "query.term", "AREA[NumArmGroups]2", "fields", "NCTId,@query"))
        .isEqualTo(
            "{\"studies\":[\n{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}}}\n]}");
  }

  /** Two ways to compute the same: while a study is read, and by walking its tree. */
  @Test
  void agreeWithAReaderOfTrees() {
    int seen = 0;
    for (JsonNode stats : sample.json("/stats/field/values")) {
      Field<?> field = Fields.named(stats.get("piece").asText());
      if (!field.isSearchOnly()) {
        continue;
      }
      Map<String, Integer> counts = new HashMap<>();
      List<Long> numbers = new ArrayList<>();
      int without = 0;
      for (JsonNode tree : TREES) {
        List<String> values = values(tree, field);
        new HashSet<>(values).forEach(value -> counts.merge(value, 1, Integer::sum));
        without += values.isEmpty() ? 1 : 0;
        if (!field.equals(Fields.LOCATION_COUNTRY_CODE)) {
          values.forEach(value -> numbers.add(Long.valueOf(value)));
        }
      }
      assertThat(stats.get("missingStudiesCount").asInt()).as(field.piece()).isEqualTo(without);
      if (!numbers.isEmpty()) {
        seen++;
        assertThat(stats.get("max").asLong())
            .as(field.piece())
            .isEqualTo(numbers.stream().mapToLong(Long::longValue).max().orElseThrow());
        assertThat(stats.get("avg").asDouble())
            .as(field.piece())
            .isEqualTo(numbers.stream().mapToLong(Long::longValue).average().orElseThrow());
      }
      counts.entrySet().stream()
          .limit(3)
          .forEach(
              count ->
                  assertThat(
                          sample.ids(
                              "filter.advanced",
                              "AREA[%s]%s".formatted(field.piece(), count.getKey())))
                      .as(field.piece() + " " + count.getKey())
                      .hasSize(count.getValue()));
    }
    assertThat(seen).isGreaterThan(40);
  }

  private static List<String> values(JsonNode tree, Field<?> field) {
    String structure = field.path().substring(0, field.path().lastIndexOf('.'));
    String source = Catalogue.node(field).sourceType();
    List<String> paths = new ArrayList<>();
    for (String piece : Catalogue.madeFrom(field).split(" and ", -1)) {
      paths.add(Fields.named(piece).path().substring(structure.length() + 1));
    }
    List<String> values = new ArrayList<>();
    for (JsonNode element : at(List.of(tree), structure)) {
      List<JsonNode> lists = new ArrayList<>();
      paths.forEach(path -> lists.addAll(whole(element, path)));
      if (source.startsWith("FUNC Size") && !lists.isEmpty()) {
        values.add(String.valueOf(lists.stream().mapToInt(JsonNode::size).sum()));
      } else if (source.startsWith("FUNC Distinct") && !lists.isEmpty()) {
        Set<String> distinct = new HashSet<>();
        lists.forEach(value -> distinct.add(value.asText()));
        values.add(String.valueOf(distinct.size()));
      } else if (source.startsWith("FUNC Year")) {
        lists.forEach(day -> values.add(day.asText().substring(0, 4)));
      } else if (source.startsWith("FUNC CountryCode")) {
        lists.forEach(country -> CountryCodes.of(country.asText()).ifPresent(values::add));
      }
    }
    return values;
  }

  /** What stands at the path, each element of a list for itself. */
  private static List<JsonNode> at(List<JsonNode> nodes, String path) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode node : nodes) {
      for (JsonNode whole : whole(node, path)) {
        if (whole.isArray()) {
          whole.forEach(found::add);
        } else {
          found.add(whole);
        }
      }
    }
    return found;
  }

  /** What stands at the path, a list as a whole. */
  private static List<JsonNode> whole(JsonNode node, String path) {
    int dot = path.indexOf('.');
    JsonNode child = node.path(dot < 0 ? path : path.substring(0, dot));
    if (child.isMissingNode()) {
      return List.of();
    }
    if (dot < 0) {
      return List.of(child);
    }
    List<JsonNode> found = new ArrayList<>();
    String rest = path.substring(dot + 1);
    if (child.isArray()) {
      child.forEach(element -> found.addAll(whole(element, rest)));
    } else {
      found.addAll(whole(child, rest));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "United States;US",
        "Turkey (Türkiye);TR",
        "Turkey;TR",
        "Korea, Republic of;KR",
        "Côte d’Ivoire;CI",
        "Côte D'Ivoire;CI",
        "'Bonaire, Saint Eustatius and Saba ';BQ",
        "Hong Kong;HK",
        "Russia;RU",
        "Virgin Islands (U.S.);VI",
        "Atlantis;''"
      })
  void countriesHaveTwoLetters(String country, String code) {
    assertThat(CountryCodes.of(country).orElse("")).isEqualTo(code);
  }
}
