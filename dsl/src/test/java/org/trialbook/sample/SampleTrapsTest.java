package org.trialbook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything about the registry's data that programs trip over occurs in the default sample. */
class SampleTrapsTest {

  private static final String STATUS = "protocolSection.statusModule.";
  private static final String DESIGN = "protocolSection.designModule.";
  private static final String ELIGIBILITY = "protocolSection.eligibilityModule.";
  private static final String LOCATIONS = "protocolSection.contactsLocationsModule.locations.";
  private static final String OUTCOMES = "resultsSection.outcomeMeasuresModule.outcomeMeasures.";
  private static final String MEASUREMENTS = OUTCOMES + "classes.categories.measurements.";

  @Test
  void datesAreToTheDayOrToTheMonth() {
    Map<Integer, Long> lengths =
        StudyTree.all(STATUS + "startDateStruct.date")
            .collect(Collectors.groupingBy(String::length, Collectors.counting()));
    assertThat(lengths).containsOnlyKeys(7, 10);
    assertThat(lengths.get(7)).isBetween(500L, 1_000L);
  }

  @Test
  void datesLieOutsideOfAnySense() {
    assertThat(StudyTree.distinct(STATUS + "startDateStruct.date")).contains("1900-01");
    assertThat(StudyTree.distinct(STATUS + "completionDateStruct.date")).contains("2099-01-01");
  }

  @Test
  void startDatesAndTheirTypesAreMissing() {
    assertThat(StudyTree.ALL)
        .anyMatch(study -> !study.has(STATUS + "startDateStruct"))
        .anyMatch(
            study ->
                study.has(STATUS + "startDateStruct.date")
                    && !study.has(STATUS + "startDateStruct.type"));
  }

  @Test
  void phasesAreAbsentOrNaOrOneOrTwo() {
    Set<List<String>> phases =
        StudyTree.ALL.stream()
            .map(study -> study.texts(DESIGN + "phases").toList())
            .collect(Collectors.toSet());
    assertThat(phases)
        .contains(
            List.of(),
            List.of("NA"),
            List.of("EARLY_PHASE1"),
            List.of("PHASE1", "PHASE2"),
            List.of("PHASE2", "PHASE3"),
            List.of("PHASE4"));
  }

  @Test
  void enrollmentIsMissingOrNothingOrASentinelOrHuge() {
    assertThat(StudyTree.distinct(DESIGN + "enrollmentInfo.count"))
        .contains("0", "99999999", "188814085");
    assertThat(StudyTree.ALL).anyMatch(study -> !study.has(DESIGN + "enrollmentInfo"));
  }

  @Test
  void agesAreTextsOfEveryUnit() {
    Set<String> units =
        Stream.of("minimumAge", "maximumAge")
            .flatMap(name -> StudyTree.all(ELIGIBILITY + name))
            .map(age -> age.substring(age.indexOf(' ') + 1))
            .collect(Collectors.toSet());
    assertThat(units)
        .contains("Years", "Year", "Months", "Month", "Weeks", "Days", "Day", "Hours", "Minutes");
    assertThat(StudyTree.ALL)
        .anyMatch(study -> !study.has(ELIGIBILITY + "maximumAge"))
        .anyMatch(study -> !study.has(ELIGIBILITY + "minimumAge"))
        .anyMatch(study -> !study.has(ELIGIBILITY + "healthyVolunteers"));
  }

  @Test
  void textIsMarkdownWithEscapesAndSometimesHtml() {
    String everything =
        Stream.of(
                "protocolSection.descriptionModule.detailedDescription",
                ELIGIBILITY + "eligibilityCriteria")
            .flatMap(StudyTree::all)
            .collect(Collectors.joining("\n"));
    assertThat(everything)
        .contains("\\>", "\\<", "\\[", "\\~", "\\*", "\\^", "\\&")
        .contains("&gt;", "<b>")
        .doesNotContain("\r");
  }

  @Test
  void resultsAreSentInLongBeforeTheyAreShown() {
    List<StudyTree> pending =
        StudyTree.ALL.stream()
            .filter(study -> study.has("annotationSection.annotationModule.unpostedAnnotation"))
            .toList();
    assertThat(pending)
        .isNotEmpty()
        .allMatch(study -> !study.hasResults())
        .allMatch(study -> study.has("derivedSection.miscInfoModule.submissionTracking"));
    assertThat(
            StudyTree.distinct(
                "annotationSection.annotationModule.unpostedAnnotation.unpostedEvents.type"))
        .contains("RELEASE", "RESET", "UNRELEASE");
  }

