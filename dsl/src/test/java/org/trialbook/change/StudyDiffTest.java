package org.trialbook.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;

class StudyDiffTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  private static List<Change> between(JsonNode before, JsonNode after) {
    return StudyDiff.between(before, after, DAY);
  }

  private static JsonNode study(String statusModule, String rest) throws IOException {
    return JSON.readTree(
        """
        {"protocolSection": {"identificationModule": {"nctId": "NCT00000001", "briefTitle": "T"},
          "statusModule": %s%s}, "hasResults": false}"""
            .formatted(statusModule, rest));
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                "%s %s [%s] %s -> %s"
                    .formatted(
                        change.kind(),
                        change.field().replaceFirst(".*Module\\.", ""),
                        change.item().orElse(""),
                        change.before().orElse(""),
                        change.after().orElse("")))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void versionsDifferAsTheirLeavesDo(TestStudies studies) throws IOException {
    Map<ChangeKind, Integer> kinds = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    int changes = 0;
    for (StudyVersions.Step step : StudyVersions.steps(studies)) {
      List<Change> found = between(step.before(), step.after());
      assertThat(
              Leaves.difference(
                  found,
                  withoutNewResults(step, step.before()),
                  withoutNewResults(step, step.after())))
          .as(step.toString())
          .isEqualTo(
              Leaves.difference(
                  withoutNewResults(step, step.before()), withoutNewResults(step, step.after())));
      for (Change change : found) {
        assertThat(change.before()).as(change.toString()).isNotEqualTo(change.after());
        assertThat(change.when().toString())
            .isEqualTo(
                step.after()
                    .path("protocolSection")
                    .path("statusModule")
                    .path("lastUpdatePostDateStruct")
                    .path("date")
                    .asText());
        kinds.merge(change.kind(), 1, Integer::sum);
        ids.add(change.id());
        changes++;
      }
    }
    assertThat(ids).hasSize(changes);
    if (studies == TestStudies.SAMPLE) {
      assertThat(kinds.keySet()).as(kinds.toString()).hasSizeGreaterThan(9);
      return;
    }
    assertThat(kinds.toString())
        .isEqualTo(
            "{STATUS=7, DATE=39, UPDATE=130, ENROLMENT=10, SPONSOR=1, SITE_ADDED=118,"
                + " SITE_REMOVED=17, SITE_STATUS=539, SITE=376, ARMS=17, OUTCOMES=94,"
                + " ELIGIBILITY=4, RESULTS_POSTED=1, TEXT=12, DERIVED=322, OTHER=32}");
  }

  /** Results that came whole are one change: not what is in them. */
  private static JsonNode withoutNewResults(StudyVersions.Step step, JsonNode version) {
    ObjectNode copy = version.deepCopy();
    if (step.before().path("hasResults").asBoolean()
        != step.after().path("hasResults").asBoolean()) {
      copy.remove("resultsSection");
    }
    return copy;
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfListsAndFieldsIsNoChange(TestStudies studies) throws IOException {
    Random random = new Random(11);
    for (StudyVersions.Step step : StudyVersions.steps(studies)) {
      JsonNode shuffled = shuffled(step.before(), random);
      assertThat(between(step.before(), shuffled)).as(step.toString()).isEmpty();
      assertThat(places(between(shuffled, shuffled(step.after(), random))))
          .as(step.toString())
          .isEqualTo(places(between(step.before(), step.after())));
    }
  }

  /** Without the text of items that have no name, which has the order of its fields. */
  private static List<String> places(List<Change> changes) {
    return changes.stream()
        .map(change -> change.kind() + " " + change.field() + " " + change.item().orElse(""))
        .map(place -> place.replaceFirst("\\{.*", "{"))
        .sorted()
        .toList();
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(element -> elements.add(shuffled(element, random)));
      Collections.shuffle(elements, random);
      return JSON.createArrayNode().addAll(elements);
    }
    if (node.isObject()) {
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      ObjectNode object = JSON.createObjectNode();
      names.forEach(name -> object.set(name, shuffled(node.get(name), random)));
      return object;
    }
    return node;
  }

  @ParameterizedTest
  @EnumSource
  void everySingleEditIsFound(TestStudies studies) throws IOException {
    Random random = new Random(5);
    for (byte[] study : studies.first(300)) {
      ObjectNode before = (ObjectNode) JSON.readTree(study);
      before.remove("derivedSection");
      JsonNode after = before.deepCopy();
      edit(after, random);
      assertThat(Leaves.difference(between(before, after), before, after))
          .as(before.findPath("nctId").asText())
          .isNotEmpty()
          .isEqualTo(Leaves.difference(before, after));
    }
  }

  /** Gives one text of the study another end. */
  private static void edit(JsonNode study, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(study.path("protocolSection"), objects);
    collect(study.path("resultsSection"), objects);
    while (true) {
      ObjectNode object = objects.get(random.nextInt(objects.size()));
      List<Map.Entry<String, JsonNode>> texts =
          object.properties().stream().filter(field -> field.getValue().isTextual()).toList();
      if (!texts.isEmpty()) {
        var field = texts.get(random.nextInt(texts.size()));
        if (!field.getKey().equals("nctId")) {
          object.put(field.getKey(), field.getValue().asText() + " edited");
          return;
        }
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    StreamSupport.stream(node.spliterator(), false).forEach(child -> collect(child, objects));
  }

  @Test
  void spellingIsNoChange() throws IOException {
    JsonNode before =
        study(
            "{\"overallStatus\": \"COMPLETED\", \"whyStopped\": \"age \\\\> 18,\\n\\n a\\\\*b\"}",
            ", \"x\": {\"n\": 33.0, \"empty\": [], \"none\": null, \"blank\": \"\"}");
    JsonNode after =
        study(
            "{\"overallStatus\": \"COMPLETED\", \"whyStopped\": \"age > 18, a*b \"}",
            ", \"x\": {\"n\": 33}");
    assertThat(between(before, after)).isEmpty();
    assertThat(between(after, before)).isEmpty();
  }

  @Test
  void datesMoveByDays() throws IOException {
    JsonNode before =
        study(
            """
            {"overallStatus": "RECRUITING",
             "startDateStruct": {"date": "2026-02", "type": "ESTIMATED"},
             "primaryCompletionDateStruct": {"date": "2026-02-28"},
             "completionDateStruct": {"date": "2026-12"}}""",
            "");
    JsonNode after =
        study(
            """
            {"overallStatus": "COMPLETED",
             "startDateStruct": {"date": "2026-02-17", "type": "ACTUAL"},
             "primaryCompletionDateStruct": {"date": "2026-03-01"},
             "completionDateStruct": {"date": "2026-10"},
             "resultsFirstSubmitDate": "2026-11-01",
             "statusVerifiedDate": "2026-11"}""",
            "");
    assertThat(told(between(before, after)))
        .containsExactly(
            "STATUS overallStatus [] RECRUITING -> COMPLETED",
            "DATE startDateStruct.date [] 2026-02 -> 2026-02-17",
            "DATE startDateStruct.type [] ESTIMATED -> ACTUAL",
            "DATE primaryCompletionDateStruct.date [] 2026-02-28 -> 2026-03-01",
            "DATE completionDateStruct.date [] 2026-12 -> 2026-10",
            "DATE resultsFirstSubmitDate []  -> 2026-11-01",
            "UPDATE statusVerifiedDate []  -> 2026-11");
    assertThat(between(before, after).stream().map(Change::days))
        .containsExactly(
            OptionalInt.empty(),
            OptionalInt.of(0),
            OptionalInt.empty(),
            OptionalInt.of(1),
            OptionalInt.of(-61),
            OptionalInt.empty(),
            OptionalInt.empty());
  }

  @Test
  void sitesAreToldApart() throws IOException {
    String site = "{\"facility\": \"%s\", \"city\": \"%s\", \"status\": \"%s\"%s}";
    JsonNode before =
        sites(
            site.formatted("A", "Paris", "RECRUITING", ""),
            site.formatted("B", "Rome", "COMPLETED", ""),
            site.formatted("Site", "Bonn", "RECRUITING", ", \"zip\": \"1\""),
            site.formatted("Old", "Oslo", "RECRUITING", ", \"zip\": \"9\""),
            site.formatted("Gone", "Riga", "RECRUITING", ""),
            site.formatted("Twin", "Graz", "RECRUITING", ""),
            site.formatted("Twin", "Graz", "RECRUITING", ""));
    JsonNode after =
        sites(
            site.formatted("Twin", "Graz", "WITHDRAWN", ""),
            site.formatted("Twin", "Graz", "WITHDRAWN", ""),
            site.formatted("B", "Rome", "RECRUITING", ""),
            site.formatted("A", "Paris", "COMPLETED", ""),
            site.formatted("Site", "Bonn", "RECRUITING", ", \"zip\": \"2\""),
            site.formatted("New name", "Oslo", "RECRUITING", ", \"zip\": \"9\""),
            site.formatted("New", "Riga", "RECRUITING", ""));
    List<Change> changes = between(before, after);
    assertThat(told(changes))
        .containsExactlyInAnyOrder(
            "SITE_STATUS locations.status [A, Paris] RECRUITING -> COMPLETED",
            "SITE_STATUS locations.status [B, Rome] COMPLETED -> RECRUITING",
            "SITE locations.zip [Site, Bonn] 1 -> 2",
            "SITE locations.facility [Old, Oslo] Old -> New name",
            "SITE_STATUS locations.status [Twin, Graz] RECRUITING -> WITHDRAWN",
            "SITE_STATUS locations.status [Twin, Graz (2)] RECRUITING -> WITHDRAWN",
            "SITE_REMOVED locations [Gone, Riga] "
                + "{\"facility\":\"Gone\",\"city\":\"Riga\",\"status\":\"RECRUITING\"} -> ",
            "SITE_ADDED locations [New, Riga]  -> "
                + "{\"facility\":\"New\",\"city\":\"Riga\",\"status\":\"RECRUITING\"}");
    assertThat(changes.stream().map(Change::id).distinct()).hasSameSizeAs(changes);
  }

  private static JsonNode sites(String... sites) throws IOException {
    return study(
        "{}", ", \"contactsLocationsModule\": {\"locations\": [" + String.join(",", sites) + "]}");
  }

  @Test
  void newGoneAndWithResults() throws IOException {
    JsonNode study = study("{\"overallStatus\": \"RECRUITING\"}", "");
    JsonNode missing = MissingNode.getInstance();
    assertThat(told(between(missing, study))).containsExactly("REGISTERED  []  -> RECRUITING");
    assertThat(told(between(study, missing))).containsExactly("REMOVED  [] RECRUITING -> ");
    assertThat(between(study, missing).get(0).when()).isEqualTo(DAY);
    assertThat(between(study, missing).get(0).title()).hasValue("T");

    ObjectNode withResults = study.deepCopy();
    withResults.put("hasResults", true);
    ArrayNode groups = withResults.putObject("resultsSection").putArray("groups");
    groups.addObject().put("id", "BG000").put("title", "Arm");
    assertThat(told(between(study, withResults)))
        .containsExactly("RESULTS_POSTED hasResults [] false -> true");
    JsonNode later = withResults.deepCopy();
    ((ObjectNode) later.path("resultsSection").path("groups").path(0)).put("title", "Other arm");
    assertThat(told(between(withResults, later)))
        .containsExactly("RESULTS resultsSection.groups.title [BG000] Arm -> Other arm");
  }
}
