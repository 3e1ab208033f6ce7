package org.trialbook.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.trialbook.Displayable;
import org.trialbook.TrialbookException;
import org.trialbook.display.RendererLookup;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Stdin;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.JShellNames;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.Magic;
import org.trialbook.kernel.notebook.Comm;
import org.trialbook.kernel.notebook.Comms;
import org.trialbook.kernel.notebook.Display;
import org.trialbook.kernel.notebook.NotebookWorkspace;
import org.trialbook.kernel.notebook.Rendered;

/** What a cell can do to its notebook besides computing: show, ask, clear. */
public final class Notebook {

  private static final RendererLookup RENDERERS =
      new RendererLookup(() -> Thread.currentThread().getContextClassLoader(), Notebook::warn);

  private static volatile Stdin stdin;
  private static volatile Comms comms;
  private static volatile Evaluator evaluator;
  private static final AtomicReference<Object> handedOver = new AtomicReference<>();

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

  /**
   * Shows a value as these MIME types, such as {@code display("<b>bold</b>", "text/html")}.
   *
   * @return the id under which {@link #updateDisplay} finds it again
   */
  public static String display(Object value, String... mimeTypes) {
    return display((Object) render(value, mimeTypes)).id();
  }

  /** Shows another value in the place of the one with this id. */
  public static void updateDisplay(String id, Object value) {
    new Display(cell(), id).update(value);
  }

  /** Shows another value in the place of what this display shows, as its own update does. */
  public static void updateDisplay(Display shown, Object value) {
    shown.update(value);
  }

  /** Shows another value, as these MIME types, in the place of the one with this id. */
  public static void updateDisplay(String id, Object value, String... mimeTypes) {
    updateDisplay(id, (Object) render(value, mimeTypes));
  }

  /** A value as it shows itself; as the last value of a cell it is shown like that. */
  public static Displayable render(Object value) {
    return new Rendered(bundle(value));
  }

  /**
   * A value as these MIME types, as far as it can be shown so, and as plain text. A text is taken
   * for what the type says: {@code render("**bold**", "text/markdown")}.
   */
  public static Displayable render(Object value, String... mimeTypes) {
    return Rendered.as(value, mimeTypes);
  }

  /**
   * Shows values of this type as something else from now on: {@code renderer(Point.class, point ->
   * svg(...))}. What is returned is shown in its turn, whatever it is.
   */
  public static <T> void renderer(Class<T> type, Function<? super T, ?> shownAs) {
    RENDERERS.register(type, shownAs);
  }

  /** Lets cells call this magic from now on, in the place of one of the same name. */
  public static void magic(Magic magic) {
    evaluator().calls().magics().add(magic);
  }

  /**
   * Evaluates code as a cell would, magics and declarations as well.
   *
   * @return the value of its last expression; null if it has none
   */
  public static Object eval(String code) {
    return new NotebookWorkspace(evaluator(), cell()).evaluate("eval", code).value();
  }

  /**
   * Lets front ends open comms for a target: {@code commTarget("echo", (comm, opened) ->
   * comm.onMessage(comm::send))}. The action gets the comm and what it was opened with.
   */
  public static void commTarget(String name, BiConsumer<Comm, Map<String, Object>> opened) {
    cell();
    comms.target(name, opened);
  }

  /** Opens a comm to a target that the front end knows. */
  public static Comm comm(String target, Map<String, ?> data) {
    return comms.open(cell(), target, data);
  }

  /** Prints to the output of the cell. */
  public static void printf(String format, Object... arguments) {
    System.out.printf(format, arguments);
  }

  /** Calls a line magic; the value is whatever the caller takes it for. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the contract that IJava set
  public static <T> T lineMagic(String name, List<String> arguments) {
    return (T) lineMagic(name, Arguments.of(arguments));
  }

  /** Calls a line magic with its arguments as they stand in the line. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T lineMagic(String name, String arguments) {
    return (T) lineMagic(name, new Arguments(arguments));
  }

  /** Calls a line magic for its value: what stands behind an equals sign in a cell. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T valueOfMagic(String name, String arguments) {
    return (T) evaluator().calls().valueOf(cell(), name, new Arguments(arguments));
  }

  /** Calls a cell magic; the value is whatever the caller takes it for. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T cellMagic(String name, List<String> arguments, String body) {
    return (T) cellMagic(name, Arguments.of(arguments), body);
  }

  /** Calls a cell magic with its arguments as they stand in the first line. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T cellMagic(String name, String arguments, String body) {
    return (T) cellMagic(name, new Arguments(arguments), body);
  }

  /** What a magic is for, as {@code %name?} asks. */
  public static Help magicHelp(String name) {
    return evaluator().calls().help(name);
  }

  /** The value of a variable that a magic declares; for its declaration alone. */
  public static Object takeOver() {
    return handedOver.getAndSet(null);
  }

  public static void handOver(Object value) {
    handedOver.set(value);
  }

  public static void open(Stdin source) {
    stdin = source;
  }

  public static void open(Comms source) {
    comms = source;
  }

  /** From now on cells are evaluated by this. */
  public static void open(Evaluator of) {
    evaluator = of;
  }

  /** Looks for renderers again when next needed: there are more libraries now. */
  public static void rediscoverRenderers() {
    RENDERERS.rediscover();
  }

  /** Whether it is shown as more than its text; nothing of it is called to find out. */
  public static boolean hasFormOfItsOwn(Object value) {
    return RENDERERS.hasForm(value);
  }

  /** Whether it is a picture; told by name, for Java's own are loaded when there are some. */
  public static boolean isPicture(Object value) {
    for (Class<?> type = value == null ? null : value.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (type.getName().equals("java.awt.Image")) {
        return true;
      }
    }
    return false;
  }

  /** What any value is shown as, by MIME type; {@code text/plain} is always there. */
  public static Map<String, Object> bundle(Object value) {
    Map<String, Object> bundle = new LinkedHashMap<>(RENDERERS.bundle(value));
    bundle.replaceAll(
        (type, data) ->
            type.startsWith("text/") && data instanceof String text
                ? JShellNames.strip(text)
                : data);
    return bundle;
  }

  /** What a front end should know of these representations, by MIME type. */
  public static Map<String, Object> metadata(Object value, Map<String, Object> bundle) {
    if (!(value instanceof Displayable displayable)) {
      return Map.of();
    }
    Map<String, Object> metadata = new LinkedHashMap<>(displayable.mimeMetadata());
    metadata.keySet().retainAll(bundle.keySet());
    return metadata;
  }

  private static void warn(String remark) {
    Cell cell = Cell.current();
    if (cell != null) {
      cell.warn(remark);
    }
  }

  public static Cell cell() {
    Cell cell = Cell.current();
    if (cell == null) {
      throw new TrialbookException(
          "There is no notebook here: this works in a cell of the Trialbook kernel.");
    }
    return cell;
  }

  private static Object lineMagic(String name, Arguments arguments) {
    return evaluator().calls().runLine(cell(), name, arguments);
  }

  private static Object cellMagic(String name, Arguments arguments, String body) {
    return evaluator().calls().runCell(cell(), name, arguments, body);
  }

  private static Stdin stdin() {
    cell();
    return stdin;
  }

  private static Evaluator evaluator() {
    cell();
    return evaluator;
  }
}
