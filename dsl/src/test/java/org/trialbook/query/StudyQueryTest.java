package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.BRIEF_TITLE;
import static org.trialbook.field.Fields.ENROLLMENT_COUNT;
import static org.trialbook.field.Fields.LAST_UPDATE_POST_DATE;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.MINIMUM_AGE;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.PRIMARY_COMPLETION_DATE;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.field.Fields.STUDY_FIRST_POST_DATE;
import static org.trialbook.field.Phase.PHASE2;
import static org.trialbook.field.Phase.PHASE3;
import static org.trialbook.field.Status.COMPLETED;
import static org.trialbook.field.Status.RECRUITING;
import static org.trialbook.field.Status.TERMINATED;
import static org.trialbook.field.StudyType.INTERVENTIONAL;
import static org.trialbook.query.DistanceUnit.MILES;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;

class StudyQueryTest {

  private static final StudyQuery ALL = StudyQuery.all();

  static List<Arguments> everyParameter() {
    return List.of(
        step("query.cond", "asthma", q -> q.condition("asthma")),
        step("query.term", "asthma", q -> q.term("asthma")),
        step("query.locn", "New York", q -> q.location(" New  York ")),
        step("query.titles", "DAPA-HF", q -> q.title("DAPA-HF")),
        step(
            "query.intr",
            "semaglutide OR liraglutide",
            q -> q.intervention("semaglutide", "liraglutide")),
        step("query.outc", "\"overall survival\"", q -> q.outcome("\"overall survival\"")),
        step("query.spons", "Pfizer", q -> q.sponsor("Pfizer")),
        step("query.lead", "Merck & Co", q -> q.leadSponsor("Merck & Co")),
        step("query.id", "2004-000446-20", q -> q.id("2004-000446-20")),
        step("query.patient", "knee pain", q -> q.patient("knee pain")),
        step("filter.overallStatus", "COMPLETED,RECRUITING", q -> q.status(RECRUITING, COMPLETED)),
        step("filter.overallStatus", "RECRUITING", q -> q.status("recruiting")),
        step("filter.geo", "distance(40.7,-74,50mi)", q -> q.near(40.7, -74, 50, MILES)),
        step(
            "filter.ids", "NCT00000102,NCT03036124", q -> q.ids("nct102", "NCT03036124", "NCT102")),
        step("filter.advanced", "AREA[Phase](PHASE2 OR PHASE3)", q -> q.phase(PHASE2, PHASE3)),
        step("filter.advanced", "AREA[StudyType]INTERVENTIONAL", q -> q.studyType(INTERVENTIONAL)),
        step(
            "filter.advanced",
            "AREA[ContactSearch]Smith",
            q -> q.area(SearchArea.CONTACT_SEARCH, Filters.words("Smith"))),
        step(
            "query.cond",
            "NOT asthma",
            q -> q.area(SearchArea.CONDITION_SEARCH, Filters.not(Filters.words("asthma")))),
        step("filter.advanced", "heart AND NOT attack", q -> q.raw("heart NOT attack")),
        step(
            "filter.synonyms",
            "ConditionSearch:1651367",
            q -> q.synonyms(SearchArea.CONDITION_SEARCH, "1651367")),
        step(
            "aggFilters",
            "results:with,ages:child older",
            q -> q.hasResults(true).facet("ages", "child", "older")),
        step(
            "geoDecay",
            "func:exp,scale:300mi,offset:0mi,decay:0.5",
            q -> q.geoDecay(new GeoDecay(GeoDecay.Shape.EXPONENTIAL, 300, 0, MILES, 0.5))),
        step("fields", "NCTId,LocationCity", q -> q.fields(NCT_ID, LOCATION_CITY, NCT_ID)),
        step(
            "fields",
            "ConditionSearch,NCTId,@query",
            q ->
                q.fields(
                    "ConditionSearch", "protocolSection.identificationModule.nctId", "@query")),
        step(
            "postFilter.overallStatus",
            "RECRUITING",
            q -> q.postFilter(later -> later.status(RECRUITING))),
        step("postFilter.ids", "NCT00000102", q -> q.postFilter(later -> later.ids("nct102"))),
        step(
            "postFilter.geo",
            "distance(40.7,-74,50mi)",
            q -> q.postFilter(later -> later.near(40.7, -74, 50, MILES))),
        step(
            "postFilter.advanced",
            "AREA[Phase]PHASE2 AND AREA[StudyType]INTERVENTIONAL",
            q -> q.postFilter(p -> p.phase(PHASE2)).postFilter(p -> p.studyType(INTERVENTIONAL))),
        step(
            "postFilter.synonyms",
            "ConditionSearch:1651367",
            q -> q.postFilter(p -> p.synonyms(SearchArea.CONDITION_SEARCH, "1651367"))),
        step(
            "sort",
            "LastUpdatePostDate:desc,@relevance",
            q -> q.sort(Sort.descending(LAST_UPDATE_POST_DATE), Sort.relevance())),
        step("markupFormat", "legacy", q -> q.markup(Markup.LEGACY)));
  }

