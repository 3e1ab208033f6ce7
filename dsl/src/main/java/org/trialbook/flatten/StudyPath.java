package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;

/**
 * A way into a study: the registry's dotted path with {@code []} behind each name whose elements
 * are meant one by one, as in {@code protocolSection.contactsLocationsModule.locations[].city}.
 *
 * @param steps names, and {@code []} as a step of its own
 */
record StudyPath(List<String> steps) {

  static final String ELEMENT = "[]";

  /** Where the number of a study stands. */
  static final String NCT_ID = "protocolSection.identificationModule.nctId";

  static final StudyPath STUDY = new StudyPath(List.of());

  StudyPath {
    steps = List.copyOf(steps);
  }

  static StudyPath parse(String text) {
    if (text.isEmpty()) {
      return STUDY;
    }
    List<String> steps = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      boolean each = part.endsWith(ELEMENT);
      String name = each ? part.substring(0, part.length() - ELEMENT.length()) : part;
      if (name.isEmpty() || name.contains("[") || name.contains("]")) {
        throw new TrialbookException(
            "'"
                + text
                + "' is not a path into a study.\nA path looks like"
                + " protocolSection.contactsLocationsModule.locations[].city");
      }
      steps.add(name);
      if (each) {
        steps.add(ELEMENT);
      }
    }
    return new StudyPath(steps);
  }

  /** Whether a column's path starts at the row and not at the study. */
  static boolean isRelative(String text) {
    return text.startsWith(".") || text.startsWith("^");
  }

  /** The value that a relative path starts from: the row, or an element around it. */
  static StudyPath base(StudyPath row, String text) {
    return text.startsWith("^") ? base(row.enclosing(), text.substring(1)) : row;
  }

  /** What the path of a column means for the rows of one source; see {@link Column}. */
  static StudyPath resolve(StudyPath row, String text) {
    if (!isRelative(text)) {
      return parse(text);
    }
    String inner = text.replaceFirst("^\\^*\\.?", "");
    List<String> all = new ArrayList<>(base(row, text).steps);
    all.addAll(parse(inner).steps);
    return new StudyPath(all);
  }

  /** The first steps of this path. */
  StudyPath first(int count) {
    return new StudyPath(steps.subList(0, count));
  }

  boolean startsWith(StudyPath prefix) {
    return steps.size() >= prefix.steps.size()
        && steps.subList(0, prefix.steps.size()).equals(prefix.steps);
  }

  boolean isElement() {
    return !steps.isEmpty() && steps.get(steps.size() - 1).equals(ELEMENT);
  }

  /** The innermost element that this path is in or is itself; the study if there is none. */
  StudyPath lastElement() {
    return first(steps.lastIndexOf(ELEMENT) + 1);
  }

  /** The innermost element around the one that this path ends with; the study if there is none. */
  StudyPath enclosing() {
    return first(Math.max(0, steps.size() - 1)).lastElement();
  }

  /** The study, each element on the way, and the end of the path: what rows at its end are in. */
  List<StudyPath> levels() {
    List<StudyPath> levels = new ArrayList<>(List.of(STUDY));
    for (int i = 1; i <= steps.size(); i++) {
      if (i == steps.size() || steps.get(i - 1).equals(ELEMENT)) {
        levels.add(first(i));
      }
    }
    return levels;
  }

  /** The innermost element that both paths share; the study if there is none. */
  StudyPath sharedElement(StudyPath other) {
    int shared = 0;
    while (shared < Math.min(steps.size(), other.steps.size())
        && steps.get(shared).equals(other.steps.get(shared))) {
      shared++;
    }
    return first(shared).lastElement();
  }

  /** Whether this path goes on through an array behind {@code prefix}. */
  boolean hasElementsBehind(StudyPath prefix) {
    return steps.subList(prefix.steps.size(), steps.size()).contains(ELEMENT);
  }

  /** The first array that this path goes through behind {@code prefix}. */
  StudyPath firstArrayBehind(StudyPath prefix) {
    int begin = prefix.steps.size();
    return first(begin + steps.subList(begin, steps.size()).indexOf(ELEMENT));
  }

  /** The path as the registry's field catalogue has it, without {@code []}. */
  String registryPath() {
    return toString().replace(ELEMENT, "");
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace("." + ELEMENT, ELEMENT);
  }
}
