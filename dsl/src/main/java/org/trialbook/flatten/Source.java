package org.trialbook.flatten;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Where rows of a relation come from: each element of an array, or one object.
 *
 * @param path the registry's path with {@code []} behind every array that is walked element by
 *     element; each element of the last one, or the object at the end, is a row. Empty: the study
 *     itself is the row.
 * @param constants the texts that all rows of this source carry, by column name
 */
public record Source(String path, Map<String, String> constants) implements Serializable {

  public Source {
    StudyPath.parse(path);
    constants = Map.copyOf(constants);
  }

  /** A source without constants. */
  public static Source at(String path) {
    return new Source(path, Map.of());
  }

  /** The same source, its rows marked with one more constant. */
  public Source with(String column, String constant) {
    Map<String, String> more = new HashMap<>(constants);
    more.put(column, constant);
    return new Source(path, more);
  }

  StudyPath studyPath() {
    return StudyPath.parse(path);
  }
}
