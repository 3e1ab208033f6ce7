package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.snapshot.Snapshot;

/**
 * Fields that the registry began to fill, or left out, for all studies between two days.
 *
 * <p>Such a field stands in many of the studies that differ, on one side only; and in none of those
 * that are the same on both. Some hundred studies of either sort are looked at, evenly spread.
 */
final class FormatChange {

  private static final int MOST_CHANGED = 1_000;
  private static final int MOST_SAME = 2_000;

  /** Fewer studies than these may have gained a field by themselves. */
  private static final int FEWEST = 20;

  private FormatChange() {}

  /** The outermost of these fields; what is in them goes with them. */
  static Set<String> fields(Snapshot earlier, Snapshot later, List<String> changed) {
    List<String> looked = spread(changed, MOST_CHANGED);
    Map<String, Integer> before = studiesByField(earlier, looked);
    Map<String, Integer> after = studiesByField(later, looked);
    Set<String> oneSided = new TreeSet<>();
    before.forEach((field, n) -> addIf(oneSided, field, n >= FEWEST && !after.containsKey(field)));
    after.forEach((field, n) -> addIf(oneSided, field, n >= FEWEST && !before.containsKey(field)));
    oneSided.removeAll(SameValue.FIELDS);
    if (oneSided.isEmpty()) {
      return Set.of();
    }
    Set<String> differing = new HashSet<>(changed);
    List<String> same =
        later.nctIds().stream()
            .filter(nctId -> !differing.contains(nctId) && earlier.has(nctId))
            .toList();
    oneSided.removeAll(studiesByField(later, spread(same, MOST_SAME)).keySet());
    return oneSided.stream()
        .filter(field -> parents(field).noneMatch(oneSided::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void addIf(Set<String> fields, String field, boolean wanted) {
    if (wanted) {
      fields.add(field);
    }
  }

  private static Stream<String> parents(String field) {
    return IntStream.range(0, field.length())
        .filter(at -> field.charAt(at) == '.')
        .mapToObj(at -> field.substring(0, at));
  }

  private static List<String> spread(List<String> nctIds, int most) {
    int size = nctIds.size();
    return size <= most
        ? nctIds
        : IntStream.range(0, most)
            .mapToObj(i -> nctIds.get((int) ((long) i * size / most)))
            .toList();
  }

  private static Map<String, Integer> studiesByField(Snapshot snapshot, List<String> nctIds) {
    Map<String, Integer> studies = new HashMap<>();
    try (StudiesInOrder versions = new StudiesInOrder(snapshot, nctIds)) {
      for (String nctId : nctIds) {
        Set<String> fields = new HashSet<>();
        collect("", versions.take(nctId), fields);
        fields.forEach(field -> studies.merge(field, 1, Integer::sum));
      }
    }
    return studies;
  }

  private static void collect(String path, JsonNode node, Set<String> fields) {
    if (node.isArray()) {
      node.forEach(element -> collect(path, element, fields));
      return;
    }
    node.properties()
        .forEach(
            field -> {
              if (!SameValue.isBlank(field.getValue())) {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                fields.add(name);
                collect(name, field.getValue(), fields);
              }
            });
  }
}
