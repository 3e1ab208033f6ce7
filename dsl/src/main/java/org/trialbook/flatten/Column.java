package org.trialbook.flatten;

import java.io.Serializable;

/**
 * A column: its name, and where in a study and how its cells are read.
 *
 * <p>The path is the registry's own, with {@code []} behind arrays that are walked element by
 * element. It starts at the study, or, if it begins with a dot, at the row's element ({@code
 * .city}; a dot alone is the element itself); each {@code ^} in front climbs to the element around
 * ({@code ^.title}). A path that shares arrays with the rows means the same element; its value is
 * repeated for every row inside. A column that has no place in one source of its relation is
 * missing in the rows of that source.
 *
 * @param name unique in its relation, in the registry's words and camelCase
 * @param reading how a value becomes a cell
 * @param path where the value stands; empty for {@link Reading#CONSTANT}; the counted element for
 *     {@link Reading#ORDINAL}
 * @param description one sentence
 */
public record Column(String name, Reading reading, String path, String description)
    implements Serializable {

  /** What the cells hold. */
  public ColumnType type() {
    return reading.type();
  }

  /** The same column, a text kept once in a batch however often it comes. */
  Column inDictionary() {
    return reading == Reading.TEXT
        ? new Column(name, Reading.REPEATED_TEXT, path, description)
        : this;
  }

  boolean isRelative() {
    return StudyPath.isRelative(path);
  }

  /** A column that tells the sources of a relation apart. */
  public static Column constant(String name, String description) {
    return new Column(name, Reading.CONSTANT, "", description);
  }

  /** The 1-based position of the element at {@code path} among its siblings. */
  public static Column ordinal(String name, String path, String description) {
    return new Column(name, Reading.ORDINAL, path, description);
  }
}
