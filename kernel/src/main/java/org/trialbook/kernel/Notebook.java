package org.trialbook.kernel;

import java.util.Map;
import org.trialbook.TrialbookException;

/** What a cell can do to its notebook besides computing: show, ask, clear. */
public final class Notebook {

  private static volatile Renderers renderers = Renderers.standard();
  private static volatile Stdin stdin;

  private Notebook() {}

  /**
   * Shows a value here and now, as a cell shows its last value. The handle replaces what is shown:
   * {@code var shown = display("0 %"); ... shown.update("100 %");}
   */
  public static Display display(Object value) {
    Display display = new Display(cell());
    display.show(value);
    return display;
  }

  /** Removes what this cell has shown so far, as soon as it shows something else. */
  public static void clear() {
    cell().publish("clear_output", Content.of("wait", true));
  }

  /** Asks the person in front of the notebook for a line of text. */
  public static String input(String prompt) {
    return stdin().ask(cell(), prompt, false);
  }

  /** Asks for a line of text that is not shown while it is typed. */
  public static String password(String prompt) {
    return stdin().ask(cell(), prompt, true);
  }

  static void open(Stdin source) {
    stdin = source;
  }

  static Map<String, Object> bundle(Object value) {
    return renderers.bundle(value);
  }

  private static Cell cell() {
    Cell cell = Cell.current();
    if (cell == null) {
      throw new TrialbookException(
          "There is no notebook here: this works in a cell of the Trialbook kernel.");
    }
    return cell;
  }

  private static Stdin stdin() {
    cell();
    return stdin;
  }
}
