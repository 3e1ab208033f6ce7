package org.trialbook.mirror.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Served.study;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.mirror.Served;

/** Each parameter of a question, on a corpus that can be read at a glance. */
class QuestionTest {

  private static Served served;

  @BeforeAll
  static void serve() {
    served =
        Served.of(
            study(
                "NCT00000001",
                title("Asthma in children"),
                status("RECRUITING", "2010-01-05"),
                conditions("Asthma"),
                design("INTERVENTIONAL", "\"EARLY_PHASE1\""),
                eligible("ALL", "true", "\"CHILD\""),
                sites("Ulm", "48.4", "9.98")),
            study(
                "NCT00000002",
                title("A study of heart failure"),
                status("COMPLETED", "2024-05-02"),
                conditions("Asthma\",\"Heart Failure"),
                design("INTERVENTIONAL", "\"PHASE2\",\"PHASE3\""),
                eligible("FEMALE", "false", "\"ADULT\",\"OLDER_ADULT\""),
                sites("Bonn", "50.73", "7.1")),
            study(
                "NCT00000003",
                title("Failure of pumps"),
                status("NOT_YET_RECRUITING", "2023-05"),
                conditions("Heart Diseases"),
                design("OBSERVATIONAL", ""),
                eligible("MALE", "true", "\"ADULT\""),
                sites("Berlin", "52.52", "13.41")));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String title(String title) {
    return "\"descriptionModule\":{\"briefSummary\":\"" + title + "\"}";
  }

  private static String status(String status, String posted) {
    return "\"statusModule\":{\"overallStatus\":\"%s\",\"studyFirstPostDateStruct\":{\"date\":\"%s\"}}"
        .formatted(status, posted);
  }

  private static String conditions(String conditions) {
    return "\"conditionsModule\":{\"conditions\":[\"" + conditions + "\"]}";
  }

  private static String design(String type, String phases) {
    String list = phases.isEmpty() ? "" : ",\"phases\":[" + phases + "]";
    return "\"designModule\":{\"studyType\":\"" + type + "\"" + list + "}";
  }

  private static String eligible(String sex, String healthy, String ages) {
    return "\"eligibilityModule\":{\"sex\":\"%s\",\"healthyVolunteers\":%s,\"stdAges\":[%s]}"
        .formatted(sex, healthy, ages);
  }

  private static String sites(String city, String latitude, String longitude) {
    return "\"contactsLocationsModule\":{\"locations\":[{\"city\":\"%s\",\"geoPoint\":{\"lat\":%s,\"lon\":%s}}]}"
        .formatted(city, latitude, longitude);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "query.cond;asthma;1 2",
        "query.cond;heart failure;2",
        "query.cond;heart disease;3",
        "query.term;heart failure;2 3",
        "query.term;\"heart failure\";2",
        "query.term;children;1",
        "query.term;bonn;2",
        "query.locn;bonn OR ulm;1 2",
        "query.locn;asthma;''",
        "query.patient;pump;3",
        "query.titles;asthma;''",
        "query.id;NCT00000003;3",
        "query.id;nct3 x;''",
        "filter.overallStatus;RECRUITING,COMPLETED;1 2",
        "postFilter.overallStatus;RECRUITING|NOT_YET_RECRUITING;1 3",
        "filter.geo;distance(48.4,9.98,1km);1",
        "filter.geo;distance(48.4,9.98,350km);1 2",
        "filter.geo;distance(48.4,9.98,350);1 2 3",
        "postFilter.geo;distance(52.5,13.4,25mi);3",
        "filter.ids;nct1|NCT00000003|NCT77777777;1 3",
        "filter.advanced;AREA[Sex](MALE OR FEMALE);2 3",
        "postFilter.advanced;AREA[Phase]MISSING;3",
        "aggFilters;status:not rec;1 3",
        "aggFilters;status:not rec,healthy:y,sex:m;3",
        "aggFilters;phase:0 3;1 2",
        "aggFilters;phase:PHASE3;''",
        "aggFilters;studyType:obs;3",
        "aggFilters;ages:child|results:without;''",
        "aggFilters;ages:adult older;2 3",
        "aggFilters;ages:adult,ages:child;1",
        "aggFilters;phase:2 PHASE3;2",
        "aggFilters;status:ava nla tna afm;''",
        "filter.advanced;AREA[Gender](MALE OR FEMALE);2 3",
        "filter.advanced;AREA[NumConditions]2;2",
        "filter.advanced;AREA[NumPhases]RANGE[1,MAX];1 2",
        "filter.advanced;AREA[StudyFirstPostYear]RANGE[2024,2024];2",
        "geoDecay;func:linear,scale:100km,offset:10km,decay:0.1;1 2 3"
      })
  void findsWhatTheParameterAsksFor(String parameter, String value, String numbers) {
    String found =
        String.join(
            " ",
            served.ids(parameter, value).stream().map(id -> id.replaceFirst("NCT0+", "")).toList());

    assertThat(found).isEqualTo(numbers);
  }

  @Test
  void nothingButRegistryNumbersDecidesByItself() {
    assertThat(
            served.ids(
                "query.id",
                "NCT00000003",
                "query.cond",
                "no such words",
                "query.locn",
                "Atlantis",
                "filter.overallStatus",
                "COMPLETED",
                "aggFilters",
                "phase:4"))
        .containsExactly("NCT00000003");
    assertThat(served.ids("query.cond", "nct1, NCT00000002", "query.term", "pump"))
        .containsExactly("NCT00000001", "NCT00000002");
    assertThat(served.ids("query.id", "NCT00000003 pump", "query.cond", "asthma")).isEmpty();
  }

  @Test
  void allParametersMustHold() {
    assertThat(
            served.ids(
                "query.cond",
                "asthma",
                "query.locn",
                "bonn OR ulm",
                "filter.overallStatus",
                "COMPLETED",
                "aggFilters",
                "phase:2"))
        .containsExactly("NCT00000002");
  }

  @Test
  void relevanceFollowsTheWeightsOfTheArea() {
    assertThat(served.ids("query.term", "heart failure OR asthma", "sort", "@relevance"))
        .first()
        .isEqualTo("NCT00000002");
    assertThat(served.ids("query.term", "failure", "sort", "@relevance"))
        .containsExactly("NCT00000002", "NCT00000003");
    assertThat(served.ids("query.term", "failure", "sort", "@relevance:asc"))
        .containsExactly("NCT00000003", "NCT00000002");
  }

  @Test
  void aTiltPrefersTheRecent() {
    assertThat(served.ids("query.cond", "TILT[StudyFirstPostDate]asthma", "sort", "@relevance"))
        .containsExactly("NCT00000002", "NCT00000001");
  }

  @Test
  void theQuerysFieldsCanBeAskedFor() {
    assertThat(
            served.text("/studies", "query.cond", "AREA[Sex]FEMALE AND asthma", "fields", "@query"))
        .contains("\"conditions\"", "\"sex\"")
        .doesNotContain("\"stdAges\"", "\"locations\"");
  }
}
