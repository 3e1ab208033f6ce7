package org.trialbook.mirror.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Served.study;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.mirror.Served;

/** What the registry refuses, word for word as probes have seen it. */
class RefusalTest {

  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.of(study("NCT00000001"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static final String EXPECTED =
      "{<EOF>, '(', ',', 'NOT', 'AND', 'OR', 'SEARCH', 'AREA', 'RANGE', 'DISTANCE', Coverage,"
          + " Expansion, 'TILT', 'ALL', 'MISSING', 'MIN', 'MAX', EscapedKeyword, BooleanLiteral,"
          + " DecimalLiteral, DateLiteral, TimeLiteral, RadiusLiteral, StringLiteral, Term}";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("filter.phase", "2", "`filter.phase` is unknown parameter"),
        refused("query.recrs", "x", "`query.recrs` is unknown parameter"),
        refused(
            "filter.overallStatus",
            "BADSTATUS",
            "Invalid value in parameter `overallStatus`: `BADSTATUS`"),
        refused(
            "postFilter.overallStatus",
            "COMPLETED|recruiting",
            "Invalid value in parameter `overallStatus`: `recruiting`"),
        refused("format", "xml", "Invalid value in parameter `format`: `xml`"),
        refused("filter.ids", "NCT0", "Item 1 in parameter `filter.ids` has incorrect format"),
        refused(
            "filter.ids",
            "NCT00000001,12345678",
            "Item 2 in parameter `filter.ids` has incorrect format"),
        refused("sort", "-StartDate", "Item 1 in parameter `sort` has incorrect format"),
        refused("sort", "StartDate:down", "Item 1 in parameter `sort` has incorrect format"),
        refused("sort", "enrollmentCount:desc", "Unknown sort field"),
        refused("sort", "BriefTitle", "Unsupported sort field type: text"),
        refused(
            "sort",
            "StartDate,CompletionDate,EnrollmentCount",
            "Parameter `sort` must contain no more than 2 items"),
        refused(
            "fields",
            "NCTId,StudyDesign",
            "Parameter 'fields' contains invalid field name: 'StudyDesign'"),
        refused("fields", "nctid", "Parameter 'fields' contains invalid field name: 'nctid'"),
        refused(
            "filter.advanced",
            "AREA[Fase]PHASE2",
            "Error parsing query in advanced filter: Unknown area name: `Fase`"),
        refused(
            "query.term",
            "AREA[Phase]PHASE5",
            "Error parsing query in Other terms: Allowed values for enum field"
                + " `protocolSection.designModule.phases` are `NA`, `EARLY_PHASE1`, `PHASE1`,"
                + " `PHASE2`, `PHASE3`, `PHASE4`"),
        refused(
            "query.cond",
            "COVERAGE[FullMatc]pain",
            "Error parsing query in Conditions or disease: Invalid coverage: FullMatc"),
        refused(
            "filter.advanced",
            "AREA[LeadSponsorName]COV[FullMatch]\"Merck Sharp & Dohme LLC\"",
            "Error parsing query in advanced filter: mismatched input '[' expecting " + EXPECTED),
        refused(
            "query.term",
            "heart[tiab]",
            "Error parsing query in Other terms: mismatched input '[' expecting " + EXPECTED),
        refused(
            "filter.advanced",
            "(heart AND lung",
            "Error parsing query in advanced filter: no viable alternative at input 'lung'\n"
                + "missing ')' at '<EOF>'"),
        refused(
            "query.cond",
            "(early onset",
            "Error parsing query in Conditions or disease: no viable alternative at input 'onset'\n"
                + "missing ')' at '<EOF>'"),
        refused(
            "fields",
            "NCTId,NumArmGroups",
            "Parameter 'fields' contains invalid field name: 'NumArmGroups'"),
        refused("sort", "LocationCountryCode", "Unsupported sort field type: keyword"),
        refused("sort", "NumNewThings", "Unknown sort field"),
        refused(
            "filter.advanced",
            "AREA[MinimumAge]RANGE[18q,MAX]",
            "Error parsing query in advanced filter: Invalid value of field"
                + " `protocolSection.eligibilityModule.minimumAge`: `18q`"),
        refused(
            "query.term",
            "heart AND OR",
            "Error parsing query in Other terms: no viable alternative at input 'heart AND OR'"),
        refused("pageSize", "-1", "Parameter `pageSize` has incorrect format"),
        refused("pageToken", "NF0g5JCG", "Parameter `pageToken` has incorrect format"),
        refused("filter.geo", "distance(1,2)", "Parameter `filter.geo` has incorrect format"),
        refused("geoDecay", "func:none", "Parameter `geoDecay` has incorrect format"),
        refused("aggFilters", "fase:2", "Invalid value in parameter `aggFilters`: `fase:2`"));
  }

  private static Arguments refused(String parameter, String value, String text) {
    return Arguments.of(parameter, value, text);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefusedInTheRegistrysWords(String parameter, String value, String text) {
    HttpResponse<byte[]> answer = served.get("/studies", parameter, value);

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(text);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
  }

  @Test
  void aPathWithoutARegistryNumberIsRefused() {
    assertThat(served.get("/studies/123").statusCode()).isEqualTo(400);
    assertThat(served.text("/studies/123")).isEqualTo("Parameter `nctId` has incorrect format");
  }

  @Test
  void anUnknownStudyIsNotFound() {
    assertThat(served.get("/studies/NCT99999999").statusCode()).isEqualTo(404);
    assertThat(served.text("/studies/NCT99999999")).isEqualTo("NCT number NCT99999999 not found");
  }

  @Test
  void unknownPathsAreNotFound() {
    for (String path : new String[] {"/", "/study", "/studies/", "/studies/NCT00000001/history"}) {
      int status = served.get(path).statusCode();
      assertThat(status).as(path).isIn(400, 404);
    }
    assertThat(served.get("/openapi.yaml").statusCode()).isEqualTo(404);
  }

  @Test
  void theSingleStudyTakesNoQuestion() {
    assertThat(served.text("/studies/NCT00000001", "query.cond", "pain"))
        .isEqualTo("`query.cond` is unknown parameter");
    assertThat(served.text("/studies/NCT00000001", "fields", "@query"))
        .isEqualTo("Item 1 in parameter `fields` has incorrect format");
  }

  @Test
  void onlyReadingIsAllowed() {
    HttpRequest post =
        HttpRequest.newBuilder(served.uri("/studies"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertThat(served.send(post).statusCode()).isEqualTo(405);
  }

  @Test
  void whatIsTooLongOrTooWideIsRefusedAtOnce() {
    assertThat(served.get("/studies", "query.term", "heart ".repeat(10_000)).statusCode())
        .isEqualTo(414);
    assertThat(served.text("/studies", "query.term", "a b c ".repeat(2_000)))
        .isEqualTo("Query is too complex");
    assertThat(served.get("/studies", "filter.advanced", "(".repeat(5_000)).statusCode())
        .isEqualTo(400);
  }
}
