package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;

/**
 * Turns relations into one trie.
 *
 * <p>A source stands on levels: the study, each element on its path, the row. A column stands on
 * one of these levels, and its cells are filled when that level's value ends, for all rows made
 * since: by then everything inside it has been seen, in whatever order the record has it.
 */
final class PlanCompiler {

  private final Place root = new Place(StudyPath.STUDY);
  private final Set<StudyPath> wanted = new LinkedHashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final List<byte[]> constants = new ArrayList<>();
  private int nodes;
  private int values;
  private int lists;

  int values() {
    return values;
  }

  int lists() {
    return lists;
  }

  int counters() {
    return counters.size();
  }

  /** The constants of all sources, in UTF-8. */
  List<byte[]> constants() {
    return constants;
  }

  int nodes() {
    return nodes;
  }

  /** The paths of all values that are read. */
  Set<StudyPath> wanted() {
    return wanted;
  }

  /** The register of the single value at this path. */
  int value(StudyPath path) {
    wanted.add(path);
    Place place = place(path);
    if (place.value == Node.NONE) {
      place.value = values++;
      scope(path.lastElement()).values.add(place.value);
    }
    return place.value;
  }

  void add(int number, Relation relation) {
    List<StudyPath> rows = relation.sources().stream().map(Source::studyPath).toList();
    List<Map<Column, StudyPath>> standing = new ArrayList<>();
    for (int source = 0; source < rows.size(); source++) {
      Map<Column, StudyPath> levels = new LinkedHashMap<>();
      for (Column column : relation.columns()) {
        levels.put(column, level(column, rows.get(source)));
      }
      standing.add(levels);
    }
    for (Column column : relation.columns()) {
      check(relation, column, rows, standing.stream().map(levels -> levels.get(column)).toList());
    }
    for (int source = 0; source < rows.size(); source++) {
      addSource(number, relation, relation.sources().get(source), standing.get(source));
    }
  }

  /** The level that the column stands on in this source, or null if it has no place there. */
  private static StudyPath level(Column column, StudyPath row) {
    if (column.reading() == Reading.CONSTANT) {
      return row;
    }
    StudyPath path = StudyPath.resolve(row, column.path());
    if (column.reading() == Reading.ORDINAL) {
      return row.startsWith(path) && !path.steps().isEmpty() ? path : null;
    }
    StudyPath level =
        column.isRelative() ? StudyPath.base(row, column.path()) : row.sharedElement(path);
    return column.reading().gathers() == path.hasElementsBelow(level) ? level : null;
  }

  private static void check(
      Relation relation, Column column, List<StudyPath> rows, List<StudyPath> levels) {
    if (levels.stream().allMatch(level -> level == null)) {
      throw new TrialbookException(
          "Column %s of %s cannot be read at %s.\nIts rows are %s; %s."
              .formatted(
                  column.name(),
                  relation.name(),
                  column.path(),
                  rows.get(0).steps().isEmpty() ? "studies" : "at " + rows.get(0),
                  column.reading().gathers()
                      ? "a list needs a path with [] below the row"
                      : "a path through another array gives no single value"));
    }
    for (int i = 0; i < rows.size(); i++) {
      StudyPath level = levels.get(i) == null ? rows.get(i) : levels.get(i);
      for (int j = 0; j < rows.size(); j++) {
        StudyPath other = levels.get(j) == null ? rows.get(j) : levels.get(j);
        if (!level.equals(other) && rows.get(j).startsWith(level)) {
          throw new TrialbookException(
              "Column %s of %s stands at %s in one source and at %s in another, inside it.\nGive it"
                      .formatted(column.name(), relation.name(), level, other)
                  + " one path for all sources, or make two columns of it.");
        }
      }
    }
  }

  private void addSource(
      int number, Relation relation, Source source, Map<Column, StudyPath> standing) {
    StudyPath row = source.studyPath();
    StudyPath outer = null;
    for (StudyPath level : row.levels()) {
      ScopeDraft scope = scope(level);
      if (outer != null) {
        scope.counters.add(counter(number, outer));
      }
      List<Scope.CellFill> cells = new ArrayList<>();
      for (int i = 0; i < relation.columns().size(); i++) {
        Column column = relation.columns().get(i);
        StudyPath stands = standing.get(column);
        if (level.equals(stands == null ? row : stands)) {
          cells.add(cell(i, column, number, source, stands));
        }
      }
      boolean isRow = level.equals(row);
      if (isRow || !cells.isEmpty()) {
        scope.fills.add(new Scope.Fill(number, isRow, List.copyOf(cells)));
      }
      outer = level;
    }
  }

