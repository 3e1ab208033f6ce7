package org.trialbook.analysis.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets of names by what they have in common: mostly studies by group, each once in a group. */
public final class Tally<K> {

  private final Map<K, Set<String>> groups = new HashMap<>();

  public void add(K group, String name) {
    groups.computeIfAbsent(group, any -> new HashSet<>()).add(name);
  }

  public long of(K group) {
    return members(group).size();
  }

  public Set<String> members(K group) {
    return groups.getOrDefault(group, Set.of());
  }

  /** The groups, largest first; equal ones by their text. */
  public List<K> largestFirst() {
    return groups.keySet().stream()
        .sorted(Comparator.<K>comparingLong(group -> -of(group)).thenComparing(String::valueOf))
        .toList();
  }

  public static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return both;
  }

  public Set<K> groups() {
    return groups.keySet();
  }
}
