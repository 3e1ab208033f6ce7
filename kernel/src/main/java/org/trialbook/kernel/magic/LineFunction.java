package org.trialbook.kernel.magic;

/**
 * A line magic made of a lambda, such as one that a cell registers.
 *
 * @param name what it is called by, without the percent sign
 */
public record LineFunction(String name, Body body) implements LineMagic {

  /** What it does, see {@link LineMagic#run}. */
  @FunctionalInterface
  public interface Body {
    Object run(Arguments arguments, Workspace workspace) throws Exception;
  }

  @Override
  public Help help() {
    return new Help("%" + name + " ...", "A magic of this notebook or of one of its libraries.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws Exception {
    return body.run(arguments, workspace);
  }
}
