package org.trialbook.kernel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.Magic;
import org.trialbook.kernel.magic.Repeated;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.kernel.magic.builtin.WallTime;
import org.trialbook.kernel.notebook.Comm;
import org.trialbook.kernel.notebook.Display;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.notebook.NotebookWorkspace;
import org.trialbook.kernel.notebook.Rendered;

/** What a cell can do to its notebook besides computing: show, ask, clear. */
public final class Notebook {

  private Notebook() {}

  /**
   * Shows a value here and now, as a cell shows its last value. The handle replaces what is shown:
   * {@code var shown = display("0 %"); ... shown.update("100 %");}
   */
  public static Display display(Object value) {
    Display display = new Display(session().renderings(), Cells.ownership().ofCaller());
    display.show(value);
    return display;
  }

  /** Removes what this cell has shown so far, as soon as it shows something else. */
  public static void clear() {
    Cells.ownership().ofCaller().publish("clear_output", Content.of("wait", true));
  }

  /** Asks the person in front of the notebook for a line of text. */
  public static String input(String prompt) {
    return session().stdin().ask(Cells.ownership().ofCaller(), prompt, false);
  }

  /** Asks for a line of text that is not shown while it is typed. */
  public static String password(String prompt) {
    return session().stdin().ask(Cells.ownership().ofCaller(), prompt, true);
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
    new Display(session().renderings(), Cells.ownership().ofCaller(), id).update(value);
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
    return new Rendered(session().renderings().bundle(value));
  }

  /**
   * A value as these MIME types, as far as it can be shown so, and as plain text. A text is taken
   * for what the type says: {@code render("**bold**", "text/markdown")}.
   */
  public static Displayable render(Object value, String... mimeTypes) {
    return Rendered.as(value, session().renderings().bundle(value), mimeTypes);
  }

  /**
   * Shows values of this type as something else from now on: {@code renderer(Point.class, point ->
   * svg(...))}. What is returned is shown in its turn, whatever it is.
   */
  public static <T> void renderer(Class<T> type, Function<? super T, ?> shownAs) {
    session().renderings().register(type, shownAs);
  }

  /** Lets cells call this magic from now on, in the place of one of the same name. */
  public static void magic(Magic magic) {
    session().magics().magics().add(magic);
  }

  /**
   * Evaluates code as a cell would, magics and declarations as well.
   *
   * @return the value of its last expression; null if it has none
   */
  public static Object eval(String code) {
    return workspace().evaluate("eval", code).value();
  }

  /**
   * Lets front ends open comms for a target: {@code commTarget("echo", (comm, opened) ->
   * comm.onMessage(comm::send))}. The action gets the comm and what it was opened with.
   */
  public static void commTarget(String name, BiConsumer<Comm, Map<String, Object>> opened) {
    session().comms().target(name, opened);
  }

  /** Opens a comm to a target that the front end knows. */
  public static Comm comm(String target, Map<String, ?> data) {
    return comm(target, data, Map.of(), List.of());
  }

  /** The same with metadata beside what is sent, and with bytes behind it. */
  public static Comm comm(
      String target, Map<String, ?> data, Map<String, Object> metadata, List<byte[]> buffers) {
    return session()
        .comms()
        .open(Cells.ownership().ofCaller(), target, data, new Content(metadata), buffers);
  }

  /**
   * The same values, with a bar under the cell for the loop that takes them: {@code for (var each :
   * progress(list)) ...}. It counts, and tells how fast the loop is and how long it has to go; it
   * closes with the loop, where that is left by {@code break} with the loop around it or the cell.
   */
  public static <T> Iterable<T> progress(Iterable<T> values) {
    return progress(values, "");
  }

  /** The same with a title in front of the numbers. */
  public static <T> Iterable<T> progress(Iterable<T> values, String title) {
    OptionalLong total =
        required(values) instanceof Collection<?> known
            ? OptionalLong.of(known.size())
            : OptionalLong.empty();
    return session().progress(values, total, title);
  }

  /** The same for an array. */
  public static <T> Iterable<T> progress(T[] values) {
    return progress(Arrays.asList(required(values)));
  }

  /** The same for the numbers from 0 to one below this. */
  public static Iterable<Integer> progress(int count) {
    return session()
        .progress(() -> IntStream.range(0, count).iterator(), OptionalLong.of(count), "");
  }

  /** The same stream, with a bar under the cell that counts what it is done with. */
  public static <T> Stream<T> progress(Stream<T> values) {
    return progress(values, "");
  }

  /** The same with a title in front of the numbers. */
  public static <T> Stream<T> progress(Stream<T> values, String title) {
    return session().progress(required(values), title);
  }

  /** The same stream, with a bar under the cell that counts what it is done with. */
  public static IntStream progress(IntStream values) {
    return progress(required(values).boxed()).mapToInt(Integer::intValue);
  }

  private static <T> T required(T values) {
    if (values == null) {
      throw new TrialbookException("progress has nothing to go through: it was given null.");
    }
    return values;
  }

  /**
   * Runs something and prints how long it took: {@code var table = time(() -> trials.frame());}.
   *
   * @return what it gives
   */
  public static <T> T time(Callable<T> work) {
    long start = System.nanoTime();
    try {
      return work.call();
    } catch (Exception e) {
      throw Notebook.<RuntimeException>unchecked(e); // what it throws passes as it is
    } finally {
      System.out.println(
          "Wall time: " + WallTime.text(Duration.ofNanos(System.nanoTime() - start)));
    }
  }

  /** Runs something without a value and prints how long it took. */
  public static void time(Repeated.Action work) {
    time(
        () -> {
          try {
            work.run();
          } catch (Throwable e) {
            throw Notebook.<RuntimeException>unchecked(e);
          }
          return null;
        });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // how Java is told to be quiet
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
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
    return (T) session().magics().valueOf(name, new Arguments(arguments), workspace());
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
    return session().magics().help(name);
  }

  /** The value of a variable that a magic declares; for its declaration alone. */
  public static Object takeOver() {
    return session().takeOver();
  }

  private static Object lineMagic(String name, Arguments arguments) {
    return session().magics().runLine(name, arguments, workspace());
  }

  private static Object cellMagic(String name, Arguments arguments, String body) {
    return session().magics().runCell(name, arguments, body, workspace());
  }

  private static Workspace workspace() {
    return new NotebookWorkspace(session(), Cells.ownership().ofCaller());
  }

  /** That of the cell which calls; there is no other way in. */
  private static NotebookSession session() {
    Cells.ownership().ofCaller();
    return (NotebookSession) Cells.notebook();
  }
}
