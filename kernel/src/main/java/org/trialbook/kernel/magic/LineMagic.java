package org.trialbook.kernel.magic;

/** A magic that takes the rest of its line: {@code %name arguments}. */
public interface LineMagic extends Magic {

  /**
   * Does its work on the thread of the cell, where it can be interrupted. What it has to show, it
   * shows itself: by {@link Workspace#display} or {@code System.out}.
   *
   * @return the value for a line such as {@code List<String> jars = %jars lib/*.jar}; null if it
   *     has none
   * @throws Exception becomes the error of the cell; a {@code TrialbookException} is shown as it is
   */
  Object run(Arguments arguments, Workspace workspace) throws Exception;

  /**
   * The same where only the value is wanted: {@code var jars = %jars lib/*.jar}.
   *
   * @return the value; null if it has none
   */
  default Object value(Arguments arguments, Workspace workspace) throws Exception {
    return run(arguments, workspace);
  }

  /**
   * The type of the value in full, such as {@code java.util.List<java.lang.String>}: that of a
   * variable which is declared with {@code var}. Empty where it is any object.
   */
  default String valueType() {
    return "";
  }

  /** Whether such lines that follow one another are one call, with the arguments of all of them. */
  default boolean joinsLines() {
    return false;
  }
}
