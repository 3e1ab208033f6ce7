package org.trialbook.mirror.stats;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.trialbook.field.Catalogue;
import org.trialbook.field.EnumType;
import org.trialbook.field.FieldType;
import org.trialbook.field.SearchArea;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.RequestParameters;

/** Answers what does not depend on the corpus: the data model, its enums and areas, the version. */
public final class CatalogueAnswers {

  private static final String API_VERSION = "2.0.5";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogueAnswers() {}

  public static Answer version(RequestParameters parameters, LocalDateTime dataTimestamp) {
    parameters.only(Set.of());
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("apiVersion", API_VERSION);
    version.put("dataTimestamp", TIMESTAMP.format(dataTimestamp));
    return pretty(version);
  }

  /** The data model knows no fields that are only historic. */
  public static Answer metadata(RequestParameters parameters) {
    parameters.only(Set.of("includeIndexedOnly", "includeHistoricOnly"));
    boolean indexedOnly = parameters.flag("includeIndexedOnly");
    parameters.flag("includeHistoricOnly");
    return pretty(Catalogue.sections().stream().map(node -> node(node, indexedOnly)).toList());
  }

  public static Answer enums(RequestParameters parameters) {
    parameters.only(Set.of());
    return pretty(Catalogue.enums().stream().map(CatalogueAnswers::enumType).toList());
  }

  public static Answer searchAreas(RequestParameters parameters) {
    parameters.only(Set.of());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", "Study");
    document.put(
        "areas", List.of(SearchArea.values()).stream().map(CatalogueAnswers::area).toList());
    return pretty(List.of(document));
  }

  private static Map<String, Object> node(Catalogue.Node node, boolean indexedOnly) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("piece", node.field().piece());
    json.put("sourceType", node.sourceType());
    json.put("type", node.type());
    json.put("description", node.description());
    if (node.field().type() == FieldType.ENUM) {
      json.put("isEnum", true);
    }
    if (node.synonyms()) {
      json.put("synonyms", true);
    }
    if (node.nested()) {
      json.put("nested", true);
    }
    if (!node.alternatives().isEmpty()) {
      json.put("altPieceNames", node.alternatives());
    }
    if (node.field().isSearchOnly()) {
      json.put("indexedOnly", true);
    }
    List<Catalogue.Node> children = new ArrayList<>(node.children());
    if (indexedOnly) {
      children.addAll(Catalogue.searchOnly(node.field()));
    }
    if (!children.isEmpty()) {
      json.put("children", children.stream().map(child -> node(child, indexedOnly)).toList());
    }
    return json;
  }

  private static Map<String, Object> enumType(EnumType type) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type.name());
    json.put("values", type.values().stream().map(CatalogueAnswers::enumValue).toList());
    json.put("pieces", type.pieces());
    return json;
  }

  private static Map<String, Object> enumValue(EnumType.Value value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", value.value());
    json.put("legacyValue", value.legacyValue());
    if (!value.exceptions().isEmpty()) {
      json.put("exceptions", value.exceptions());
    }
    return json;
  }

  private static Map<String, Object> area(SearchArea area) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", area.areaName());
    area.parameter().ifPresent(parameter -> json.put("param", parameter));
    area.title().ifPresent(title -> json.put("uiLabel", title));
    json.put("parts", area.parts().stream().map(CatalogueAnswers::part).toList());
    return json;
  }

  private static Map<String, Object> part(SearchArea.Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pieces", part.pieces());
    json.put("type", part.type());
    json.put("isEnum", part.isEnum());
    json.put("isSynonyms", part.synonyms());
    json.put("weight", part.weight());
    return json;
  }

  /** The registry prints these answers over several lines, with blanks around the colons. */
  static Answer pretty(Object json) {
    return Answer.json(out -> write(json, out));
  }

  private static void write(Object json, OutputStream out) throws IOException {
    JSON.writerWithDefaultPrettyPrinter()
        .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .writeValue(out, json);
  }
}