  @Test
  void hasResultsMeansThatThereAreResults() {
    assertThat(StudyTree.ALL)
        .allMatch(
            study ->
                study.hasResults() == study.has("resultsSection")
                    && study.has("resultsSection") == study.has(STATUS + "resultsFirstSubmitDate"))
        .filteredOn(study -> study.hasResults())
        .hasSizeBetween(220, 320);
  }

  @Test
  void numbersInResultsAreTextsOfManyKinds() {
    Set<String> values = StudyTree.distinct(MEASUREMENTS + "value");
    assertThat(values)
        .contains("NA")
        .anyMatch(value -> value.matches("\\d,\\d{3}"))
        .anyMatch(value -> value.matches("-\\d+\\.\\d+"));
    assertThat(StudyTree.distinct(OUTCOMES + "analyses.pValue"))
        .contains("<0.001", "< 0.001", "<.0001", ">0.05")
        .anyMatch(p -> p.matches("0\\.\\d{3}"));
    assertThat(StudyTree.ALL.stream().flatMap(s -> s.values(MEASUREMENTS + "value")))
        .allMatch(JsonNode::isTextual);
  }

  @Test
  void someStudiesHaveAnotherIdThatNoStudyHas() {
    Set<String> ids = StudyTree.ALL.stream().map(StudyTree::nctId).collect(Collectors.toSet());
    assertThat(StudyTree.distinct("protocolSection.identificationModule.nctIdAliases"))
        .isNotEmpty()
        .allMatch(alias -> alias.matches("NCT9\\d{7}") && !ids.contains(alias));
  }

  @Test
  void sitesAreManyAndLackWhatOneReliesOn() {
    List<JsonNode> sites =
        StudyTree.ALL.stream()
            .flatMap(s -> s.values(LOCATIONS.substring(0, LOCATIONS.length() - 1)))
            .toList();
    assertThat(share(sites, site -> !site.has("geoPoint"))).isBetween(0.02, 0.05);
    assertThat(share(sites, site -> !site.has("status"))).isBetween(0.4, 0.8);
    assertThat(share(sites, site -> !site.has("state"))).isBetween(0.3, 0.8);
    assertThat(StudyTree.ALL)
        .anyMatch(s -> s.texts(LOCATIONS + "country").count() > 1_000)
        .anyMatch(s -> !s.has(LOCATIONS + "country"));
  }

  @Test
  void countriesAreSpelledTheRegistrysWay() {
    assertThat(StudyTree.distinct(LOCATIONS + "country"))
        .contains(
            "South Korea",
            "Turkey (Türkiye)",
            "Côte d’Ivoire",
            "Bonaire, Saint Eustatius and Saba ")
        .doesNotContain("Korea, Republic of", "Turkey");
    assertThat(StudyTree.distinct(LOCATIONS + "facility")).contains("Research Site");
  }

  @Test
  void browseModulesHaveHeadingsAndAncestorsButNoLeaves() {
    for (String module : List.of("conditionBrowseModule", "interventionBrowseModule")) {
      assertThat(StudyTree.distinct("derivedSection." + module + ".meshes.id")).isNotEmpty();
      assertThat(StudyTree.distinct("derivedSection." + module + ".ancestors.term")).isNotEmpty();
      assertThat(StudyTree.ALL).noneMatch(s -> s.has("derivedSection." + module + ".browseLeaves"));
    }
    assertThat(StudyTree.ALL).anyMatch(s -> !s.has("derivedSection.conditionBrowseModule"));
  }

  @Test
  void armsAndInterventionsReferToEachOther() {
    String module = "protocolSection.armsInterventionsModule.";
    for (StudyTree study : StudyTree.ALL) {
      Set<String> labels = study.texts(module + "armGroups.label").collect(Collectors.toSet());
      assertThat(labels).containsAll(list(study, module + "interventions.armGroupLabels"));
      Set<String> names =
          study
              .values(module + "interventions")
              .map(SampleTrapsTest::reference)
              .collect(Collectors.toSet());
      assertThat(names).containsAll(list(study, module + "armGroups.interventionNames"));
    }
    assertThat(StudyTree.distinct(module + "armGroups.interventionNames"))
        .anyMatch(name -> name.startsWith("Combination Product: "));
  }

  @Test
  void referencesAreOfThreeKinds() {
    assertThat(StudyTree.distinct("protocolSection.referencesModule.references.type"))
        .contains("BACKGROUND", "RESULT", "DERIVED");
  }

