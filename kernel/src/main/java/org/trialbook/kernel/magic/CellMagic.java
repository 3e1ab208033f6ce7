package org.trialbook.kernel.magic;

/** A magic that takes the rest of its cell: {@code %%name arguments}, and from the next line on. */
public interface CellMagic extends Magic {

  /**
   * Does its work on the thread of the cell, where it can be interrupted.
   *
   * @param body the cell without its first line; empty if there is no more
   * @return the value of the cell, which is shown; null if it has none
   * @throws Exception becomes the error of the cell; a {@code TrialbookException} is shown as it is
   */
  Object run(Arguments arguments, String body, Workspace workspace) throws Exception;

  /** Whether the rest of the cell is Java, so that the editor helps as everywhere. */
  default boolean takesJava() {
    return false;
  }
}
