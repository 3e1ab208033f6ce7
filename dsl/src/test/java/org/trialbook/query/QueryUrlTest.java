package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.COMPLETION_DATE;
import static org.trialbook.field.Fields.ENROLLMENT_COUNT;
import static org.trialbook.field.Fields.LAST_UPDATE_POST_DATE;
import static org.trialbook.field.Fields.LOCATION;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.LOCATION_COUNTRY;
import static org.trialbook.field.Fields.LOCATION_STATE;
import static org.trialbook.field.Fields.MINIMUM_AGE;
import static org.trialbook.field.Fields.PRIMARY_COMPLETION_DATE;
import static org.trialbook.field.Fields.RESULTS_FIRST_POST_DATE;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.field.Fields.STUDY_FIRST_POST_DATE;
import static org.trialbook.field.SearchArea.BASIC_SEARCH;
import static org.trialbook.field.SearchArea.CONDITION_SEARCH;
import static org.trialbook.field.Status.COMPLETED;
import static org.trialbook.field.Status.RECRUITING;
import static org.trialbook.query.DistanceUnit.KILOMETERS;
import static org.trialbook.query.DistanceUnit.MILES;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.TrialbookException;
import org.trialbook.field.Fields;
import org.trialbook.field.Sex;
import org.trialbook.registry.Registry;

class QueryUrlTest {

  private static final String API = "https://clinicaltrials.gov/api/v2/studies?";
  private static final String SITE = "https://clinicaltrials.gov/search?";
  private static final StudyQuery ALL = StudyQuery.all();

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyQueryIsReadBackFromItsUrl(@ForAll("queries") StudyQuery query) {
    StudyQuery back = StudyQuery.parse(Registry.live().url(query).toString());
    assertThat(back).isEqualTo(query).hasSameHashCodeAs(query);
    assertThat(back.parameters()).isEqualTo(query.parameters());
  }

  @Provide
  Arbitrary<StudyQuery> queries() {
    return QueryArbitraries.queries();
  }

  static List<Arguments> requests() {
    return List.of(
        Arguments.of("https://clinicaltrials.gov/api/v2/studies", ALL),
        Arguments.of(API + "pageSize=20&countTotal=true&pageToken=abc&format=json", ALL),
        Arguments.of(
            "http://127.0.0.1:8000/api/v2/studies?query.cond=asthma#top", ALL.condition("asthma")),
        Arguments.of(API + "query.cond=asthma&query.term=", ALL.condition("asthma")),
        Arguments.of(
            API + "query.cond=(head%20OR+neck)%20AND%20pain",
            ALL.area(CONDITION_SEARCH, Essie.parse("(head OR neck) AND pain"))),
        Arguments.of(
            API + "query.term=NCT00000102,NCT00000104", ALL.term("NCT00000102 NCT00000104")),
        Arguments.of(
            API + "filter.overallStatus=RECRUITING|COMPLETED", ALL.status(RECRUITING, COMPLETED)),
        Arguments.of(
            API + "filter.overallStatus=RECRUITING%7CCOMPLETED", ALL.status(COMPLETED, RECRUITING)),
        Arguments.of(API + "filter.ids=nct102, NCT104", ALL.ids("NCT00000104", "NCT00000102")),
        Arguments.of(
            API + "filter.geo=distance(39.0035707,-77.1013313,50mi)",
            ALL.near(39.0035707, -77.1013313, 50, MILES)),
        Arguments.of(
            API + "filter.advanced=AREA[MinimumAge]RANGE[MIN, 16 years]",
            ALL.to(MINIMUM_AGE, "16 years")),
        Arguments.of(
            API + "filter.synonyms=ConditionSearch:1651367|BasicSearch:2013558",
            ALL.synonyms(BASIC_SEARCH, "2013558").synonyms(CONDITION_SEARCH, "1651367")),
        Arguments.of(
            API + "postFilter.overallStatus=RECRUITING&postFilter.ids=NCT1&filter.ids=NCT2",
            ALL.ids("NCT2").postFilter(later -> later.ids("NCT1").status(RECRUITING))),
        Arguments.of(
            API
                + "postFilter.geo=distance(1,2,3km)&postFilter.advanced=AREA[StartDate]2022"
                + "&postFilter.synonyms=BasicSearch:1",
            ALL.postFilter(
                later ->
                    later
                        .filter(Filters.is(START_DATE, "2022"))
                        .near(1, 2, 3, KILOMETERS)
                        .synonyms(BASIC_SEARCH, "1"))),
        Arguments.of(
            API + "aggFilters=ages:child,ages:older adult", ALL.facet("ages", "older", "adult")),
        Arguments.of(
            API + "aggFilters=funderType:nih fed,docs:prot sap icf,violation:y",
            ALL.facet("funderType", "nih", "fed")
                .facet("docs", "prot", "sap", "icf")
                .facet("violation", "y")),
        Arguments.of(
            API + "filter.advanced=AREA[Gender]FEMALE AND AREA[NumArmGroups]RANGE[2,MAX]",
            ALL.filter(Filters.is(Fields.SEX, Sex.FEMALE)).from(Fields.NUM_ARM_GROUPS, 2)),
        Arguments.of(API + "fields=NCT-ID,Gender", ALL.fields(Fields.NCT_ID, Fields.SEX)),
        Arguments.of(
            API + "sort=EnrollmentCount:desc|NumArmGroups",
            ALL.sort(Sort.descending(ENROLLMENT_COUNT), Sort.ascending(Fields.NUM_ARM_GROUPS))),
        Arguments.of(
            API + "filter.advanced=AREA[MinimumAge]RANGE[18d, MAX]",
            ALL.raw("AREA[MinimumAge]RANGE[18d,MAX]")),
        Arguments.of(
            API + "aggFilters=status:not rec,results:with",
            ALL.hasResults(true).facet("status", "not", "rec")),
        Arguments.of(
            API + "geoDecay=func:linear,scale:100km,offset:10km,decay:0.1",
            ALL.geoDecay(new GeoDecay(GeoDecay.Shape.LINEAR, 100, 10, KILOMETERS, 0.1))),
        Arguments.of(
            API + "fields=@query|ConditionSearch|protocolSection.statusModule.overallStatus",
            ALL.fields("OverallStatus", "ConditionSearch", "@query")),
        Arguments.of(
            API + "sort=LastUpdatePostDate|EnrollmentCount",
            ALL.sort(Sort.descending(LAST_UPDATE_POST_DATE), Sort.ascending(ENROLLMENT_COUNT))),
        Arguments.of(API + "sort=@relevance:desc", ALL.sort(Sort.relevance())),
        Arguments.of(API + "markupFormat=legacy", ALL.markup(Markup.LEGACY)));
  }

