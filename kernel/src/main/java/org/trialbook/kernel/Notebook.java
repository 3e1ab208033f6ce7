package org.trialbook.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.TrialbookException;
import org.trialbook.display.Renderers;

/** What a cell can do to its notebook besides computing: show, ask, clear. */
public final class Notebook {

  private static final Renderers RENDERERS =
      new Renderers(() -> Thread.currentThread().getContextClassLoader(), Notebook::warn);

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

  /**
   * Shows values of this type as something else from now on: {@code renderer(Point.class, point ->
   * svg(...))}. What is returned is shown in its turn, whatever it is.
   */
  public static <T> void renderer(Class<T> type, Function<? super T, ?> shownAs) {
    RENDERERS.register(type, shownAs);
  }

  /** Looks for renderers again when next needed: there are more libraries now. */
  static void rediscoverRenderers() {
    RENDERERS.rediscover();
  }

  /** What any value is shown as, by MIME type; {@code text/plain} is always there. */
  static Map<String, Object> bundle(Object value) {
    Map<String, Object> bundle = new LinkedHashMap<>(RENDERERS.bundle(value));
    bundle.replaceAll(
        (type, data) ->
            type.startsWith("text/") && data instanceof String text
                ? JShellNames.strip(text)
                : data);
    return bundle;
  }

  private static void warn(String remark) {
    Cell cell = Cell.current();
    if (cell != null) {
      cell.warn(remark);
    }
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
