package org.trialbook.kernel.java;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.cell.Cell;

/**
 * Runs compiled snippets in this process, on the thread of the cell, and keeps what JShell would
 * turn into text: the value as an object and the failure with its causes.
 */
final class CellControl extends DirectExecutionControl implements ExecutionControlProvider {

  private static final StackTraceElement[] NO_FRAMES = {};

  private final CellClasses classes;
  private final KeptValues values;
  private final UserThread thread;
  private boolean quiet;
  private Cell cell;
  private List<UserThread.Result> results = new ArrayList<>();
  private Class<?> invoked;
  private Duration running = Duration.ZERO;
  private long invocations;
  private Object lastValue;

  CellControl(CellClasses classes, KeptValues values, UserThread thread) {
    super(classes);
    this.classes = classes;
    this.values = values;
    this.thread = thread;
  }

  /** Declares without running anything: what is declared keeps the value that it has. */
  <T> T quietly(Supplier<T> declaration) {
    boolean before = quiet;
    quiet = true;
    try {
      return declaration.get();
    } finally {
      quiet = before;
      values.settle();
    }
  }

  /** Whether a class that has failed to begin lies in this one. */
  boolean isDead(String wrapper) {
    return classes.isDead(wrapper);
  }

  /** A class of a cell. */
  Class<?> loaded(String className) {
    try {
      return classes.findClass(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // JShell tells it of what it has loaded
    }
  }

  @Override
  public void redefine(ClassBytecodes[] changed) throws NotImplementedException {
    if (!classes.redefine(changed)) {
      throw new NotImplementedException("the declaration becomes a new class");
    }
  }

  @Override
  public String invoke(String className, String method)
      throws RunException, InternalException, EngineTerminationException {
    values.settle();
    return quiet ? "" : super.invoke(className, method);
  }

  /** What is invoked from now on belongs to this cell. */
  void enter(Cell cell) {
    this.cell = cell;
    this.results = new ArrayList<>();
  }

  /** The cell that runs. */
  Cell cell() {
    return cell;
  }

  /** What the invocations since the last call came to, in their order. */
  List<UserThread.Result> takeResults() {
    List<UserThread.Result> taken = results;
    results = new ArrayList<>();
    return taken;
  }

  /** Undoes {@link #takeResults}, for a cell whose code has run other code meanwhile. */
  void putBack(List<UserThread.Result> taken) {
    results = new ArrayList<>(taken);
  }

  /** How often code has run so far. */
  long invocations() {
    return invocations;
  }

  /** How long code has run so far, in all. */
  Duration running() {
    return running;
  }

  /** The value that {@link #varValue} has read last; afterwards nothing holds it here. */
  Object takeValue() {
    Object value = lastValue;
    lastValue = null;
    return value;
  }

  /** Lets go of the value of a variable that the last invocation has set. */
  void clear(String variable) {
    try {
      Field field = invoked.getDeclaredField(variable);
      if (!field.getType().isPrimitive()) {
        field.setAccessible(true);
        field.set(null, null);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      Log.warn("could not clear " + variable, e);
    }
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    long start = System.nanoTime();
    invocations++;
    UserThread.Result result = thread.run(cell, () -> call(snippet));
    running = running.plusNanos(System.nanoTime() - start);
    invoked = snippet.getDeclaringClass(); // not before, for it may have run other snippets
    results.add(result);
    if (result.failure() != null) {
      classes.failed(result.failure());
      throw new InvocationTargetException(result.failure());
    }
    return "";
  }

  /** JShell asks for text; the value itself is kept instead. */
  @Override
  public String varValue(String className, String variable) throws InternalException {
    try {
      Field field = findClass(className).getDeclaredField(variable);
      field.setAccessible(true);
      lastValue = field.get(null);
      return "";
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  private static Object call(Method snippet) throws Throwable {
    try {
      return snippet.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** JShell's form of a failure, in which it translates the frames. */
  @Override
  protected String throwConvertedInvocationException(Throwable failure) throws RunException {
    RunException converted;
    try {
      converted = convert(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    } catch (RuntimeException | Error e) { // a cell's own exception class may do anything
      converted = new UserException("", failure.getClass().getName(), NO_FRAMES);
    }
    throw converted;
  }

  /** A circle of causes is cut. */
  private static RunException convert(Throwable failure, Set<Throwable> seen) {
    seen.add(failure);
    if (failure instanceof SPIResolutionException unresolved) {
      return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
    }
    UserException converted =
        new UserException("", failure.getClass().getName(), failure.getStackTrace());
    Throwable cause = failure.getCause();
    if (cause != null && !seen.contains(cause)) {
      converted.initCause(convert(cause, seen));
    }
    return converted;
  }

  @Override
  public String name() {
    return "trialbook";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return this;
  }
}
