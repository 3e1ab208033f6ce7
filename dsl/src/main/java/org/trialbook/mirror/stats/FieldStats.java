package org.trialbook.mirror.stats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.mirror.search.FieldTree;
import org.trialbook.mirror.search.SearchOnlyMaker;
import org.trialbook.mirror.search.StudyReader;

/**
 * What the values of the fields are like in a corpus, and how long its lists are; gathered study by
 * study, in memory that does not grow with them.
 */
final class FieldStats {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int TOP_SIZES = 250;

  private record Value(Field<?> field, String text) {}

  private record Size(Field<?> field, int size) {}

  private final Map<Field<?>, ValueStats> values = new LinkedHashMap<>();

  /** By list field: how many studies have a list of that size. */
  private final Map<Field<?>, TreeMap<Integer, Integer>> sizes = new LinkedHashMap<>();

  /** What the study at hand was seen to have. */
  private final Set<Object> seen = new HashSet<>();

  private final SearchOnlyMaker maker = new SearchOnlyMaker(this::value);
  private int studies;
  private String nctId = "";

  FieldStats() {
    Catalogue.sections().forEach(this::prepare);
  }

  private void prepare(Catalogue.Node node) {
    ValueStats.of(node.field()).ifPresent(stats -> values.put(node.field(), stats));
    if (node.type().endsWith("[]")) {
      sizes.put(node.field(), new TreeMap<>());
    }
    node.children().forEach(this::prepare);
    Catalogue.searchOnly(node.field()).forEach(this::prepare);
  }

  void add(byte[] study) throws IOException {
    nctId = StudyReader.nctId(study).orElse("");
    seen.clear();
    studies++;
    try (JsonParser parser = JSON.createParser(study)) {
      parser.nextToken();
      read(parser, FieldTree.ofRecord());
    }
  }

  private void read(JsonParser parser, FieldTree tree) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        read(parser, tree);
        size++;
      }
      count(tree.field().orElseThrow(), size);
      maker.list(tree, size);
    } else if (token == JsonToken.START_OBJECT && !tree.children().isEmpty()) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        FieldTree child = tree.child(parser.currentName());
        parser.nextToken();
        if (child.field().isPresent()) {
          read(parser, child);
        } else {
          parser.skipChildren();
        }
      }
      maker.end(tree);
    } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      value(tree.field().orElseThrow(), parser.getText());
      maker.value(tree, parser.getText());
    } else {
      parser.skipChildren();
    }
  }

  private void count(Field<?> field, int size) {
    TreeMap<Integer, Integer> counts = sizes.get(field);
    if (counts != null && seen.add(new Size(field, size))) {
      counts.merge(size, 1, Integer::sum);
    }
  }

  private void value(Field<?> field, String text) {
    ValueStats stats = values.get(field);
    if (stats != null) {
      if (seen.add(field)) {
        stats.addStudy();
      }
      stats.add(text, seen.add(new Value(field, text)), nctId);
    }
  }

  /** The fields with values, in the order of the data model. */
  Set<Field<?>> fields() {
    return values.keySet();
  }

  /** The fields that are lists, in the order of the data model. */
  Set<Field<?>> lists() {
    return sizes.keySet();
  }

  ValueStats.Kind kind(Field<?> field) {
    return values.get(field).kind();
  }

  Map<String, Object> values(Field<?> field) {
    return values.get(field).json(studies);
  }

  Map<String, Object> sizes(Field<?> list) {
    TreeMap<Integer, Integer> counts = sizes.get(list);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("piece", list.piece());
    json.put("field", list.path());
    json.put("uniqueSizesCount", counts.size());
    Optional.ofNullable(counts.firstEntry())
        .ifPresent(least -> json.put("minSize", least.getKey()));
    Optional.ofNullable(counts.lastEntry()).ifPresent(most -> json.put("maxSize", most.getKey()));
    List<Map<String, Object>> top = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .limit(TOP_SIZES)
        .forEach(
            entry -> {
              Map<String, Object> size = new LinkedHashMap<>();
              size.put("size", entry.getKey());
              size.put("studiesCount", entry.getValue());
              top.add(size);
            });
    if (!top.isEmpty()) {
      json.put("topSizes", top);
    }
    return json;
  }
}
