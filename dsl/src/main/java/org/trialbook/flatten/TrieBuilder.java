package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@link Trie} in the making: hands out registers, each wanted thing getting one. */
final class TrieBuilder {

  private final Place root = new Place(StudyPath.STUDY);
  private final Map<String, Integer> counters = new LinkedHashMap<>();
  private final List<byte[]> constants = new ArrayList<>();
  private int nodes;
  private int values;
  private int lists;

  /** The register of the single value at this path. */
  int value(StudyPath path) {
    Place place = place(path);
    if (place.value == Node.NONE) {
      place.value = values++;
      scope(path.lastElement()).values.add(place.value);
    }
    return place.value;
  }

  /** The register of the list of values at {@code path} within one value at {@code level}. */
  int list(StudyPath level, StudyPath path) {
    Place leaf = place(path);
    Integer known = leaf.gathering.get(level);
    if (known != null) {
      return known;
    }
    int register = lists++;
    leaf.gathering.put(level, register);
    place(path.firstArrayBehind(level)).lists.add(register);
    scope(level.lastElement()).lists.add(register);
    return register;
  }

  /**
   * The counter of what an ordinal names: values at {@code level} within one value around it,
   * together with those at other levels there that the same column names.
   */
  int counter(int relation, int column, StudyPath level) {
    StudyPath outer = level.enclosing();
    String key = relation + " " + column + " " + outer;
    if (!counters.containsKey(key)) {
      counters.put(key, counters.size());
      scope(outer).countersInside.add(counters.get(key));
    }
    scope(level).counters.add(counters.get(key));
    return counters.get(key);
  }

  /** The register of a text that is the same for all rows of a source. */
  int constant(String text) {
    constants.add(text.getBytes(StandardCharsets.UTF_8));
    return constants.size() - 1;
  }

  /** Has cells filled whenever a value at {@code level} ends. */
  void fill(StudyPath level, Scope.Fill fill) {
    scope(level).fills.add(fill);
  }

  Trie build() {
    scope(StudyPath.STUDY);
    Node study = node(root);
    return new Trie(study, nodes, values, lists, counters.size(), constants);
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
        ints(place.gathering.values()),
        ints(place.lists),
        place.scope == null ? null : place.scope.finished());
  }

  private static int[] ints(Collection<Integer> registers) {
    return registers.stream().mapToInt(Integer::intValue).toArray();
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

    Scope finished() {
      return new Scope(
          ints(values), ints(lists), ints(countersInside), ints(counters), List.copyOf(fills));
    }
  }
}
