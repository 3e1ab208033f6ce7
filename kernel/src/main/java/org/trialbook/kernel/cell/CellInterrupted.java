package org.trialbook.kernel.cell;

/**
 * Ends a cell that was interrupted. An error, not an exception: {@code catch (Exception e)} in a
 * cell does not swallow it.
 */
public final class CellInterrupted extends Error {

  private static final long serialVersionUID = 1L;

  public CellInterrupted() {
    this("The cell was interrupted.");
  }

  public CellInterrupted(String message) {
    super(message);
  }
}