  @Test
  void expandedAccessIsAShapeOfItsOwn() {
    List<StudyTree> access =
        StudyTree.ALL.stream()
            .filter(s -> s.texts(DESIGN + "studyType").anyMatch("EXPANDED_ACCESS"::equals))
            .toList();
    assertThat(access.stream().map(StudyTree::status))
        .containsExactlyInAnyOrder(
            "AVAILABLE",
            "TEMPORARILY_NOT_AVAILABLE",
            "NO_LONGER_AVAILABLE",
            "APPROVED_FOR_MARKETING");
    assertThat(access)
        .allMatch(s -> s.has(DESIGN + "expandedAccessTypes"))
        .noneMatch(s -> s.has(DESIGN + "designInfo"))
        .noneMatch(s -> s.has(DESIGN + "enrollmentInfo"))
        .noneMatch(s -> s.has(STATUS + "startDateStruct"));
    Map<String, String> statuses = new HashMap<>();
    access.forEach(s -> statuses.put(s.nctId(), s.status()));
    List<StudyTree> sisters =
        StudyTree.ALL.stream().filter(s -> s.has(STATUS + "expandedAccessInfo.nctId")).toList();
    assertThat(sisters)
        .isNotEmpty()
        .allSatisfy(
            s ->
                assertThat(statuses)
                    .containsEntry(
                        s.texts(STATUS + "expandedAccessInfo.nctId").findAny().orElseThrow(),
                        s.texts(STATUS + "expandedAccessInfo.statusForNctId")
                            .findAny()
                            .orElseThrow()));
  }

  @Test
  void withheldStudiesAreNearlyEmpty() {
    assertThat(StudyTree.ALL)
        .filteredOn(s -> s.status().equals("WITHHELD"))
        .isNotEmpty()
        .allMatch(s -> !s.has(DESIGN + "studyType"))
        .allMatch(s -> s.has(STATUS + "delayedPosting"))
        .allMatch(
            s ->
                s.texts("protocolSection.identificationModule.briefTitle")
                    .allMatch(title -> title.startsWith("[Trial of device")));
  }

  @Test
  void unknownStatusesSayWhatWasKnownLast() {
    assertThat(StudyTree.ALL)
        .allMatch(s -> s.status().equals("UNKNOWN") == s.has(STATUS + "lastKnownStatus"));
  }

  @Test
  void stoppedStudiesMostlySayWhy() {
    assertThat(StudyTree.ALL)
        .filteredOn(s -> Set.of("TERMINATED", "WITHDRAWN").contains(s.status()))
        .anyMatch(s -> s.has(STATUS + "whyStopped"))
        .anyMatch(s -> !s.has(STATUS + "whyStopped"));
  }

  @Test
  void oldRecordsLackMostModules() {
    assertThat(StudyTree.ALL)
        .anyMatch(
            s ->
                !s.has("protocolSection.armsInterventionsModule")
                    && !s.has("protocolSection.contactsLocationsModule")
                    && s.has(DESIGN + "studyType"));
  }

  @Test
  void sizesHaveALongTail() {
    int[] sizes = Sample.studies().stream().mapToInt(study -> study.length).sorted().toArray();
    assertThat(sizes[0]).isLessThan(2_500);
    assertThat(sizes[1_000]).isBetween(7_000, 12_500);
    assertThat(sizes[1_999]).isGreaterThan(1_000_000);
  }

  @Test
  void namesHaveLettersFarFromAscii() {
    assertThat(StudyTree.all(LOCATIONS + "contacts.name").collect(Collectors.joining()))
        .contains("ø", "Ł", "ễ", "í");
  }

  private static List<String> list(StudyTree study, String path) {
    return study.texts(path).toList();
  }

  private static double share(List<JsonNode> nodes, Predicate<JsonNode> test) {
    return (double) nodes.stream().filter(test).count() / nodes.size();
  }

  private static String reference(JsonNode intervention) {
    String type = intervention.get("type").asText();
    String label =
        Map.of(
                "COMBINATION_PRODUCT", "Combination Product",
                "DIETARY_SUPPLEMENT", "Dietary Supplement",
                "DIAGNOSTIC_TEST", "Diagnostic Test")
            .getOrDefault(type, type.charAt(0) + type.substring(1).toLowerCase(Locale.ROOT));
    return label + ": " + intervention.get("name").asText();
  }
}
