package org.trialbook.flatten;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Flattening as plainly as it can be said, over a Jackson tree: what {@link Flattener} is held to.
 * It shares the relations with it and no code that reads JSON.
 */
final class Reference {

  private static final Map<String, String> PHASES =
      Map.of(
          "NA", "Not Applicable",
          "EARLY_PHASE1", "Early Phase 1",
          "PHASE1", "Phase 1",
          "PHASE2", "Phase 2",
          "PHASE3", "Phase 3",
          "PHASE4", "Phase 4");

  private final List<Relation> relations;
  private final IdentityHashMap<Source, List<Place>> places = new IdentityHashMap<>();
  private final Set<String> wanted = new HashSet<>(Set.of(StudyPath.NCT_ID));
  private final Set<String> ways = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private final IdentityHashMap<Relation, Set<String>> waysToRows = new IdentityHashMap<>();

  Reference(List<Relation> relations) {
    this.relations = relations;
    for (Relation relation : relations) {
      Set<String> toRows = waysToRows.computeIfAbsent(relation, key -> new HashSet<>());
      for (Source source : relation.sources()) {
        toRows.addAll(ReferencePaths.waysTo(source.path()));
        List<Place> columns = new ArrayList<>();
        places.put(source, columns);
        for (Column column : relation.columns()) {
          Place place = Place.of(source, column);
          columns.add(place);
          wanted.add(source.path());
          if (place.reads) {
            wanted.add(place.path);
            values.add(place.path);
          }
        }
      }
    }
    values.add(StudyPath.NCT_ID);
    wanted.forEach(path -> ways.addAll(ReferencePaths.waysTo(path)));
  }

  /** The study cannot be read. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Where a column stands in the rows of a source.
   *
   * @param start the element that its value is sought in
   * @param rest the way from there
   * @param reads whether there is a value to read
   */
  private record Place(String path, String start, List<String> rest, boolean reads) {

    static Place of(Source source, Column column) {
      String path = ReferencePaths.absolute(source, column);
      String start =
          column.path().startsWith(".")
              ? source.path()
              : ReferencePaths.sharedElement(source.path(), path);
      List<String> rest =
          ReferencePaths.steps(path.substring(start.length()).replaceFirst("^\\.", ""));
      boolean reads =
          column.reading() != Reading.CONSTANT
              && column.reading() != Reading.ORDINAL
              && gathers(column) == rest.contains("[]");
      return new Place(path, start, rest, reads);
    }
  }

  private static boolean gathers(Column column) {
    return column.reading() == Reading.TEXT_LIST || column.reading() == Reading.PHASE_LABEL;
  }

  /**
   * A study as it is read.
   *
   * @param rows of each relation, cells as {@link Cells#value} gives them
   * @param unread where values stand that could not be read, as JSON pointers, and their paths
   */
  record Read(List<List<List<Object>>> rows, Map<String, String> unread) {}

  /** What is read of one study. */
  Read read(byte[] record) throws Refused {
    Map<String, String> unread = new HashMap<>();
    JsonNode study = new ReferenceTree(ways).of(record, unread);
    checkKinds(study, "", "", unread);
    JsonNode nctId = study.at("/" + StudyPath.NCT_ID.replace('.', '/'));
    if (!nctId.isTextual() || nctId.textValue().isBlank()) {
      throw new Refused("no nctId");
    }
    List<List<List<Object>>> all = new ArrayList<>();
    for (Relation relation : relations) {
      all.add(new Walk(relation, study, unread).rows());
    }
    return new Read(all, unread);
  }

