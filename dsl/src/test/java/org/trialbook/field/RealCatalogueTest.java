package org.trialbook.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;
import org.trialbook.field.Catalogue.Node;

/** Holds the catalogue to the registry's own files, value by value. */
class RealCatalogueTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theTreeIsTheRegistrysTree() throws IOException {
    List<String> ours = new ArrayList<>();
    Catalogue.sections().forEach(node -> flatten(node, "", ours));
    List<String> real = new ArrayList<>();
    read("metadata.json").forEach(node -> flatten(node, "", real));
    assertThat(ours).containsExactlyElementsOf(real);
  }

  @Test
  void theFieldsAreTheRegistrysFields() throws IOException {
    List<String> ours = new ArrayList<>();
    for (Field<?> field : Fields.all()) {
      String type = field.typeName() + (field.repeated() ? "[]" : "");
      ours.add(field.path() + " " + field.piece() + " " + type);
    }
    try (Stream<String> lines = Files.lines(RealData.path("fields.tsv"))) {
      List<String> real =
          lines.skip(1).map(line -> line.split("\t", -1)).map(RealCatalogueTest::field).toList();
      assertThat(ours).containsExactlyElementsOf(real);
    }
  }

  @Test
  void theEnumsAreTheRegistrysEnums() throws IOException {
    List<EnumType> ours = Catalogue.enums();
    JsonNode real = read("enums.json");
    assertThat(ours).hasSize(41).hasSameSizeAs(real);
    for (int i = 0; i < ours.size(); i++) {
      EnumType type = ours.get(i);
      assertThat(type.name()).isEqualTo(real.get(i).get("type").asText());
      assertThat(type.pieces()).isEqualTo(texts(real.get(i).get("pieces")));
      List<EnumType.Value> values = type.values();
      assertThat(values).hasSameSizeAs(real.get(i).get("values"));
      for (int j = 0; j < values.size(); j++) {
        JsonNode value = real.get(i).get("values").get(j);
        assertThat(values.get(j).value()).isEqualTo(value.get("value").asText());
        assertThat(values.get(j).legacyValue()).isEqualTo(value.get("legacyValue").asText());
        Map<String, String> exceptions = new LinkedHashMap<>();
        value
            .path("exceptions")
            .properties()
            .forEach(entry -> exceptions.put(entry.getKey(), entry.getValue().asText()));
        assertThat(values.get(j).exceptions()).isEqualTo(exceptions);
      }
      assertThat(constants(type.name())).isEqualTo(type.names());
    }
  }

  @Test
  void theSearchAreasAreTheRegistrysAreas() throws IOException {
    JsonNode real = read("search-areas.json").get(0).get("areas");
    List<SearchArea> ours = List.of(SearchArea.values());
    assertThat(ours).hasSameSizeAs(real);
    for (int i = 0; i < real.size(); i++) {
      SearchArea area = ours.get(i);
      assertThat(area.areaName()).isEqualTo(real.get(i).get("name").asText());
      assertThat(area.parameter().orElse("")).isEqualTo(real.get(i).path("param").asText());
      assertThat(area.title().orElse("")).isEqualTo(real.get(i).path("uiLabel").asText());
      List<SearchArea.Part> parts = new ArrayList<>();
      for (JsonNode part : real.get(i).get("parts")) {
        SearchArea.Part expected =
            new SearchArea.Part(
                texts(part.get("pieces")),
                part.get("weight").asDouble(),
                part.get("type").asText(),
                part.get("isSynonyms").asBoolean());
        assertThat(expected.isEnum()).isEqualTo(part.get("isEnum").asBoolean());
        parts.add(expected);
      }
      assertThat(area.parts()).isEqualTo(parts);
    }
  }

  private static void flatten(Node node, String above, List<String> into) {
    String path = above + node.name();
    assertThat(node.field().path()).isEqualTo(path);
    boolean isEnum = node.field().type() == FieldType.ENUM;
    into.add(
        describe(
            path,
            node.field().piece(),
            node.sourceType(),
            node.type(),
            isEnum,
            node.synonyms(),
            node.nested(),
            node.alternatives()));
    node.children().forEach(child -> flatten(child, path + ".", into));
  }

  private static void flatten(JsonNode node, String above, List<String> into) {
    String path = above + node.get("name").asText();
    into.add(
        describe(
            path,
            node.get("piece").asText(),
            node.get("sourceType").asText(),
            node.get("type").asText(),
            node.path("isEnum").asBoolean(),
            node.path("synonyms").asBoolean(),
            node.path("nested").asBoolean(),
            texts(node.path("altPieceNames"))));
    node.path("children").forEach(child -> flatten(child, path + ".", into));
  }

  private static String describe(Object... parts) {
    return List.of(parts).toString();
  }

  private static String field(String[] row) {
    return row[0] + " " + row[1] + " " + row[2];
  }

  private static List<String> constants(String enumName) {
    try {
      List<String> names = new ArrayList<>();
      for (Object value : Class.forName("org.trialbook.field." + enumName).getEnumConstants()) {
        names.add(((Enum<?>) value).name());
        assertThat(((Labelled) value).label()).isNotBlank();
      }
      return names;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode read(String file) throws IOException {
    return JSON.readTree(RealData.path(file).toFile());
  }
}
