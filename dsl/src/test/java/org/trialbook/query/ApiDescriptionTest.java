package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.query.DistanceUnit.MILES;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;

/** Walks the registry's OpenAPI document: all of it can be asked, and nothing else is sent. */
class ApiDescriptionTest {

  private static final String STUDIES = "/studies";

  /** The step that sends each parameter. */
  private static final Map<String, UnaryOperator<StudyQuery>> STEPS =
      Map.ofEntries(
          step("query.cond", q -> q.condition("lung cancer")),
          step("query.term", q -> q.term("asthma")),
          step("query.locn", q -> q.location("Boston")),
          step("query.titles", q -> q.title("DAPA-HF")),
          step("query.intr", q -> q.intervention("semaglutide")),
          step("query.outc", q -> q.outcome("overall survival")),
          step("query.spons", q -> q.sponsor("Pfizer")),
          step("query.lead", q -> q.leadSponsor("Pfizer")),
          step("query.id", q -> q.id("2004-000446-20")),
          step("query.patient", q -> q.patient("knee pain")),
          step("filter.overallStatus", q -> q.status(Status.RECRUITING, Status.COMPLETED)),
          step("filter.geo", q -> q.near(39.0035707, -77.1013313, 50, MILES)),
          step("filter.ids", q -> q.ids("NCT04852770", "nct102")),
          step("filter.advanced", q -> q.phase(Phase.PHASE2)),
          step("filter.synonyms", q -> q.synonyms(SearchArea.CONDITION_SEARCH, "1651367")),
          step("postFilter.overallStatus", q -> q.postFilter(p -> p.status(Status.UNKNOWN))),
          step("postFilter.geo", q -> q.postFilter(p -> p.near(0, 0, 1.5, MILES))),
          step("postFilter.ids", q -> q.postFilter(p -> p.ids("NCT04852770"))),
          step("postFilter.advanced", q -> q.postFilter(p -> p.raw("AREA[StartDate]2022"))),
          step(
              "postFilter.synonyms",
              q -> q.postFilter(p -> p.synonyms(SearchArea.BASIC_SEARCH, "2013558"))),
          step("aggFilters", q -> q.hasResults(true).facet("status", "not", "rec")),
          step(
              "geoDecay",
              q -> q.geoDecay(GeoDecay.parse("func:gauss,scale:500mi,offset:0mi,decay:0.3"))),
          step("fields", q -> q.fields("NCTId", "ConditionSearch", "@query")),
          step("sort", q -> q.sort(Sort.relevance(), Sort.descending(Fields.START_DATE))),
          step("markupFormat", q -> q.markup(Markup.LEGACY)));

  /** What the client sends on its own to count and to page. */
  private static final Set<String> PAGING = Set.of("countTotal", "pageSize", "pageToken");

  /** The client reads JSON, which is what the registry answers without it. */
  private static final String FORMAT = "format";

  /** What a {@link Registry} is asked for each operation. */
  private static final Map<String, String> CALLS =
      Map.of(
          "listStudies", "pages",
          "fetchStudy", "study",
          "version", "version",
          "studiesMetadata", "reference.metadata",
          "searchAreas", "reference.searchAreas",
          "enums", "reference.enums",
          "sizeStats", "reference.studySizes",
          "fieldValuesStats", "reference.fieldValues",
          "listFieldSizesStats", "reference.listSizes");

  @Test
  void everyParameterOfStudiesHasItsStep() throws IOException {
    ApiDescription api = ApiDescription.read();
    Map<String, JsonNode> parameters = api.parameters(STUDIES);
    Set<String> reached = new TreeSet<>(STEPS.keySet());
    reached.addAll(PAGING);
    reached.add(FORMAT);
    assertThat(reached).isEqualTo(new TreeSet<>(parameters.keySet())).hasSize(29);
    assertThat(parameters.get(FORMAT).get("default").asText()).isEqualTo("json");
    STEPS.forEach(
        (name, step) -> {
          Map<String, String> sent = step.apply(StudyQuery.all()).parameters();
          assertThat(sent).containsOnlyKeys(name);
          assertThat(api.wrong(parameters.get(name), sent.get(name))).isEmpty();
        });
  }

  @Test
  void theClientCountsAndPages() throws IOException, InterruptedException {
    Map<String, String> sent = new HashMap<>();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(json("{\"totalCount\":2,\"studies\":[" + study(1) + "]}"));
      server.enqueue(json("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05\"}"));
      server.enqueue(
          json("{\"totalCount\":2,\"studies\":[" + study(1) + "],\"nextPageToken\":\"abc\"}"));
      server.enqueue(json("{\"studies\":[" + study(2) + "]}"));
      server.enqueue(json("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05\"}"));
      Registry registry = Registry.at(server.url("/api/v2").toString());
      assertThat(registry.count(StudyQuery.all())).isEqualTo(2);
      try (Pages pages = registry.pages(StudyQuery.all(), OptionalLong.empty())) {
        pages.forEachRemaining(page -> assertThat(page.size()).isEqualTo(1));
      }
      for (int i = server.getRequestCount(); i > 0; i--) {
        HttpUrl url = server.takeRequest().getUrl();
        url.queryParameterNames().forEach(name -> sent.put(name, url.queryParameter(name)));
      }
    }
    sent.remove("fields");
    assertThat(sent).containsOnlyKeys(PAGING).containsEntry("pageToken", "abc");
  }

  private static String study(int number) {
    return String.format(
        Locale.ROOT,
        "\n{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT%08d\"}}}\n",
        number);
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** In a try, jqwik would take a missing description for a rejected value. */
  static class SkippedWithoutDescription implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      try {
        ApiDescription.read();
        return SkipResult.doNotSkip();
      } catch (TestAbortedException e) {
        return SkipResult.skip(e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @AddLifecycleHook(SkippedWithoutDescription.class)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void nothingElseIsEverSent(@ForAll("queries") StudyQuery query) throws IOException {
    ApiDescription api = ApiDescription.read();
    Map<String, JsonNode> parameters = api.parameters(STUDIES);
    assertThat(parameters.keySet()).containsAll(query.parameters().keySet());
    query
        .parameters()
        .forEach(
            (name, value) -> assertThat(api.wrong(parameters.get(name), value)).as(name).isEmpty());
  }

  @Provide
  Arbitrary<StudyQuery> queries() {
    return QueryArbitraries.queries();
  }

  @Test
  void everyOperationHasItsCall() throws IOException {
    Set<String> operations = new TreeSet<>();
    ApiDescription.read()
        .operations()
        .values()
        .forEach(operation -> operations.add(operation.get("operationId").asText()));
    assertThat(operations).isEqualTo(new TreeSet<>(CALLS.keySet())).hasSize(9);
    for (String call : CALLS.values()) {
      Class<?> asked = Registry.class;
      for (String name : call.split("\\.", -1)) {
        asked = answer(asked, name);
      }
    }
  }

  private static Class<?> answer(Class<?> asked, String name) {
    return Arrays.stream(asked.getMethods())
        .filter(method -> method.getName().equals(name))
        .map(Method::getReturnType)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + name + " in " + asked));
  }

  private static Map.Entry<String, UnaryOperator<StudyQuery>> step(
      String parameter, UnaryOperator<StudyQuery> step) {
    return Map.entry(parameter, step);
  }
}
