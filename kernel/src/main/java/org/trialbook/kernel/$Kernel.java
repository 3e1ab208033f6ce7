package org.trialbook.kernel;

import org.trialbook.kernel.assist.Explanation;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.Repeated;
import org.trialbook.kernel.notebook.NotebookSession;

/**
 * What the code calls that the kernel writes into cells: magics, and a check between statements.
 *
 * <p>It goes by this name alone, which every cell imports and no cell has a reason to give to
 * anything of its own: a variable called {@code org} hides all that begins with {@code
 * org.trialbook}.
 */
@SuppressWarnings({
  "checkstyle:TypeName",
  "TypeName",
  "TypeParameterUnusedInFormals"
}) // as cells ask
public final class $Kernel {

  private $Kernel() {}

  /** A line magic with its arguments as they stand in the line. */
  public static <T> T lineMagic(String name, String arguments) {
    return Notebook.lineMagic(name, arguments);
  }

  /** The value of a line magic, where a cell asks for it. */
  public static <T> T valueOfMagic(String name, String arguments) {
    return Notebook.valueOfMagic(name, arguments);
  }

  /** A cell magic with its arguments as they stand in the first line. */
  public static <T> T cellMagic(String name, String arguments, String body) {
    return Notebook.cellMagic(name, arguments, body);
  }

  /** What a magic is for. */
  public static Help magicHelp(String name) {
    return Notebook.magicHelp(name);
  }

  /** Code that is run again and again, for its value. */
  public static Repeated repeated(Repeated code) {
    return code;
  }

  /** The same without one. */
  public static Repeated repeated(Repeated.Action code) {
    return () -> {
      code.run();
      return null;
    };
  }

  /** Shows what something of Java is. */
  public static void describe(String name) {
    Notebook.display(explanation().of(name));
  }

  /** Shows how a cell has declared something. */
  public static void showSource(String name) {
    Notebook.display(explanation().source(name));
  }

  private static Explanation explanation() {
    return new Explanation(((NotebookSession) Cells.notebook()).evaluator().jshell());
  }

  /** A text that is too long for one literal. */
  public static String join(String... parts) {
    return String.join("", parts);
  }

  /** The value of a variable that a magic declares. */
  @SuppressWarnings("unchecked") // the declaration has its type
  public static <T> T takeOver() {
    return (T) Notebook.takeOver();
  }

  /** Between statements that are compiled at once: an interrupt ends the cell here too. */
  public static void repeatLoop() {
    CellGuard.repeatLoop();
  }
}
