package org.trialbook.mirror.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent values with their counts, in memory that does not grow with the corpus.
 *
 * <p>Exact up to 8,192 different values. Then the rare half is forgotten each time, so that a value
 * which comes back has lost the counts of before; what is frequent throughout keeps all of them.
 */
final class TopValues {

  private static final int MOST = 8_192;

  /** Longer values are no categories, and would be most of the memory. */
  static final int LONGEST = 256;

  private final Map<String, Integer> counts = new HashMap<>();

  void add(String value) {
    if (value.length() > LONGEST) {
      return;
    }
    counts.merge(value, 1, Integer::sum);
    if (counts.size() > MOST) {
      int[] sorted = counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
      int median = sorted[sorted.length / 2];
      counts.values().removeIf(count -> count <= median);
    }
  }

  /** The most frequent first; equally frequent ones in their order as text. */
  List<Map.Entry<String, Integer>> first(int most) {
    Comparator<Map.Entry<String, Integer>> frequentFirst =
        Map.Entry.<String, Integer>comparingByValue().reversed();
    return counts.entrySet().stream()
        .sorted(frequentFirst.thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
