package org.trialbook.kernel;

/**
 * Ends a cell that was interrupted. An error, not an exception: {@code catch (Exception e)} in a
 * cell does not swallow it.
 */
final class CellInterrupted extends Error {

  private static final long serialVersionUID = 1L;

  CellInterrupted() {
    this("The cell was interrupted.");
  }

  CellInterrupted(String message) {
    super(message);
  }
}