  static List<Arguments> searchPages() {
    return List.of(
        Arguments.of(
            "www.clinicaltrials.gov/search?cond=heart%20failure", ALL.condition("heart failure")),
        Arguments.of(
            SITE
                + "cond=cancer&term=krebs&intr=drug&titles=acronym&outc=survival&spons=A&lead=B"
                + "&id=EudraCT&patient=pain&locn=Mayo",
            ALL.condition("cancer")
                .term("krebs")
                .intervention("drug")
                .title("acronym")
                .outcome("survival")
                .sponsor("A")
                .leadSponsor("B")
                .id("EudraCT")
                .patient("pain")
                .location("Mayo")),
        Arguments.of(
            SITE
                + "cond=neuroblastoma&aggFilters=ages:child,studyType:int%20exp%20exp_indiv&rank=8"
                + "&sort=EnrollmentCount%3Adesc%2CStartDate&viewType=Table&limit=100&page=2",
            ALL.condition("neuroblastoma")
                .facet("ages", "child")
                .facet("studyType", "int", "exp", "exp_indiv")
                .sort(Sort.descending(ENROLLMENT_COUNT), Sort.descending(START_DATE))),
        Arguments.of(
            SITE + "ageRange=18y_65y",
            ALL.raw("AREA[MinimumAge]RANGE[18y, MAX] AND AREA[MaximumAge]RANGE[MIN, 65y]")),
        Arguments.of(SITE + "ageRange=6m_", ALL.raw("AREA[MinimumAge]RANGE[6m, MAX]")),
        Arguments.of(
            "https://clinicaltrials.gov/expert-search?term=AREA%5BNumLocations%5D1",
            ALL.area(BASIC_SEARCH, Essie.parse("AREA[NumLocations]1"))),
        Arguments.of(
            SITE + "titles=%22basket%22%20OR%20%22umbrella%22",
            ALL.title("\"basket\"", "\"umbrella\"")),
        Arguments.of(
            SITE
                + "start=2024-01-01_2024-12-31&primComp=_2025-06-30&studyComp=2025-01-01_"
                + "&firstPost=2023-01-01_&resFirstPost=_2030-01-01&lastUpdPost=2024-02-01_2024-02-02",
            ALL.between(START_DATE, "2024-01-01", "2024-12-31")
                .to(PRIMARY_COMPLETION_DATE, "2025-06-30")
                .from(COMPLETION_DATE, "2025-01-01")
                .from(STUDY_FIRST_POST_DATE, "2023-01-01")
                .to(RESULTS_FIRST_POST_DATE, "2030-01-01")
                .between(LAST_UPDATE_POST_DATE, "2024-02-01", "2024-02-02")),
        Arguments.of(
            SITE
                + "locStr=Orlando,%20Florida&country=United%20States&state=Florida&city=Orlando"
                + "&distance=50",
            ALL.filter(
                Filters.searchIn(
                    LOCATION,
                    Filters.all(
                        Filters.is(LOCATION_CITY, "Orlando"),
                        Filters.is(LOCATION_STATE, "Florida"),
                        Filters.is(LOCATION_COUNTRY, "United States"))))),
        Arguments.of(
            SITE + "lat=39.0&lng=-77.1&distance=100&locStr=Bethesda,%20MD",
            ALL.near(39, -77.1, 100, MILES)));
  }

