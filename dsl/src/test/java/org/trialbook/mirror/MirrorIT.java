package org.trialbook.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.RealData;
import org.trialbook.TestStudies;

/** Every study that we have, over HTTP. */
@ParameterizedClass
@EnumSource
class MirrorIT {

  private static List<byte[]> studies;
  private static Served served;

  @Parameter TestStudies source;

  @BeforeParameterizedClassInvocation
  static void serve(TestStudies source) {
    studies = source.all();
    served = new Served(studies);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (served != null) {
      served.close();
      served = null;
    }
  }

  @Test
  void allPagesTogetherAreTheCorpusByteForByte() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Optional<String> token = Optional.empty();
    do {
      byte[] body =
          token.isEmpty()
              ? served.get("/studies", "pageSize", "700").body()
              : served.get("/studies", "pageSize", "700", "pageToken", token.get()).body();
      List<String> page = new String(body, StandardCharsets.UTF_8).lines().toList();
      assertThat(page.get(0)).isEqualTo("{\"studies\":[");
      for (String line : page.subList(1, page.size() - 1)) {
        lines.write(line.replaceFirst(",$", "").getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
      }
      JsonNode end = Served.JSON.readTree("{\"x\":[" + page.get(page.size() - 1));
      token = Optional.ofNullable(end.get("nextPageToken")).map(JsonNode::asText);
    } while (token.isPresent());

    // Without an order that is asked for they come by their numbers.
    Map<String, byte[]> byNumber = new TreeMap<>();
    for (byte[] study : studies) {
      byNumber.put(Served.id(Served.JSON.readTree(study)), study);
    }
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (byte[] study : byNumber.values()) {
      expected.write(study);
      expected.write('\n');
    }
    assertThat(lines.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void everyStudyIsFoundByItsNumberAndItsAliases() throws IOException {
    for (byte[] study : studies.subList(0, 300)) {
      JsonNode tree = Served.JSON.readTree(study);
      assertThat(served.get("/studies/" + Served.id(tree)).body()).isEqualTo(study);
      for (JsonNode alias : tree.at("/protocolSection/identificationModule/nctIdAliases")) {
        assertThat(served.get("/studies/" + alias.asText()).statusCode()).isEqualTo(301);
      }
    }
  }

  @Test
  void sortsTheWholeCorpusTheSameWayAtEveryPageSize() throws IOException {
    List<String> dates = new ArrayList<>();
    for (byte[] study : studies) {
      String path = "/protocolSection/statusModule/lastUpdatePostDateStruct/date";
      dates.add(Served.JSON.readTree(study).at(path).asText());
    }
    dates.sort(java.util.Comparator.reverseOrder());

    List<String> small = walk("LastUpdatePostDate", "37");
    assertThat(small).isEqualTo(walk("LastUpdatePostDate", "1000")).doesNotHaveDuplicates();
    List<String> answered = new ArrayList<>();
    JsonNode first =
        served.json(
            "/studies",
            "sort",
            "LastUpdatePostDate",
            "fields",
            "LastUpdatePostDate",
            "pageSize",
            "1000");
    first.get("studies").forEach(study -> answered.addAll(study.findValuesAsText("date")));
    assertThat(answered).isEqualTo(dates.subList(0, 1_000));
  }

  private static List<String> walk(String sort, String pageSize) {
    List<String> ids = new ArrayList<>();
    Optional<String> token = Optional.of("");
    while (token.isPresent()) {
      JsonNode page =
          served.json(
              "/studies",
              "sort",
              sort,
              "fields",
              "NCTId",
              "pageSize",
              pageSize,
              "pageToken",
              token.get());
      ids.addAll(page.get("studies").findValuesAsText("nctId"));
      token = Optional.ofNullable(page.get("nextPageToken")).map(JsonNode::asText);
    }
    return ids;
  }

  @Test
  void manyAskAtOnceAndAllGetTheSame() {
    byte[] alone = served.get("/studies", "query.cond", "heart failure", "pageSize", "50").body();

    List<CompletableFuture<byte[]>> together =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            served
                                .get("/studies", "query.cond", "heart failure", "pageSize", "50")
                                .body()))
            .toList();

    assertThat(together).allSatisfy(body -> assertThat(body.join()).isEqualTo(alone));
  }

  @Test
  void theQuestionsOfRecordedPagesAreUnderstood() throws IOException {
    for (String name :
        List.of("comparison_nivolumab_arm", "time_trend_pembrolizumab", "studies_empty")) {
      JsonNode meta =
          Served.JSON.readTree(
              RealData.path("responses/hrishikesh-" + name + ".meta.json").toFile());
      List<String> parameters = new ArrayList<>();
      meta.get("request_params")
          .properties()
          .forEach(entry -> parameters.addAll(List.of(entry.getKey(), entry.getValue().asText())));

      assertThat(served.get("/studies", parameters.toArray(String[]::new)).statusCode())
          .isEqualTo(200);
    }
  }
}
