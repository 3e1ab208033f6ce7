package org.trialbook.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.trialbook.RealData;
import org.trialbook.TestStudies;

/** Studies in several versions, as the registry had them on several days. */
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

  static List<Step> steps(TestStudies studies) throws IOException {
    return studies == TestStudies.SAMPLE ? edited(studies.first(200)) : real();
  }

  /** Each study as somebody edited it the next day: texts, lists, and results that came. */
  private static List<Step> edited(List<byte[]> studies) throws IOException {
    Random random = new Random(3);
    List<Step> steps = new ArrayList<>();
    for (byte[] study : studies) {
      ObjectNode before = (ObjectNode) JSON.readTree(study);
      ObjectNode after = before.deepCopy();
      for (int i = 0; i < 12; i++) {
        edit(after, random);
      }
      if (after.has("resultsSection") && random.nextInt(4) == 0) {
        before.put("hasResults", false).remove("resultsSection");
      }
      steps.add(new Step(before, after));
    }
    return steps;
  }

  /** Gives one text of the study another end, or takes an element out of a list. */
  private static void edit(JsonNode study, Random random) {
    List<JsonNode> nodes = new ArrayList<>();
    collect(study, nodes);
    JsonNode node = nodes.get(random.nextInt(nodes.size()));
    if (node instanceof ArrayNode array && array.size() > 1) {
      array.remove(random.nextInt(array.size()));
    } else if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(field -> field.getValue().isTextual())
          .filter(field -> !field.getKey().equals("nctId"))
          .filter(field -> !field.getKey().endsWith("ate"))
          .findAny()
          .ifPresent(
              field -> field.setValue(TextNode.valueOf(field.getValue().asText() + " edited")));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> nodes) {
    if (node.isContainerNode()) {
      nodes.add(node);
      node.forEach(child -> collect(child, nodes));
    }
  }

  static List<Step> real() throws IOException {
    Map<String, JsonNode> last = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (JsonNode study : studies()) {
      JsonNode before = last.put(study.findPath("nctId").asText(), study);
      if (before != null) {
        steps.add(new Step(before, study));
      }
    }
    return steps;
  }

  private static List<JsonNode> studies() throws IOException {
    Path file = RealData.path("records/study-versions.ndjson.gz");
    List<JsonNode> studies = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        studies.add(JSON.readTree(line));
        line = lines.readLine();
      }
    }
    return studies;
  }
}