  @ParameterizedTest
  @MethodSource("everyParameter")
  void sendsTheParameter(String name, String value, UnaryOperator<StudyQuery> step) {
    assertThat(step.apply(ALL).parameters()).isEqualTo(Map.of(name, value));
    assertThat(step.apply(ALL)).hasToString(name + "=" + value);
  }

  static List<Arguments> everyRange() {
    return List.of(
        range("StartDate]RANGE[2024-05,MAX", q -> q.from(START_DATE, "2024-05")),
        range(
            "LastUpdatePostDate]RANGE[2026-11-01,MAX",
            q -> q.updatedSince(LocalDate.of(2026, 11, 1))),
        range("LastUpdatePostDate]RANGE[2026-11-01,MAX", q -> q.updatedSince("2026-11-01")),
        range("StartDate]RANGE[MIN,2024-02-29", q -> q.to(START_DATE, "2024-02")),
        range("StartDate]RANGE[2023,2024-12-31", q -> q.between(START_DATE, "2023", "2024")),
        range(
            "PrimaryCompletionDate]RANGE[MIN,2024-05-17",
            q -> q.to(PRIMARY_COMPLETION_DATE, LocalDate.of(2024, 5, 17))),
        range(
            "StudyFirstPostDate]RANGE[2024-01-01,2024-01-31",
            q -> q.between(STUDY_FIRST_POST_DATE, "2024-01-01", "2024-01-31")),
        range("EnrollmentCount]RANGE[100,500", q -> q.between(ENROLLMENT_COUNT, 100, 500)),
        range("MinimumAge]RANGE[18 years,MAX", q -> q.from(MINIMUM_AGE, "18 years")));
  }

  @ParameterizedTest
  @MethodSource("everyRange")
  void sendsTheRange(String range, UnaryOperator<StudyQuery> step) {
    assertThat(step.apply(ALL).parameters())
        .isEqualTo(Map.of("filter.advanced", "AREA[" + range + "]"));
  }

  @Test
  void stepsNarrowAndTheirOrderDoesNotMatter() {
    StudyQuery one = ALL.condition("asthma").status(COMPLETED, RECRUITING).phase(PHASE2);
    StudyQuery other = ALL.phase(PHASE2).status(RECRUITING, COMPLETED).condition(" asthma ");
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(ALL.condition("asthma"));
    assertThat(one.condition("copd").status(RECRUITING, TERMINATED).phase(PHASE3))
        .hasToString(
            "query.cond=asthma AND copd filter.overallStatus=RECRUITING"
                + " filter.advanced=AREA[Phase]PHASE2 AND AREA[Phase]PHASE3");
    assertThat(ALL).hasToString("all studies");
  }

