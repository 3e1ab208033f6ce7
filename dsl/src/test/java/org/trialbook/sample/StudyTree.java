package org.trialbook.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study of the sample as a tree; it prints as its id, so that a failing test can be read. */
record StudyTree(JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The default sample, read once for all tests. */
  static final List<StudyTree> ALL = Sample.studies().stream().map(StudyTree::parse).toList();

  private static StudyTree parse(byte[] study) {
    try {
      return new StudyTree(JSON.readTree(study));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every value at a dotted path; arrays on the way are gone through. */
  static Stream<JsonNode> values(JsonNode node, String path) {
    List<JsonNode> nodes = List.of(node);
    for (String name : path.split("\\.", -1)) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode each : nodes) {
        JsonNode value = each.get(name);
        if (value != null && value.isArray()) {
          value.forEach(next::add);
        } else if (value != null) {
          next.add(value);
        }
      }
      nodes = next;
    }
    return nodes.stream();
  }

  /** Every value at a path in the whole sample. */
  static Stream<String> all(String path) {
    return ALL.stream().flatMap(study -> study.texts(path));
  }

  /** The different values at a path in the whole sample. */
  static Set<String> distinct(String path) {
    return all(path).collect(Collectors.toCollection(TreeSet::new));
  }

  Stream<JsonNode> values(String path) {
    return values(json, path);
  }

  Stream<String> texts(String path) {
    return values(path).map(JsonNode::asText);
  }

  boolean has(String path) {
    return values(path).findAny().isPresent();
  }

  boolean hasResults() {
    return json.get("hasResults").asBoolean();
  }

  String nctId() {
    return json.at("/protocolSection/identificationModule/nctId").asText();
  }

  String status() {
    return json.at("/protocolSection/statusModule/overallStatus").asText();
  }

  @Override
  public String toString() {
    return nctId();
  }
}
