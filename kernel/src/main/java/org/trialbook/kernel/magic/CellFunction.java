package org.trialbook.kernel.magic;

/**
 * A cell magic made of a lambda, such as one that a cell registers.
 *
 * @param name what it is called by, without percent signs
 */
public record CellFunction(String name, Body body) implements CellMagic {

  /** What it does, see {@link CellMagic#run}. */
  @FunctionalInterface
  public interface Body {
    Object run(Arguments arguments, String body, Workspace workspace) throws Exception;
  }

  @Override
  public Help help() {
    return new Help("%%" + name + " ...", "A magic of this notebook or of one of its libraries.");
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) throws Exception {
    return this.body.run(arguments, body, workspace);
  }
}
