package org.trialbook.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Nearest names for a name that does not exist. */
public final class DidYouMean {

  private static final int MOST = 3;
  private static final int SHORTEST_PART = 3;

  private DidYouMean() {}

  /**
   * The end of an error message: {@code " Did you mean OverallStatus?"} with up to three names, or,
   * where none is near, all names if they are few, or nothing.
   */
  public static String or(String wrong, Collection<String> names) {
    List<String> near = nearest(wrong, names);
    if (!near.isEmpty()) {
      return " Did you mean " + String.join(" or ", near) + "?";
    }
    return !names.isEmpty() && names.size() <= 20
        ? " It is one of " + String.join(", ", names) + "."
        : "";
  }

  /**
   * Up to three names within a few typing errors of the wrong one, nearest first; where there are
   * none, those that contain it, shortest first.
   */
  public static List<String> nearest(String wrong, Collection<String> names) {
    String typed = wrong.strip().toLowerCase(Locale.ROOT);
    int tolerated = Math.max(1, typed.length() / 3);
    Map<String, Integer> near = new LinkedHashMap<>();
    Map<String, Integer> containing = new LinkedHashMap<>();
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      int distance = distance(typed, lower);
      if (distance <= tolerated) {
        near.put(name, distance);
      } else if (typed.length() >= SHORTEST_PART && lower.contains(typed)) {
        containing.put(name, name.length());
      }
    }
    return (near.isEmpty() ? containing : near)
        .entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
  }

  /** Edit distance in which swapping two neighbours counts once. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