  @Test
  void equalQuestionsMayBeSentInAnyOrder() {
    StudyQuery one = ALL.phase(PHASE2).from(START_DATE, "2024").ids("NCT1", "NCT2");
    StudyQuery other = ALL.ids("NCT2", "NCT1").from(START_DATE, "2024").phase(PHASE2);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.parameters()).isNotEqualTo(other.parameters());
    Sort latest = Sort.descending(START_DATE);
    assertThat(ALL.sort(latest, Sort.relevance())).isNotEqualTo(ALL.sort(Sort.relevance(), latest));
    assertThat(ALL.postFilter(later -> later.phase(PHASE2))).isNotEqualTo(ALL.phase(PHASE2));
  }

  @Test
  void stepsThatSayOneThingReplaceIt() {
    StudyQuery first =
        ALL.fields(NCT_ID).sort(Sort.relevance()).near(1, 1, 1, MILES).hasResults(true);
    StudyQuery last =
        ALL.fields(BRIEF_TITLE)
            .sort(Sort.ascending(START_DATE))
            .near(2, 2, 2, MILES)
            .hasResults(false);
    assertThat(
            first
                .fields(BRIEF_TITLE)
                .sort(Sort.ascending(START_DATE))
                .near(2, 2, 2, MILES)
                .hasResults(false))
        .isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "type 2 diabetes         | type 2 diabetes",
        "cats AND dogs           | cats \\AND dogs",
        "cats and dogs           | cats and dogs",
        "lung cancer (NSCLC)     | lung cancer NSCLC",
        "diabetes, type 2        | diabetes type 2",
        "x) OR ALL OR (y         | x \\OR \\ALL \\OR y",
        "AREA[Phase]PHASE2       | \"AREA[Phase]PHASE2\"",
        "[177Lu]Lu-PSMA-617      | \"[177Lu]Lu-PSMA-617\"",
        "\"breast cancer\"         | \"breast cancer\"",
        "\"a\" OR \"b\"             | \"a OR b\"",
        "\"unclosed                | unclosed",
        "ends with \\             | ends with",
        "\\AND                    | \\AND",
      })
  void userTextNeverBecomesAnOperator(String text, String sent) {
    assertThat(ALL.condition(text).parameters()).isEqualTo(Map.of("query.cond", sent));
  }

  static List<Arguments> refusals() {
    return List.of(
        refusal("Unknown Status RECRUTING. Did you mean RECRUITING", () -> ALL.status("RECRUTING")),
        refusal(
            "\"2024-13\" is no date. Write a day (2024-05-17), a month",
            () -> ALL.from(START_DATE, "2024-13")),
        refusal("\"2023-02-29\" is no date.", () -> ALL.to(START_DATE, "2023-02-29")),
        refusal("\"soon\" is no date.", () -> ALL.between(START_DATE, "2024", "soon")),
        refusal("BriefTitle has no order.", () -> ALL.from(BRIEF_TITLE, "a")),
        refusal(
            "Unknown area OverallStatu. Did you mean OverallStatus?",
            () -> ALL.raw("AREA[OverallStatu]RECRUITING")),
        refusal(
            "PHASE5 is no value of Phase. Did you mean",
            () -> ALL.raw("AREA[Phase](PHASE2 OR PHASE5)")),
        refusal("\"2024-99\" is no date.", () -> ALL.raw("AREA[StartDate]RANGE[2024-99,MAX]")),
        refusal(
            "Nothing lies between 2024 and 2023.\nWrite the smaller first: between(START_DATE,",
            () -> ALL.between(START_DATE, "2024", "2023")),
        refusal(
            "Nothing lies between 65 years and 18 years.",
            () -> ALL.between(Fields.MINIMUM_AGE, "65 years", "18 years")),
        refusal("Nothing lies between 9 and 2.", () -> ALL.between(Fields.NUM_ARM_GROUPS, 9, 2)),
        refusal("Unknown Phase Phase 5.", () -> ALL.phase("Phase 5")),
        refusal("condition(\"  \") has no words", () -> ALL.condition("  ")),
        refusal("There are no words to search for.", () -> ALL.condition("( , )")),
        refusal("term() needs at least one value.", () -> ALL.term()),
        refusal("phase() needs at least one value.", () -> ALL.phase()),
        refusal("fields() needs at least one value.", () -> ALL.fields()),
        refusal("NCT is no registry number. Write NCT and eight digits", () -> ALL.ids("NCT")),
        refusal("Latitude 91.0 is not between -90 and 90", () -> ALL.near(91, 0, 1, MILES)),
        refusal("Longitude -180.5 is not", () -> ALL.near(0, -180.5, 1, MILES)),
        refusal("A radius of 501 mi is too large", () -> ALL.near(0, 0, 501, MILES)),
        refusal("A radius of 0.0 is no distance", () -> ALL.near(0, 0, 0, MILES)),
        refusal("A radius of NaN is no distance", () -> ALL.near(0, 0, Double.NaN, MILES)),
        refusal(
            "The registry cannot sort by BriefTitle.", () -> ALL.sort(Sort.ascending(BRIEF_TITLE))),
        refusal(
            "The registry sorts by two fields at most.",
            () -> ALL.sort(Sort.relevance(), Sort.relevance(), Sort.relevance())),
        refusal(
            "The registry never sends NumUniqueLocationCountries: it can only be searched, sorted"
                + " by and counted.\nIt is made from LocationCountry.",
            () -> ALL.fields(Fields.NUM_UNIQUE_LOCATION_COUNTRIES)),
        refusal("Unknown facet funder. Did you mean funderType?", () -> ALL.facet("funder", "nih")),
        refusal(
            "The facet docs has no option protocol, and the registry would find nothing.",
            () -> ALL.facet("docs", "protocol")),
        refusal("The registry has no parameter sorted.", () -> ALL.unchecked("sorted", "x")),
        refusal("Cannot read the sort a b.", () -> ALL.unchecked("sort", "a b")),
        refusal("funder in aggFilters is not", () -> ALL.unchecked("aggFilters", "funder")),
        refusal("Cannot read the query", () -> ALL.unchecked("filter.advanced", "AREA[x")),
        refusal("\"a|b\" is not made of letters and digits.", () -> ALL.facet("status", "a|b")),
        refusal(
            "No study is in both status(RECRUITING) and status(COMPLETED).",
            () -> ALL.status(RECRUITING).status(COMPLETED)),
        refusal(
            "query.cond cannot be in a postFilter.",
            () -> ALL.postFilter(later -> later.condition("asthma"))),
        refusal(
            "aggFilters cannot be in a postFilter.",
            () -> ALL.postFilter(later -> later.hasResults(true))),
        refusal(
            "No study is in both status(RECRUITING) and status(COMPLETED).",
            () ->
                ALL.postFilter(later -> later.status(RECRUITING))
                    .postFilter(later -> later.status(COMPLETED))),
        refusal("Unknown field ConditonSearch.", () -> ALL.fields("NCTId", "ConditonSearch")),
        refusal(
            "No study is in both ids(NCT00000001) and ids(NCT00000002).",
            () -> ALL.ids("NCT1").ids("NCT2")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWhatTheRegistryWould(String message, ThrowingCallable step) {
    assertThatThrownBy(step).isInstanceOf(TrialbookException.class).hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NCT03036124", "nct1 NCT0002"})
  void refusesFiltersThatTheRegistryWouldIgnore(String numbers) {
    assertThat(ALL.term(numbers).fields(NCT_ID).parameters()).containsEntry("query.term", numbers);
    assertThatThrownBy(() -> ALL.term(numbers).status(RECRUITING))
        .hasMessage(
            "The registry ignores all else when query.term is nothing but registry numbers.\n"
                + "Use ids(...) for these numbers instead.");
    assertThatThrownBy(() -> ALL.phase(PHASE2).term(numbers)).hasMessageContaining("ids(...)");
    assertThatThrownBy(() -> ALL.condition("asthma").id(numbers)).hasMessageContaining("ids(...)");
    assertThat(ALL.term(numbers + " asthma").status(RECRUITING).parameters()).hasSize(2);
  }

  @Test
  void phasesAreTakenAsTheSiteWritesThem() {
    assertThat(ALL.phase("Phase 2", "PHASE3")).isEqualTo(ALL.phase(PHASE2, Phase.PHASE3));
    assertThat(ALL.between(START_DATE, "2024-05", "2024")).isNotNull();
  }

  @Test
  void whatTheCatalogueDoesNotKnowIsSentOnRequestWithARemark() {
    StudyQuery query =
        ALL.condition("asthma")
            .unchecked("filter.advanced", "AREA[NumNewThings]RANGE[2,MAX] AND AREA[Gender]MALE")
            .unchecked("sort", "NumNewThings:desc,EnrollmentCount")
            .unchecked("aggFilters", "newFacet:y,status:com xyz")
            .unchecked("filter.overallStatus", "SLEEPING")
            .unchecked("fields", "NCTId,NewThing");

    assertThat(query.parameters())
        .containsEntry("filter.advanced", "AREA[NumNewThings]RANGE[2,MAX] AND AREA[Sex]MALE")
        .containsEntry("sort", "NumNewThings:desc,EnrollmentCount:asc")
        .containsEntry("aggFilters", "newFacet:y,status:com xyz")
        .containsEntry("filter.overallStatus", "SLEEPING")
        .containsEntry("fields", "NCTId,NewThing");
    assertThat(query.remarks())
        .containsExactly(
            "Not in the catalogue of fields, and sent as it is: SLEEPING in filter.overallStatus.",
            "Not in the catalogue of fields, and sent as it is: NumNewThings in filter.advanced.",
            "Not in the catalogue of fields, and sent as it is: newFacet:y in aggFilters.",
            "Not in the catalogue of fields, and sent as it is: status:com xyz in aggFilters.",
            "Not in the catalogue of fields, and sent as it is: NewThing in fields.",
            "Not in the catalogue of fields, and sent as it is: NumNewThings:desc in sort.");
    assertThat(query.describe()).contains("NumNewThings", "newFacet", "SLEEPING");
    assertThat(ALL.unchecked("filter.advanced", "AREA[NumArmGroups]2"))
        .isEqualTo(ALL.raw("AREA[NumArmGroups]2"));
    assertThat(ALL.raw("AREA[NumArmGroups]2").remarks()).isEmpty();
  }

  @Test
  void saysItselfInPlainWords() {
    StudyQuery query =
        ALL.condition("type 2 diabetes", "\"heart failure\"")
            .status(RECRUITING, COMPLETED)
            .phase(PHASE2, PHASE3)
            .from(START_DATE, "2024-05")
            .filter(
                Filters.searchIn(
                    Fields.LOCATION,
                    Filters.all(
                        Filters.is(LOCATION_CITY, "Portland"),
                        Filters.not(Filters.missing(Fields.LOCATION_STATE)))))
            .sort(Sort.descending(START_DATE));
    assertThat(query.describe())
        .isEqualTo(
            "studies with condition type 2 diabetes or \"heart failure\""
                + "; overall status Completed or Recruiting"
                + "; phase (Phase 2 or Phase 3)"
                + "; start date from 2024-05"
                + "; one location with (location city Portland and location state present)"
                + "; latest start date first");
    assertThat(ALL.describe()).isEqualTo("all studies");
  }

  private static Arguments step(String name, String value, UnaryOperator<StudyQuery> step) {
    return Arguments.of(name, value, step);
  }

  private static Arguments range(String range, UnaryOperator<StudyQuery> step) {
    return Arguments.of(range, step);
  }

  private static Arguments refusal(String message, ThrowingCallable step) {
    return Arguments.of(message, step);
  }
}
