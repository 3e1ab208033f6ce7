package org.trialbook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/**
 * The sample has the shape of the registry's own records, held against our catalogue and its data.
 */
class SampleShapeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyPathIsOneOfTheRegistrysAndHasItsType() {
    Map<String, String> types = types();
    Set<String> wrong = new TreeSet<>();
    StudyTree.ALL.forEach(study -> compare(study.json(), "", types, wrong));
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyEnumValueIsOneOfTheRegistrys() {
    Map<String, Set<String>> allowed = enumValues();
    Set<String> wrong = new TreeSet<>();
    allowed.forEach(
        (path, values) ->
            StudyTree.distinct(path).stream()
                .filter(value -> !values.contains(value))
                .forEach(value -> wrong.add(path + " " + value)));
    assertThat(wrong).isEmpty();
    assertThat(StudyTree.distinct("protocolSection.statusModule.overallStatus"))
        .isEqualTo(new TreeSet<>(allowed.get("protocolSection.statusModule.overallStatus")));
  }

  @Test
  void keysComeInTheOrderOfRealRecords() throws IOException {
    Shape ours = new Shape();
    for (byte[] study : Sample.studies()) {
      add(new ByteArrayInputStream(study), ours);
    }
    Shape real = new Shape();
    try (InputStream records = realRecords()) {
      add(records, real);
    }
    assertThat(ours.turnedRoundIn(real, "")).isEmpty();
  }

  @Test
  void noInventedOrganisationIsReal() throws IOException {
    Set<String> real = new HashSet<>();
    try (InputStream records = realRecords();
        JsonParser parser = JSON.createParser(records)) {
      while (parser.nextToken() != null) {
        boolean organisation =
            "name".equals(parser.currentName()) || "fullName".equals(parser.currentName());
        if (organisation && parser.currentToken() == JsonToken.VALUE_STRING) {
          real.add(parser.getText());
        }
      }
    }
    String module = "protocolSection.sponsorCollaboratorsModule.";
    Set<String> ours = StudyTree.distinct(module + "leadSponsor.name");
    ours.addAll(StudyTree.distinct(module + "collaborators.name"));
    assertThat(ours).hasSizeGreaterThan(1_000).doesNotContainAnyElementsOf(real);
  }

  private static InputStream realRecords() throws IOException {
    Path file = RealData.path("records/studies.ndjson.gz");
    return new GZIPInputStream(Files.newInputStream(file), 1 << 16);
  }

  private static void add(InputStream records, Shape shape) throws IOException {
    try (JsonParser parser = JSON.createParser(records)) {
      while (parser.nextToken() != null) {
        shape.add(parser);
      }
    }
  }

  private static void compare(
      JsonNode node, String path, Map<String, String> types, Set<String> wrong) {
    node.properties()
        .forEach(
            entry -> {
              String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
              String type = types.get(at);
              JsonNode value = entry.getValue();
              if (type == null || !fits(value, type)) {
                wrong.add(at + " is " + value.getNodeType() + ", registry: " + type);
              }
              for (JsonNode element : value.isArray() ? value : List.of(value)) {
                compare(element, at, types, wrong);
              }
            });
  }

  private static boolean fits(JsonNode value, String type) {
    if (type.endsWith("[]")) {
      return value.isArray() && !value.isEmpty();
    }
    return switch (type) {
      case "boolean" -> value.isBoolean();
      case "integer", "long" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "STRUCT", "GeoPoint" -> value.isObject() && !value.isEmpty();
      default -> value.isTextual();
    };
  }

  private static Map<String, String> types() {
    Map<String, String> types = new HashMap<>();
    for (Field<?> field : Fields.all()) {
      boolean struct = field.type() == FieldType.STRUCTURE && !field.repeated();
      types.put(
          field.path(), struct ? "STRUCT" : field.typeName() + (field.repeated() ? "[]" : ""));
    }
    String geoPoint = "protocolSection.contactsLocationsModule.locations.geoPoint";
    types.put(geoPoint + ".lat", "number");
    types.put(geoPoint + ".lon", "number");
    return types;
  }

  private static Map<String, Set<String>> enumValues() {
    Map<String, Set<String>> byPath = new HashMap<>();
    for (Field<?> field : Fields.all()) {
      if (field.type() == FieldType.ENUM) {
        byPath.put(field.path(), Set.copyOf(field.enumValues()));
      }
    }
    return byPath;
  }
}
