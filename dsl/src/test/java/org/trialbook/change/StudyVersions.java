package org.trialbook.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.trialbook.RealData;

/** Real studies in several versions, as the registry had them on several days. */
final class StudyVersions {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One version and the next. */
  record Step(JsonNode before, JsonNode after) {
    @Override
    public String toString() {
      JsonNode module = after.path("protocolSection").path("statusModule");
      return after.findPath("nctId").asText()
          + " of "
          + module.path("lastUpdatePostDateStruct").path("date").asText();
    }
  }

  private StudyVersions() {}

  static List<Step> steps() throws IOException {
    Map<String, JsonNode> last = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (JsonNode study : studies("records/study-versions.ndjson.gz", Integer.MAX_VALUE)) {
      JsonNode before = last.put(study.findPath("nctId").asText(), study);
      if (before != null) {
        steps.add(new Step(before, study));
      }
    }
    return steps;
  }

  static List<JsonNode> studies(String file, int most) throws IOException {
    List<JsonNode> studies = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.path(file))), UTF_8))) {
      String line = lines.readLine();
      while (line != null && studies.size() < most) {
        studies.add(JSON.readTree(line));
        line = lines.readLine();
      }
    }
    return studies;
  }
}
