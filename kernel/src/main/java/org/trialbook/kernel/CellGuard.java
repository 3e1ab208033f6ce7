package org.trialbook.kernel;

import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.Cells;

/**
 * What the code of cells is woven with: calls that no cell writes by hand.
 *
 * <p>Every method and every turn of a loop of a cell asks whether it is to stop, so that an
 * interrupt ends it on every Java version and whatever it catches.
 */
public final class CellGuard {

  private CellGuard() {}

  /** Stands at the beginning of every method. */
  public static void enterMethod() {
    Cells.interruption().enterMethod();
  }

  /** Stands where a loop turns back. */
  public static void repeatLoop() {
    Cells.interruption().repeatLoop();
  }

  /** Stands where a cell says {@code System.exit}: the kernel does not end by accident. */
  @SuppressWarnings("DoNotCallSuggester") // nobody calls it by hand: it is woven in
  public static void exit(int status) {
    throw new TrialbookException(
        "System.exit("
            + status
            + ") would have ended the kernel with all its variables, so it was not done.\n"
            + "To end a cell early, throw an exception; to end the kernel, use the front end's"
            + " menu.");
  }

  /** Stands where a cell says the same to the runtime, or {@code halt}. */
  public static void exit(Runtime runtime, int status) {
    exit(status);
  }
}
