package org.trialbook.mirror;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.mirror.Served.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.request.PageToken;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;

class MirrorTest {

  private static final String ALIASED =
      "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000102\","
          + "\"nctIdAliases\":[\"NCT00000999\"]}},\"hasResults\":false}";

  private static Served served;

  @BeforeAll
  static void serve() {
    served =
        Served.of(
            study("NCT00000105", enrolled(7), updated("2024-05-02")),
            study("NCT00000101", enrolled(30), updated("2024-05-01")),
            ALIASED,
            study("NCT00000103", enrolled(0)),
            study("NCT00000104", enrolled(30), updated("2024-05-02")));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String enrolled(int count) {
    return "\"designModule\":{\"enrollmentInfo\":{\"count\":" + count + "}}";
  }

  private static String updated(String date) {
    return "\"statusModule\":{\"lastUpdatePostDateStruct\":{\"date\":\"" + date + "\"}}";
  }

  @Test
  void tellsItsVersion() {
    assertThat(served.text("/version"))
        .isEqualTo(
            "{\n  \"apiVersion\" : \"2.0.5\",\n  \"dataTimestamp\" : \"2026-08-14T09:00:05\"\n}");
  }

  @Test
  void answersOneCompactStudyALine() {
    assertThat(
            served.text("/studies", "filter.ids", "NCT00000102,NCT00000103", "countTotal", "true"))
        .isEqualTo(
            "{\"totalCount\":2,\"studies\":[\n"
                + ALIASED
                + ",\n"
                + study("NCT00000103", enrolled(0))
                + "\n]}");
  }

  @Test
  void answersAnEmptyPageInTheRegistrysWhiteSpace() {
    assertThat(served.text("/studies", "query.cond", "nothing", "countTotal", "true"))
        .isEqualTo("{\"totalCount\":0,\"studies\":[\n\n]}");
  }

  @Test
  void walksThroughPages() {
    JsonNode first = served.json("/studies", "pageSize", "2", "countTotal", "true");
    String token = first.get("nextPageToken").asText();
    JsonNode second =
        served.json("/studies", "pageSize", "2", "countTotal", "true", "pageToken", token);
    JsonNode last =
        served.json("/studies", "pageSize", "2", "pageToken", second.get("nextPageToken").asText());

    assertThat(first.get("totalCount").asInt()).isEqualTo(5);
    assertThat(ids(first)).containsExactly("NCT00000101", "NCT00000102");
    assertThat(second.has("totalCount")).isFalse();
    assertThat(ids(second)).containsExactly("NCT00000103", "NCT00000104");
    assertThat(ids(last)).containsExactly("NCT00000105");
    assertThat(last.has("nextPageToken")).isFalse();
  }

  @Test
  void goesOnWithAnotherQuestionWhereATokenStands() {
    JsonNode first = served.json("/studies", "pageSize", "1");
    String token = first.get("nextPageToken").asText();

    JsonNode other =
        served.json("/studies", "filter.advanced", "AREA[EnrollmentCount]30", "pageToken", token);

    assertThat(ids(other)).containsExactly("NCT00000104");
  }

  @Test
  void aTokenBeyondTheEndGivesAnEmptyPage() {
    assertThat(served.text("/studies", "pageToken", PageToken.of(Integer.MAX_VALUE)))
        .isEqualTo("{\"studies\":[\n\n]}");
  }

  @Test
  void aPageSizeOfZeroIsTheDefaultAndALargeOneIsCutDown() {
    List<String> many =
        IntStream.rangeClosed(1, 1_005)
            .mapToObj(number -> study(String.format(Locale.ROOT, "NCT%08d", number)))
            .toList();
    try (Served large = Served.of(many.toArray(String[]::new))) {
      assertThat(ids(large.json("/studies"))).hasSize(10);
      assertThat(ids(large.json("/studies", "pageSize", "0"))).hasSize(10);
      assertThat(ids(large.json("/studies", "pageSize", "100000"))).hasSize(1_000);
      assertThat(large.ids()).hasSize(1_005).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void sortsWithTheMissingLast() {
    assertThat(served.ids("sort", "EnrollmentCount"))
        .containsExactly("NCT00000103", "NCT00000105", "NCT00000101", "NCT00000104", "NCT00000102");
    assertThat(served.ids("sort", "EnrollmentCount:desc"))
        .containsExactly("NCT00000101", "NCT00000104", "NCT00000105", "NCT00000103", "NCT00000102");
    assertThat(served.ids("sort", "LastUpdatePostDate|EnrollmentCount:desc"))
        .containsExactly("NCT00000104", "NCT00000105", "NCT00000101", "NCT00000103", "NCT00000102");
    assertThat(served.ids("sort", "protocolSection.statusModule.lastUpdatePostDateStruct.date:asc"))
        .containsExactly("NCT00000101", "NCT00000104", "NCT00000105", "NCT00000102", "NCT00000103");
  }

  @Test
  void findsAStudyByAnySpellingOfItsNumber() {
    for (String spelling : List.of("NCT00000102", "nct102", "Nct0000000102")) {
      HttpResponse<byte[]> answer = served.get("/studies/" + spelling);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(ALIASED);
    }
    assertThat(served.ids("filter.ids", "nct103|NCT00000102|NCT00009999"))
        .containsExactly("NCT00000102", "NCT00000103");
  }

  @Test
  void leadsFromAnAliasToTheStudy() {
    HttpResponse<byte[]> answer = served.get("/studies/NCT00000999", "fields", "NCTId");

    assertThat(answer.statusCode()).isEqualTo(301);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(answer.uri().resolve(location))
        .isEqualTo(served.uri("/studies/NCT00000102", "fields", "NCTId"));
    assertThat(served.ids("filter.ids", "NCT00000999")).containsExactly("NCT00000102");
  }

  @Test
  void aQueryOfNothingButNumbersIgnoresFilters() {
    assertThat(served.ids("query.term", "NCT00000999, nct103", "filter.advanced", "AREA[Sex]MALE"))
        .containsExactly("NCT00000102", "NCT00000103");
    assertThat(served.ids("query.term", "NCT00000103 x", "filter.advanced", "AREA[Sex]MALE"))
        .isEmpty();
  }

  @Test
  void sendsTheRegistrysHeaders() {
    HttpResponse<byte[]> answer = served.get("/studies");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Last-Modified")).isEmpty();
    assertThat(answer.headers().firstValue("ETag"))
        .isPresent()
        .isEqualTo(served.get("/version").headers().firstValue("ETag"));
  }

  @Test
  void sendsNothingToOneWhoHasIt() {
    String tag = served.get("/version").headers().firstValue("ETag").orElseThrow();
    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      HttpResponse<byte[]> answer =
          served.send(
              HttpRequest.newBuilder(served.uri("/studies"))
                  .header("If-None-Match", known)
                  .build());
      assertThat(answer.statusCode()).as(known).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).contains(tag);
    }
    HttpRequest changed =
        HttpRequest.newBuilder(served.uri("/studies")).header("If-None-Match", "\"old\"").build();
    assertThat(served.send(changed).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherCorpusHasAnotherTag() {
    try (Served other = Served.of(study("NCT00000001"))) {
      assertThat(other.get("/version").headers().firstValue("ETag"))
          .isNotEqualTo(served.get("/version").headers().firstValue("ETag"));
    }
  }

  @Test
  void compressesForOneWhoAccepts() throws IOException {
    HttpResponse<byte[]> answer =
        served.send(
            HttpRequest.newBuilder(served.uri("/studies"))
                .header("Accept-Encoding", "br, gzip")
                .build());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(body.readAllBytes()).isEqualTo(served.get("/studies").body());
    }
    HttpRequest refusing =
        HttpRequest.newBuilder(served.uri("/studies"))
            .header("Accept-Encoding", "gzip;q=0")
            .build();
    assertThat(served.send(refusing).headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void headHasTheHeadersOnly() {
    HttpResponse<byte[]> answer =
        served.send(
            HttpRequest.newBuilder(served.uri("/studies"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void allStudiesComeInOneArchive() throws IOException {
    HttpResponse<byte[]> answer = served.get("/studies/download", "format", "json.zip");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=ctg-studies.json.zip");
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        String study = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(served.text("/studies/" + entry.getName().substring(3, 14))).isEqualTo(study);
      }
    }
    assertThat(names).hasSize(5).contains("02/NCT00000102.json");
    assertThat(served.text("/studies/download", "format", "json.zip", "query.cond", "pain"))
        .isEqualTo("Invalid prefix in parameter name: query.cond");
    assertThat(served.get("/studies/download", "format", "json").statusCode()).isEqualTo(400);
  }

  @Test
  void aCorpusThatBreaksOffIsNotServed() {
    Iterable<byte[]> broken =
        () ->
            Stream.of(1, 2, 0)
                .map(number -> study("NCT0000000" + 6 / number).getBytes(StandardCharsets.UTF_8))
                .iterator();

    assertThatThrownBy(() -> Mirror.serve(broken, Served.TIMESTAMP, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void halfAnAnswerNeverLooksLikeAWholeOne() throws Exception {
    String noise =
        new Random(1).ints(200_000, 'a', 'z').mapToObj(Character::toString).collect(joining());
    byte[] study =
        study("NCT00000001", "\"noise\":\"" + noise + "\"").getBytes(StandardCharsets.UTF_8);
    byte[] other = study("NCT00000002").getBytes(StandardCharsets.UTF_8);
    Directory directory = new ByteBuffersDirectory();
    StudyIndexer.index(List.of(study, other), directory);
    StudyIndex broken =
        new StudyIndex(
            directory,
            ordinal -> {
              if (ordinal == 1) {
                throw new UncheckedIOException(new IOException("a broken disk"));
              }
              return study;
            },
            0,
            List.of());
    try (Mirror mirror = Mirror.serve(broken, Served.TIMESTAMP, 0)) {
      HttpClient client = HttpClient.newHttpClient();
      URI page = URI.create(mirror.url() + "/studies");
      URI archive = URI.create(mirror.url() + "/studies/download?format=json.zip");

      assertThat(client.send(HttpRequest.newBuilder(page).build(), ofString()).body())
          .isEqualTo("Internal Server Error");
      assertThatThrownBy(() -> client.send(HttpRequest.newBuilder(archive).build(), ofByteArray()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void leavesOutWhatItCannotRead() {
    try (Served odd =
        Served.of(
            "{",
            "[]",
            "7",
            "",
            "{\"protocolSection\":{}}",
            study("NCT00000001"),
            study("nct1"),
            "{\"unknown\":{\"a\":[1,{\"b\":null}]}," + study("NCT00000002").substring(1),
            "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000003\","
                + "\"acronym\":null,\"briefTitle\":[[\"a\"],{\"x\":1}]}}}")) {
      assertThat(odd.ids()).containsExactly("nct1", "NCT00000002", "NCT00000003");
    }
  }

  @Test
  void aTakenPortIsExplained() {
    int port = served.uri("").getPort();

    assertThatThrownBy(() -> Mirror.serve(List.of(), Served.TIMESTAMP, port))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(String.valueOf(port))
        .hasMessageContaining("Port 0");
  }

  @Test
  void stopsToListenWhenClosed() {
    Served closed = Served.of(study("NCT00000001"));
    closed.close();

    assertThatThrownBy(() -> closed.get("/version")).hasRootCauseInstanceOf(IOException.class);
  }

  private static List<String> ids(JsonNode page) {
    return page.get("studies").findValuesAsText("nctId");
  }
}
