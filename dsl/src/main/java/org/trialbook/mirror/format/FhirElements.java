package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What resources of FHIR are made of. */
final class FhirElements {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FhirElements() {}

  static void progress(ObjectNode study, JsonNode status) {
    if (status.isTextual()) {
      concept(study.putArray("progressStatus").addObject(), "state", status);
    }
  }

  /** A resource of that type; an empty id is left out. */
  static ObjectNode resource(String type, String id) {
    ObjectNode resource = NODES.objectNode().put("resourceType", type);
    return id.isEmpty() ? resource : resource.put("id", id);
  }

  static ObjectNode reference(String type, String id, String display) {
    return NODES.objectNode().put("reference", "#" + id).put("type", type).put("display", display);
  }

  static void text(ObjectNode parent, String name, JsonNode value) {
    if (value.isValueNode()) {
      parent.put(name, value.asText());
    }
  }

  static void concept(ObjectNode parent, String name, JsonNode value) {
    if (value.isValueNode()) {
      parent.putObject(name).put("text", value.asText());
    }
  }

  /** A list of concepts of a value or a list of values. */
  static void concepts(ObjectNode parent, String name, JsonNode values) {
    ArrayNode concepts = NODES.arrayNode();
    (values.isArray() ? values : NODES.arrayNode().add(values))
        .forEach(
            value -> {
              if (value.isValueNode()) {
                concepts.addObject().put("text", value.asText());
              }
            });
    put(parent, name, concepts);
  }

  /** FHIR has no empty lists and objects. */
  static void put(ObjectNode parent, String name, JsonNode value) {
    if (!value.isEmpty()) {
      parent.set(name, value);
    }
  }

  /** A contact's ways to be reached. */
  static ArrayNode telecom(JsonNode contact) {
    ArrayNode telecom = NODES.arrayNode();
    for (Map.Entry<String, JsonNode> entry : contact.properties()) {
      if (entry.getKey().equals("phone") || entry.getKey().equals("email")) {
        telecom.addObject().put("system", entry.getKey()).put("value", entry.getValue().asText());
      }
    }
    return telecom;
  }
}
