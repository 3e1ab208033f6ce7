package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which element of a list in the earlier version is which in the later one. Lists have no order: an
 * element is known by what is in it, and where that has changed by the fields that name it.
 */
final class ListMatching {

  /** Fields that tell the elements of a list from each other, by the list's name; best first. */
  private static final Map<String, List<List<String>>> NAMES =
      Map.ofEntries(
          // The registry respells cities and countries, and sponsors rename facilities.
          Map.entry(
              "locations",
              List.of(
                  List.of("facility", "city", "state", "country"),
                  List.of("facility", "city", "state", "country", "zip"),
                  List.of("facility", "city"),
                  List.of("zip", "facility"),
                  List.of("zip", "city"))),
          Map.entry("armGroups", List.of(List.of("label"))),
          Map.entry("interventions", List.of(List.of("type", "name"), List.of("name"))),
          Map.entry(
              "primaryOutcomes", List.of(List.of("measure", "timeFrame"), List.of("measure"))),
          Map.entry(
              "secondaryOutcomes", List.of(List.of("measure", "timeFrame"), List.of("measure"))),
          Map.entry("otherOutcomes", List.of(List.of("measure", "timeFrame"), List.of("measure"))),
          Map.entry("outcomeMeasures", List.of(List.of("title", "timeFrame"), List.of("title"))),
          Map.entry("seriousEvents", List.of(List.of("term", "organSystem"))),
          Map.entry("otherEvents", List.of(List.of("term", "organSystem"))),
          Map.entry("references", List.of(List.of("pmid"), List.of("citation"))),
          Map.entry("seeAlsoLinks", List.of(List.of("url"), List.of("label"))),
          Map.entry("largeDocs", List.of(List.of("filename"), List.of("label"))));

  private static final List<List<String>> USUAL_NAMES =
      List.of(
          List.of("id"),
          List.of("groupId"),
          List.of("name"),
          List.of("title"),
          List.of("label"),
          List.of("pmid"),
          List.of("type"),
          List.of("units"));

  private static final int LONGEST_NAME = 200;

  private final List<List<String>> names;

  private final List<JsonNode> removed = new ArrayList<>();
  private final List<JsonNode> added = new ArrayList<>();
  private final List<Pair> changed = new ArrayList<>();

  /** One element in its two versions. */
  record Pair(JsonNode before, JsonNode after) {}

  private ListMatching(String list) {
    this.names = NAMES.getOrDefault(list, USUAL_NAMES);
  }

  /**
   * Compares two lists of objects.
   *
   * @param list the name of the list's field
   */
  static ListMatching compare(String list, JsonNode before, JsonNode after) {
    ListMatching elements = new ListMatching(list);
    IdentityHashMap<JsonNode, String> forms = new IdentityHashMap<>();
    sort(before, elements.removed, forms);
    sort(after, elements.added, forms);
    elements.pair(forms::get, false);
    elements.changed.clear();
    for (List<String> fields : elements.names) {
      elements.pair(element -> key(element, fields), true);
    }
    elements.pair(element -> key(element, elements.names.get(0)), false);
    return elements;
  }

  /** So that the order in the list makes no difference, not even where two have one name. */
  private static void sort(
      JsonNode list, List<JsonNode> sorted, IdentityHashMap<JsonNode, String> forms) {
    for (JsonNode element : list) {
      forms.put(element, canonical(element));
      sorted.add(element);
    }
    sorted.sort(Comparator.comparing(forms::get));
  }

  List<JsonNode> removed() {
    return removed;
  }

  List<JsonNode> added() {
    return added;
  }

  List<Pair> changed() {
    return changed;
  }

  /** What tells an element from the others, for people. */
  String name(JsonNode element) {
    String name =
        names.stream()
            .map(fields -> words(element, fields))
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElseGet(() -> SameValue.plain(element.toString()));
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
  }

  private static String words(JsonNode element, List<String> fields) {
    return fields.stream()
        .map(field -> SameValue.plain(element.path(field).asText("")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Joins what has the same key, in order; only where it is alone on both sides if told so. */
  private void pair(Function<JsonNode, String> key, boolean onlyAlone) {
    Map<String, List<JsonNode>> waiting = new HashMap<>();
    removed.forEach(
        element ->
            waiting.computeIfAbsent(key.apply(element), k -> new ArrayList<>()).add(element));
    Map<String, Long> arrived =
        added.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    // By identity: equal elements may stand twice in a list.
    Set<JsonNode> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    List<JsonNode> left = new ArrayList<>();
    for (JsonNode element : added) {
      String wanted = key.apply(element);
      List<JsonNode> candidates = waiting.getOrDefault(wanted, List.of());
      boolean fits = !wanted.isEmpty() && !candidates.isEmpty();
      if (fits && onlyAlone) {
        fits = candidates.size() == 1 && arrived.get(wanted) == 1;
      }
      if (fits) {
        JsonNode before = candidates.remove(0);
        taken.add(before);
        changed.add(new Pair(before, element));
      } else {
        left.add(element);
      }
    }
    removed.removeIf(taken::contains);
    added.clear();
    added.addAll(left);
  }

  private static String key(JsonNode element, List<String> fields) {
    String first = element.path(fields.get(0)).asText("");
    return first.isBlank()
        ? ""
        : fields.stream()
            .map(field -> SameValue.plain(element.path(field).asText("")))
            .collect(Collectors.joining("\u0000"));
  }

  /** The same text for the same content: sorted fields, lists without order, plain values. */
  static String canonical(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> fields = new TreeMap<>();
      node.properties()
          .forEach(
              field -> {
                if (!SameValue.isBlank(field.getValue())) {
                  fields.put(field.getKey(), canonical(field.getValue()));
                }
              });
      return fields.toString();
    }
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(element -> elements.add(canonical(element)));
      return elements.stream().sorted().toList().toString();
    }
    if (node.isNumber()) {
      return node.decimalValue().stripTrailingZeros().toPlainString();
    }
    return node.isTextual() ? '"' + SameValue.plain(node.textValue()) + '"' : node.asText();
  }
}