  /** The rows of a record that nothing is wrong with. */
  List<List<List<Object>>> mustRead(byte[] record) {
    try {
      Read read = read(record);
      if (!read.unread().isEmpty()) {
        throw new AssertionError(read.unread());
      }
      return read.rows();
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }

  /** Objects, arrays and single values stand where they are due, along all that is wanted. */
  private void checkKinds(JsonNode node, String path, String pointer, Map<String, String> unread) {
    if (node.isNull()) {
      return;
    }
    boolean value = values.contains(path);
    boolean members =
        ways.stream().anyMatch(way -> way.startsWith(path.isEmpty() ? "" : path + "."));
    boolean elements = ways.contains(path + "[]");
    if (node.isObject() && members) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        if (ways.contains(below)) {
          checkKinds(member.getValue(), below, pointer + "/" + member.getKey(), unread);
        }
      }
    } else if (node.isArray() && elements) {
      for (int i = 0; i < node.size(); i++) {
        checkKinds(node.get(i), path + "[]", pointer + "/" + i, unread);
      }
    } else if (node.isContainerNode()
        ? value || members || elements
        : !value && (members || elements)) {
      unread.put(pointer, path);
    }
  }

  /** Goes through a study in the order of its record and makes the rows of one relation. */
  private final class Walk {
    private final Relation relation;
    private final JsonNode study;
    private final Set<String> waysToRows;
    private final List<List<Object>> rows = new ArrayList<>();
    private final Map<String, JsonNode> around = new HashMap<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, String> pointers = new HashMap<>();
    private final Map<String, String> unread;

    Walk(Relation relation, JsonNode study, Map<String, String> unread) {
      this.relation = relation;
      this.study = study;
      this.unread = unread;
      this.waysToRows = Reference.this.waysToRows.get(relation);
    }

    List<List<Object>> rows() {
      around.put("", study);
      pointers.put("", "");
      visit("", study, "", 0);
      return rows;
    }

    private void visit(String path, JsonNode node, String pointer, int index) {
      if (node.isNull()) {
        return;
      }
      boolean isElement = path.endsWith("[]");
      boolean isRow = relation.sources().stream().anyMatch(source -> source.path().equals(path));
      boolean isAround =
          isElement && relation.sources().stream().anyMatch(s -> s.path().startsWith(path));
      if ((isRow || isAround) && !path.isEmpty()) {
        around.put(path, node);
        indices.put(path, index);
        pointers.put(path, pointer);
      }
      if (node.isObject()) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
          if (waysToRows.contains(name)) {
            visit(name, member.getValue(), pointer + "/" + member.getKey(), 0);
          }
        }
      } else if (node.isArray() && waysToRows.contains(path + "[]")) {
        for (int i = 0; i < node.size(); i++) {
          visit(path + "[]", node.get(i), pointer + "/" + i, i);
        }
      }
      for (Source source : relation.sources()) {
        if (source.path().equals(path)) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < relation.columns().size(); i++) {
            row.add(cell(source, relation.columns().get(i), places.get(source).get(i)));
          }
          rows.add(row);
        }
      }
    }

    private Object cell(Source source, Column column, Place place) {
      if (column.reading() == Reading.CONSTANT) {
        return source.constants().get(column.name());
      }
      if (column.reading() == Reading.ORDINAL) {
        return ReferencePaths.isOnTheWay(place.path, source)
            ? (Object) ordinal(column, place.path)
            : null;
      }
      if (!place.reads) {
        return null;
      }
      JsonNode value = around.get(place.start);
      String pointer = pointers.get(place.start);
      if (gathers(column)) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        boolean present = gather(value, pointer, place.rest, found);
        List<String> texts = new ArrayList<>();
        found.forEach(
            (at, each) -> {
              if (each.isTextual()) {
                texts.add(ReferenceValues.text(each));
              } else {
                unread.put(at, place.path);
              }
            });
        if (!present) {
          return null;
        }
        return column.reading() == Reading.TEXT_LIST
            ? texts
            : String.join("/", texts.stream().map(t -> PHASES.getOrDefault(t, t)).toList());
      }
      for (String step : place.rest) {
        value = value.path(step);
        pointer += "/" + step;
      }
      if (value.isMissingNode() || value.isNull() || value.isContainerNode()) {
        return null;
      }
      try {
        return ReferenceValues.read(column.reading(), value);
      } catch (ReferenceValues.Unreadable e) {
        unread.put(pointer, place.path);
        return null;
      }
    }

    /**
     * Where the element stands in its own array, behind those of the arrays beside it that the
     * column names for other sources.
     */
    private long ordinal(Column column, String path) {
      long ordinal = indices.get(path) + 1L;
      String outer = path.substring(0, ReferencePaths.enclosing(path));
      Set<String> others = new HashSet<>();
      for (Source source : relation.sources()) {
        String other = ReferencePaths.absolute(source, column);
        if (ReferencePaths.isOnTheWay(other, source)
            && !other.equals(path)
            && other.substring(0, ReferencePaths.enclosing(other)).equals(outer)) {
          others.add(other);
        }
      }
      for (String other : others) {
        ordinal +=
            standingBefore(
                around.get(outer),
                ReferencePaths.steps(path.substring(outer.length()).replaceFirst("^\\.", "")),
                ReferencePaths.steps(other.substring(outer.length()).replaceFirst("^\\.", "")));
      }
      return ordinal;
    }

    /** How many elements there are at {@code other}, if that stands before {@code own}. */
    private static int standingBefore(JsonNode node, List<String> own, List<String> other) {
      if (own.get(0).equals(other.get(0))) {
        return standingBefore(
            node.path(own.get(0)), own.subList(1, own.size()), other.subList(1, other.size()));
      }
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      if (!names.contains(other.get(0))
          || names.indexOf(own.get(0)) < names.indexOf(other.get(0))) {
        return 0;
      }
      JsonNode value = node;
      for (String step : other) {
        if (step.equals("[]")) {
          return value.isArray() ? value.size() : 0;
        }
        value = value.path(step);
      }
      return value.isMissingNode() || value.isNull() ? 0 : 1;
    }

    /** True if the first array on the way is there. */
    private static boolean gather(
        JsonNode node, String pointer, List<String> steps, Map<String, JsonNode> found) {
      if (node == null || node.isNull()) {
        return false;
      }
      if (steps.isEmpty()) {
        if (!node.isContainerNode()) {
          found.put(pointer, node);
        }
        return true;
      }
      List<String> rest = steps.subList(1, steps.size());
      if (steps.get(0).equals("[]")) {
        if (!node.isArray()) {
          return false;
        }
        for (int i = 0; i < node.size(); i++) {
          gather(node.get(i), pointer + "/" + i, rest, found);
        }
        return true;
      }
      return gather(node.get(steps.get(0)), pointer + "/" + steps.get(0), rest, found);
    }
  }
}
