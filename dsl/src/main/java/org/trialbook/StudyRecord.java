package org.trialbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialbook.field.Field;

/** The JSON of one study, read by fields. */
record StudyRecord(JsonNode json) {

  /** The first value of a field, as the API writes it; empty where there is none. */
  Optional<String> value(Field<?> field) {
    return values(field).stream().findFirst();
  }

  /** All values of a field, as the API writes them; a structure is its JSON. */
  List<String> values(Field<?> field) {
    return nodes(field).stream()
        .map(node -> node.isValueNode() ? node.asText() : node.toString())
        .toList();
  }

  /** Where a field stands in the record, elements of lists one by one. */
  List<JsonNode> nodes(Field<?> field) {
    List<JsonNode> nodes = List.of(json);
    for (String name : field.path().split("\\.", -1)) {
      List<JsonNode> inside = new ArrayList<>();
      for (JsonNode node : nodes) {
        JsonNode child = node.path(name);
        if (child.isArray()) {
          child.forEach(inside::add);
        } else if (!child.isMissingNode() && !child.isNull()) {
          inside.add(child);
        }
      }
      nodes = inside;
    }
    return nodes;
  }
}
