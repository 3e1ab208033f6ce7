package org.trialbook.kernel.magic;

import java.util.List;

/**
 * A command of the notebook that is no Java: {@code %name arguments} in a line, or {@code %%name}
 * at the beginning of a cell.
 *
 * <p>A magic implements {@link LineMagic}, {@link CellMagic} or both, keeps no state of a notebook
 * but its own, and is called by its name. Libraries bring their own: a public class with a public
 * constructor without parameters, named in {@code META-INF/services/} + the name of this interface.
 * They are found on the class path of the kernel and in every jar that a cell adds.
 */
public interface Magic {

  /** What it is called by, without percent signs; upper and lower case differ. */
  String name();

  /** Other names for the same. */
  default List<String> aliases() {
    return List.of();
  }

  /** What {@code %name?} answers. */
  Help help();

  /**
   * What the last word of the arguments may become: whole words, in the order to show them.
   *
   * @param typed the words so far; the last one is the one at the cursor, and may be empty
   */
  default List<String> completions(List<String> typed, Workspace workspace) {
    return List.of();
  }
}
