package org.trialbook.mirror.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;
import org.trialbook.TestStudies;
import org.trialbook.mirror.Served;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.search.StudyReader;

class CsvTableTest {

  /** Exported from the real site in 2025-09; 83 of its studies are among our records. */
  private static final String EXPORT = "responses/csv-unl-stat351-ctg-studies.csv";

  @Test
  void rowsAreThoseOfTheRealExport() throws IOException {
    List<String> export = rows(Files.readString(RealData.path(EXPORT)));
    CsvTable table = CsvTable.of(RequestParameters.NONE);
    Map<String, byte[]> studies = new HashMap<>();
    for (byte[] study : TestStudies.REAL_RECORDS.all()) {
      studies.put(StudyReader.nctId(study).orElseThrow(), study);
    }

    int compared = 0;
    for (String row : export.subList(1, export.size())) {
      byte[] study = studies.get(row.substring(0, Math.min(row.length(), "NCT00000000".length())));
      if (study != null) {
        assertThat(rows(written(table, study))).containsExactly(export.get(0), row, "");
        compared++;
      }
    }
    assertThat(compared).isEqualTo(83);
  }

  private static String written(CsvTable table, byte[] study) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.single(study).body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> rows(String csv) {
    return List.of(csv.split("\r\n", -1));
  }

  @Test
  void pagesGoOnWithoutNamesAndTellTheRestInHeaders() {
    try (Served served =
        Served.of(
            Served.study("NCT00000001", "\"designModule\":{\"studyType\":\"EXPANDED_ACCESS\"}"),
            Served.study(
                "NCT00000002", "\"conditionsModule\":{\"conditions\":[\"a, b\",\"\\\"c\\\"\"]}"))) {
      HttpResponse<byte[]> first =
          served.get(
              "/studies",
              "format",
              "csv",
              "pageSize",
              "1",
              "countTotal",
              "true",
              "fields",
              "Conditions,NCT Number");
      String token = first.headers().firstValue("x-next-page-token").orElseThrow();
      HttpResponse<byte[]> second =
          served.get(
              "/studies",
              "format",
              "csv",
              "pageSize",
              "1",
              "countTotal",
              "true",
              "fields",
              "Conditions,NCT Number",
              "pageToken",
              token);

      assertThat(text(first)).isEqualTo("NCT Number,Conditions\r\nNCT00000001,\r\n");
      assertThat(first.headers().firstValue("x-total-count")).contains("2");
      assertThat(first.headers().firstValue("Content-Type")).contains("text/csv");
      assertThat(text(second)).isEqualTo("NCT00000002,\"a, b|\"\"c\"\"\"\r\n");
      assertThat(second.headers().firstValue("x-total-count")).isEmpty();
      assertThat(second.headers().firstValue("x-next-page-token")).isEmpty();
      assertThat(served.text("/studies/nct2", "format", "csv", "fields", "Study URL"))
          .isEqualTo("Study URL\r\nhttps://clinicaltrials.gov/study/NCT00000002\r\n");
    }
  }

  @Test
  void pieceNamesAreNoColumns() {
    try (Served served = Served.of(Served.study("NCT00000001"))) {
      HttpResponse<byte[]> answer = served.get("/studies", "format", "csv", "fields", "NCTId");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(text(answer))
          .isEqualTo("Parameter 'fields' contains invalid CSV column name: 'NCTId'");
      assertThat(served.get("/studies", "format", "json.zip").statusCode()).isEqualTo(400);
      assertThat(served.get("/studies", "format", "ris").statusCode()).isEqualTo(400);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
