package org.trialbook.kernel.notebook;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.cell.Stdin;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.magic.MagicCell;
import org.trialbook.kernel.protocol.Failure;
import org.trialbook.progress.Progress;

/**
 * A notebook as long as its kernel lives: what its cells have in common, their variables, magics,
 * renderers and comms.
 */
public final class NotebookSession {

  private final Evaluator evaluator;
  private final Stdin stdin;
  private final Comms comms;
  private final Renderings renderings = new Renderings();
  private final MagicCalls magics;
  private final JJavaExtensions jjavaExtensions;
  private final History history;
  private final Loops loops = new Loops(renderings, System::nanoTime);
  private final AtomicReference<Object> handedOver = new AtomicReference<>();
  private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();
  private volatile boolean showsProgress = true;

  /**
   * @param stdin asks the person at the front end; null where there is none
   * @param comms channels to the front end; null where there is none
   */
  public NotebookSession(Evaluator evaluator, Stdin stdin, Comms comms) {
    this(evaluator, stdin, comms, new History(PastSessions.none()));
  }

  /**
   * @param history the cells that were run, as whoever runs them adds them
   */
  public NotebookSession(Evaluator evaluator, Stdin stdin, Comms comms, History history) {
    this.evaluator = evaluator;
    this.history = history;
    this.stdin = stdin;
    this.comms = comms;
    magics = new MagicCalls(evaluator);
    jjavaExtensions = new JJavaExtensions(evaluator);
  }

  /** From now on cells find this one. */
  public void open() {
    Cells.open(this);
  }

  /** Runs a cell, with the magics that it calls. */
  public Outcome run(Cell cell, CellSource source) {
    Outcome outcome = resolved(evaluator.run(cell, source, magics::toJava));
    loops.close(cell);
    boolean nothing = outcome.hasValue() && outcome.value() == null;
    return nothing && MagicCell.isWhole(source.text()) ? Outcome.NOTHING : outcome;
  }

  /** Runs more code for the cell that runs, on the thread of that cell. */
  Outcome runInside(Cell cell, CellSource source) {
    return resolved(evaluator.runInside(cell, source, magics::toJava));
  }

  /** Whether a value that its cell has closed with a semicolon is shown all the same. */
  private Outcome resolved(Outcome outcome) {
    return switch (outcome.showing()) {
      case NEVER, ALWAYS -> outcome;
      case AS_PICTURE -> outcome.shownIf(renderings.isToBeSeen(outcome.value()));
      case IN_A_FORM ->
          outcome.shownIf(
              renderings.isToBeSeen(outcome.value())
                  || renderings.hasFormOfItsOwn(outcome.value()));
    };
  }

  /** What another room keeps as long as the notebook lives; made when it is first asked for. */
  public <T> T part(Class<T> type, Function<NotebookSession, T> maker) {
    return type.cast(parts.computeIfAbsent(type, first -> maker.apply(this)));
  }

  /** Shows under cells how long questions get on, or no longer. */
  public void showProgress(boolean shown) {
    showsProgress = shown;
    Trialbook.showProgress(shown ? new NotebookProgress(renderings) : Progress.UNHEARD);
  }

  boolean showsProgress() {
    return showsProgress;
  }

  /** The same values, with a bar under the cell for the loop that takes them. */
  public <T> Iterable<T> progress(Iterable<T> values, OptionalLong total, String title) {
    return showsProgress ? loops.over(values, total, title) : values;
  }

  /** The same stream, with a bar under the cell. */
  public <T> Stream<T> progress(Stream<T> values, String title) {
    return showsProgress ? loops.over(values, title) : values;
  }

  History history() {
    return history;
  }

  /** Libraries were added for the cell: they may bring magics, renderers and more. */
  void librariesAdded(Cell cell) {
    magics.libraryAdded(cell);
    renderings.rediscover();
    jjavaExtensions.install(cell);
  }

  /** Keeps the value of a variable that a magic declares, until its declaration takes it. */
  void handOver(Object value) {
    handedOver.set(value);
  }

  /** The value that was handed over; null if there is none. */
  public Object takeOver() {
    return handedOver.getAndSet(null);
  }

  /** What cells are told of something that their code has thrown. */
  public Failure report(Throwable thrown) {
    return evaluator.report(thrown);
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  /** How its values are shown. */
  public Renderings renderings() {
    return renderings;
  }

  /** The magics that its cells may call. */
  public MagicCalls magics() {
    return magics;
  }

  /** Asks the person at the front end. */
  public Stdin stdin() {
    return required(stdin, "input");
  }

  /** Its channels to the front end. */
  public Comms comms() {
    return required(comms, "comms");
  }

  private static <T> T required(T part, String name) {
    if (part == null) {
      throw new TrialbookException("There is no front end here, and so no " + name + ".");
    }
    return part;
  }
}
