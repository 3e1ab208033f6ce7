package org.trialbook.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.RealData;

/** What the registry's own OpenAPI document says that its API takes. */
final class ApiDescription {

  private static ApiDescription api;

  private final JsonNode document;

  private ApiDescription(JsonNode document) {
    this.document = document;
  }

  /** Reads the document of API 2.0.5; the test is skipped where it is absent. */
  static synchronized ApiDescription read() throws IOException {
    if (api == null) {
      String yaml = Files.readString(RealData.path("ctg-oas-v2.yaml"));
      api = new ApiDescription(new YAMLMapper().readTree(yaml));
    }
    return api;
  }

  /** The operations by path; each is a GET. */
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new LinkedHashMap<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(verb -> operations.put(path.getKey(), verb.getValue())));
    return operations;
  }

  /** The schemas of what an operation takes, by the parameter's name. */
  Map<String, JsonNode> parameters(String path) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    operations()
        .get(path)
        .path("parameters")
        .forEach(given -> parameters.put(given.get("name").asText(), given.get("schema")));
    return parameters;
  }

  /** What is wrong with a value by the schema of its parameter; empty when nothing is. */
  List<String> wrong(JsonNode schema, String value) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asText().replaceFirst(".*/", "");
      return wrong(document.at("/components/schemas/" + name), value);
    }
    List<String> wrong = new ArrayList<>();
    if (schema.path("type").asText().equals("array")) {
      List<String> items = List.of(value.split("[,|]", -1));
      items.forEach(item -> wrong.addAll(wrong(schema.get("items"), item)));
      if (items.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
        wrong.add("too many items in " + value);
      }
    }
    if (schema.has("pattern") && !value.matches(schema.get("pattern").asText())) {
      wrong.add(value + " is not " + schema.get("pattern").asText());
    }
    if (schema.has("enum") && !schema.get("enum").toString().contains('"' + value + '"')) {
      wrong.add(value + " is none of " + schema.get("enum"));
    }
    return wrong;
  }
}
