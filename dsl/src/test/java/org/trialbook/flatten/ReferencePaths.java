package org.trialbook.flatten;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paths of a record as text: their steps, and which lie on the way to which. */
final class ReferencePaths {

  private ReferencePaths() {}

  /** Every path on the way to this one, and itself. */
  static Set<String> waysTo(String path) {
    Set<String> ways = new HashSet<>();
    String way = "";
    for (String step : steps(path)) {
      way = step.equals("[]") ? way + step : way.isEmpty() ? step : way + "." + step;
      ways.add(way);
    }
    return ways;
  }

  static List<String> steps(String path) {
    return path.isEmpty()
        ? List.of()
        : Arrays.asList(path.replace("[]", ".[]").replaceFirst("^\\.", "").split("\\.", -1));
  }

  static String absolute(Source source, Column column) {
    String path = column.path();
    String base = source.path();
    if (!path.startsWith(".") && !path.startsWith("^")) {
      return path;
    }
    while (path.startsWith("^")) {
      int outer = base.substring(0, Math.max(0, base.length() - 2)).lastIndexOf("[]");
      base = outer < 0 ? "" : base.substring(0, outer + 2);
      path = path.substring(1);
    }
    return path.equals(".") ? base : base + path;
  }

  /** Whether rows of the source are elements at this path or inside them. */
  static boolean isOnTheWay(String path, Source source) {
    return !path.isEmpty()
        && (source.path().equals(path)
            || source.path().startsWith(path + ".")
            || source.path().startsWith(path + "[]"));
  }

  /** Where the path of the innermost element around this one ends. */
  static int enclosing(String path) {
    int outer = path.lastIndexOf("[]", path.length() - 3);
    return outer < 0 ? 0 : outer + 2;
  }

  static String sharedElement(String row, String path) {
    String shared = "";
    for (int at = row.indexOf("[]"); at >= 0; at = row.indexOf("[]", at + 2)) {
      String element = row.substring(0, at + 2);
      if (path.equals(element) || path.startsWith(element + ".")) {
        shared = element;
      }
    }
    return shared;
  }
}