  @ParameterizedTest
  @MethodSource({"requests", "searchPages"})
  void readsTheUrl(String url, StudyQuery query) {
    assertThat(StudyQuery.parse(url)).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "https://clinicaltrials.gov/ct2/results?cond=x `This is not the address of a search`",
        "https://euclinicaltrials.eu/search?cond=x `This is not the address of a search`",
        "https://clinicaltrials.gov/study/NCT00000102?cond=x `Ask for it by ids(\"NCT00000102\").`",
        "https://clinicaltrials.gov/api/v2/studies/NCT00000102 `Ask for it by ids(\"NCT00000102\").`",
        "a/studies?filter.fase=PHASE2 `The registry has no parameter filter.fase.`",
        "a/studies?query.con=x `The registry has no parameter query.con. Did you mean query.cond`",
        "a/studies?query.cond=a&query.cond=b `query.cond stands in the URL twice.`",
        "a/studies?query.cond=100% `Cannot read 100% in the URL`",
        "a/studies?query.cond=(a `expected AND, OR or ), but it ends.`",
        "a/studies?filter.advanced=AREA[Phas]PHASE2 `Unknown area Phas. Did you mean Phase`",
        "a/studies?filter.overallStatus=REC `Unknown Status REC.`",
        "a/studies?filter.geo=distance(1,2,3) `Cannot read the circle distance(1,2,3).`",
        "a/studies?filter.geo=distance(1,2.3.4,3mi) `\"2.3.4\" is no number.`",
        "a/studies?filter.synonyms=1651367 `Cannot read 1651367 in synonyms`",
        "a/studies?filter.synonyms=CondSearch:1 `Unknown search area CondSearch.`",
        "a/studies?aggFilters=aged:child `Unknown facet aged. Did you mean ages?`",
        "a/studies?aggFilters=phase:PHASE3 `The facet phase has no option PHASE3`",
        "a/studies?filter.advanced=AREA[MinimumAge]RANGE[young,MAX] `\"young\" is no age.`",
        "a/studies?filter.advanced=AREA[NumArmGroups]RANGE[two,MAX] `\"two\" is no whole number`",
        "a/studies?fields=NCTId,NumArmGroups `The registry never sends NumArmGroups`",
        "a/studies?query.id=NCT00000102&query.cond=x `The registry ignores all else`",
        "a/studies?geoDecay=func:exp,scale:300mi,offset:1km,decay:0.5 `Cannot read the decay`",
        "a/studies?fields=NctIdd `Unknown field NctIdd. Did you mean NCTId`",
        "a/studies?sort=StartDate:up `Unknown direction up in StartDate:up.`",
        "a/studies?sort=BriefTitle `The registry cannot sort by BriefTitle.`",
        "a/studies?markupFormat=html `Unknown markupFormat html.`",
        "a/studies?format=csv `A question has no format`",
        "a/studies?query.term=NCT00000102&filter.ids=NCT00000104 `The registry ignores all else`",
        "clinicaltrials.gov/search?a=1&condition=x `What a, condition means on the search page`",
        "clinicaltrials.gov/search?ageRange=18y `Cannot read ageRange=18y.`",
        "clinicaltrials.gov/search?ageRange=adults_ `\"adults\" is no age.`",
        "clinicaltrials.gov/search?locStr=USA `It is only what was typed`",
        "clinicaltrials.gov/search?lat=39&lng=-77 `A circle is lat, lng and distance.`",
        "clinicaltrials.gov/search?lat=1&lng=1&distance=5&city=Rome `The URL has a place by name and`",
        "clinicaltrials.gov/search?start=2024 `Cannot read start=2024.`",
        "clinicaltrials.gov/search?start=_ `Cannot read start=_.`",
        "clinicaltrials.gov/search?start=soon_ `\"soon\" is no date.`",
      })
  void refusesWhatHasNoSureMeaning(String url, String message) {
    assertThatThrownBy(() -> StudyQuery.parse(url))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(3));
  }
}