  private Scope.CellFill cell(
      int index, Column column, int relation, Source source, StudyPath stands) {
    StudyPath row = source.studyPath();
    Reading reading = column.reading();
    int register = Node.NONE;
    StudyPath path = row;
    if (reading == Reading.CONSTANT) {
      String text = source.constants().get(column.name());
      register = text == null ? Node.NONE : constant(text);
    } else if (stands != null) {
      path = StudyPath.resolve(row, column.path());
      if (reading == Reading.ORDINAL) {
        register = counter(relation, path.enclosing());
      } else {
        register = reading.gathers() ? list(stands, path) : value(path);
      }
    }
    return new Scope.CellFill(index, reading, path.toString(), register);
  }

  private int constant(String text) {
    constants.add(text.getBytes(StandardCharsets.UTF_8));
    return constants.size() - 1;
  }

  /** The register of the list of values at {@code path} within one value at {@code level}. */
  private int list(StudyPath level, StudyPath path) {
    wanted.add(path);
    Place leaf = place(path);
    Integer known = leaf.gathering.get(level);
    if (known != null) {
      return known;
    }
    int register = lists++;
    leaf.gathering.put(level, register);
    int firstArray = path.steps().subList(level.steps().size(), path.steps().size()).indexOf("[]");
    place(path.first(level.steps().size() + firstArray)).lists.add(register);
    scope(level.lastElement()).lists.add(register);
    return register;
  }

  /** The counter of a relation's elements directly inside one value at {@code outer}. */
  private int counter(int relation, StudyPath outer) {
    int register = counters.computeIfAbsent(relation + " " + outer, key -> counters.size());
    scope(outer).countersInside.add(register);
    return register;
  }

  private Place place(StudyPath path) {
    Place place = root;
    for (int i = 0; i < path.steps().size(); i++) {
      StudyPath here = path.first(i + 1);
      place = place.members.computeIfAbsent(path.steps().get(i), step -> new Place(here));
    }
    return place;
  }

  private ScopeDraft scope(StudyPath path) {
    Place place = place(path);
    if (place.scope == null) {
      place.scope = new ScopeDraft();
    }
    return place.scope;
  }

  Node compile() {
    scope(StudyPath.STUDY);
    return node(root);
  }

  private Node node(Place place) {
    int id = nodes++;
    Node element = null;
    List<String> names = new ArrayList<>();
    List<Node> members = new ArrayList<>();
    for (Map.Entry<String, Place> member : place.members.entrySet()) {
      if (member.getKey().equals(StudyPath.ELEMENT)) {
        element = node(member.getValue());
      } else {
        names.add(member.getKey());
        members.add(node(member.getValue()));
      }
    }
    return new Node(
        id,
        place.path.toString(),
        names,
        members,
        element,
        place.value,
        place.gathering.values().stream().mapToInt(Integer::intValue).toArray(),
        place.lists.stream().mapToInt(Integer::intValue).toArray(),
        place.scope == null ? null : place.scope.freeze());
  }

  /** A node in the making. */
  private static final class Place {
    final StudyPath path;
    final Map<String, Place> members = new LinkedHashMap<>();
    final Map<StudyPath, Integer> gathering = new LinkedHashMap<>();
    final List<Integer> lists = new ArrayList<>();
    int value = Node.NONE;
    ScopeDraft scope;

    Place(StudyPath path) {
      this.path = path;
    }
  }

  /** A scope in the making. */
  private static final class ScopeDraft {
    final Set<Integer> values = new LinkedHashSet<>();
    final Set<Integer> lists = new LinkedHashSet<>();
    final Set<Integer> countersInside = new LinkedHashSet<>();
    final Set<Integer> counters = new LinkedHashSet<>();
    final Set<Scope.Fill> fills = new LinkedHashSet<>();

    Scope freeze() {
      return new Scope(values, lists, countersInside, counters, fills);
    }
  }
}
