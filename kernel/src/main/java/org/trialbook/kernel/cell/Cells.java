package org.trialbook.kernel.cell;

/**
 * The one way from the code of cells to the session that runs them: all that is static in it is
 * here, as that code knows the kernel by the names of classes alone.
 */
public final class Cells {

  private static final Ownership OWNERSHIP = new Ownership();
  private static final Interruption INTERRUPTION = new Interruption();

  private static volatile Object notebook;

  private Cells() {}

  /** Which cell a thread works for. */
  public static Ownership ownership() {
    return OWNERSHIP;
  }

  /** Which threads are to stop. */
  public static Interruption interruption() {
    return INTERRUPTION;
  }

  /** The notebook that cells find by the names they import; null before the first. */
  public static Object notebook() {
    return notebook;
  }

  /** From now on cells find this one. */
  public static void open(Object notebook) {
    Cells.notebook = notebook;
  }
}
