package org.trialbook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a record says in several places agrees, as of the day of the data. */
class SampleConsistencyTest {

  private static final LocalDate TODAY = Sample.DATA_TIMESTAMP.toLocalDate();
  private static final String STATUS = "protocolSection.statusModule.";
  private static final List<String> STUDY_DATES =
      List.of("startDateStruct", "primaryCompletionDateStruct", "completionDateStruct");
  private static final List<String> RECORD_DATES =
      List.of(
          "studyFirstSubmitDate",
          "studyFirstSubmitQcDate",
          "studyFirstPostDateStruct.date",
          "resultsFirstSubmitDate",
          "resultsFirstSubmitQcDate",
          "resultsFirstPostDateStruct.date");

  @Test
  void studiesStartBeforeTheyComplete() {
    for (StudyTree study : StudyTree.ALL) {
      List<LocalDate> dates =
          STUDY_DATES.stream().flatMap(name -> date(study, name + ".date")).toList();
      assertThat(dates).as("%s", study).isSorted();
    }
  }

  @Test
  void recordsAreSubmittedCheckedAndPostedInThatOrder() {
    for (StudyTree study : StudyTree.ALL) {
      List<LocalDate> dates = RECORD_DATES.stream().flatMap(name -> date(study, name)).toList();
      assertThat(dates).as("%s", study).isSorted();
      LocalDate first = only(study, "studyFirstPostDateStruct.date");
      LocalDate last = only(study, "lastUpdatePostDateStruct.date");
      assertThat(last).as("%s", study).isBetween(first, TODAY);
      assertThat(last).isAfterOrEqualTo(only(study, "lastUpdateSubmitDate"));
    }
  }

  @Test
  void nothingIsPostedOnAWeekendNorBeforeTheRegistryOpened() {
    List<LocalDate> posted =
        StudyTree.ALL.stream()
            .flatMap(
                study ->
                    Stream.of("studyFirst", "resultsFirst", "dispFirst", "lastUpdate")
                        .flatMap(name -> date(study, name + "PostDateStruct.date")))
            .toList();
    assertThat(posted)
        .allMatch(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .allMatch(date -> date.getYear() >= 1999);
  }

  @Test
  void actualDatesAreInThePast() {
    for (StudyTree study : StudyTree.ALL) {
      for (String name : STUDY_DATES) {
        if (text(study, name + ".type").anyMatch("ACTUAL"::equals)) {
          assertThat(only(study, name + ".date")).as("%s", study).isBeforeOrEqualTo(TODAY);
        }
      }
    }
  }

  @Test
  void completedStudiesHaveCompletedAndRunningOnesHaveNot() {
    Set<String> running = Set.of("RECRUITING", "NOT_YET_RECRUITING", "SUSPENDED");
    for (StudyTree study : StudyTree.ALL) {
      List<LocalDate> completion = date(study, "completionDateStruct.date").toList();
      if (completion.isEmpty()) {
        continue;
      }
      if (study.status().equals("COMPLETED")) {
        assertThat(completion.get(0)).as("%s", study).isBeforeOrEqualTo(TODAY);
      } else if (running.contains(study.status())) {
        assertThat(completion.get(0).plusMonths(1)).as("%s", study).isAfter(TODAY);
      }
    }
  }

  @Test
  void unknownStudiesWereNotVerifiedForTwoYears() {
    assertThat(StudyTree.ALL)
        .filteredOn(study -> study.status().equals("UNKNOWN"))
        .isNotEmpty()
        .allSatisfy(
            study -> {
              YearMonth verified =
                  YearMonth.parse(text(study, "statusVerifiedDate").findAny().orElseThrow());
              assertThat(verified).isBefore(YearMonth.from(TODAY).minusMonths(23));
            });
  }

  @Test
  void withdrawnStudiesEnrolledNobody() {
    assertThat(StudyTree.ALL)
        .filteredOn(study -> study.status().equals("WITHDRAWN"))
        .isNotEmpty()
        .allSatisfy(
            study ->
                assertThat(study.texts("protocolSection.designModule.enrollmentInfo.count"))
                    .allMatch(count -> Set.of("0", "99999999", "188814085").contains(count)));
  }

  @Test
  void participantFlowAddsUp() {
    String milestones = "resultsSection.participantFlowModule.periods.milestones";
    for (StudyTree study : StudyTree.ALL) {
      List<Integer> totals =
          study
              .values(milestones)
              .map(milestone -> sum(milestone, "achievements.numSubjects"))
              .toList();
      if (!totals.isEmpty()) {
        assertThat(totals.get(0)).as("%s", study).isEqualTo(totals.get(1) + totals.get(2));
        assertThat(
                sum(
                    study.json(),
                    "resultsSection.participantFlowModule.periods.dropWithdraws.reasons.numSubjects"))
            .isEqualTo(totals.get(2));
      }
    }
  }

  @Test
  void baselineCountsAddUpToTheirGroups() {
    String module = "resultsSection.baselineCharacteristicsModule.";
    for (StudyTree study : StudyTree.ALL) {
      int participants = sum(study.json(), module + "denoms.counts.value");
      study
          .values(module + "measures")
          .filter(measure -> !measure.get("title").asText().startsWith("Age"))
          .forEach(
              measure ->
                  assertThat(sum(measure, "classes.categories.measurements.value"))
                      .as(study.nctId() + " " + measure.get("title"))
                      .isEqualTo(participants));
    }
  }

  @Test
  void adverseEventsAffectNoMoreThanAreAtRisk() {
    for (StudyTree study : StudyTree.ALL) {
      for (String list : List.of("seriousEvents", "otherEvents")) {
        assertThat(study.values("resultsSection.adverseEventsModule." + list + ".stats"))
            .allMatch(stats -> stats.get("numAffected").asInt() <= stats.get("numAtRisk").asInt());
      }
    }
  }

  @Test
  void studiesOfProstateCancerTakeMenOnly() {
    assertThat(StudyTree.ALL)
        .filteredOn(
            study ->
                study
                    .texts("derivedSection.conditionBrowseModule.meshes.term")
                    .anyMatch("Prostatic Neoplasms"::equals))
        .isNotEmpty()
        .allMatch(
            study -> study.texts("protocolSection.eligibilityModule.sex").allMatch("MALE"::equals));
  }

  private static int sum(JsonNode node, String path) {
    return StudyTree.values(node, path).mapToInt(JsonNode::asInt).sum();
  }

  private static Stream<String> text(StudyTree study, String name) {
    return study.texts(STATUS + name);
  }

  private static Stream<LocalDate> date(StudyTree study, String name) {
    return text(study, name).map(SampleConsistencyTest::firstDay);
  }

  private static LocalDate only(StudyTree study, String name) {
    return date(study, name).findAny().orElseThrow();
  }

  private static LocalDate firstDay(String date) {
    return date.length() == 7 ? YearMonth.parse(date).atDay(1) : LocalDate.parse(date);
  }
}
