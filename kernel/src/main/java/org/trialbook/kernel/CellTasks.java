package org.trialbook.kernel;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;

/**
 * Binds tasks to the cell that hands them over, so that what they print shows there, whichever
 * thread runs them and whenever it does. Calls of this class are woven into cells by {@link
 * Weaver}; no cell writes them by hand.
 */
public final class CellTasks {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  /** What is bound, by its type. */
  private static final List<Class<?>> KINDS =
      List.of(
          Runnable.class,
          Callable.class,
          Supplier.class,
          Function.class,
          BiFunction.class,
          Consumer.class,
          BiConsumer.class,
          Collection.class,
          TimerTask.class);

  private static final String TIMER_THREAD = "java.util.TimerThread";

  private CellTasks() {}

  /** Stands where a cell calls a method that takes tasks: calls it with bound ones. */
  public static CallSite bootstrap(
      MethodHandles.Lookup caller, String name, MethodType type, MethodHandle target)
      throws ReflectiveOperationException {
    MethodHandle bound = target.asFixedArity();
    for (int i = 0; i < type.parameterCount(); i++) {
      Class<?> kind = type.parameterType(i);
      if (KINDS.contains(kind)) {
        boolean kept = name.equals("execute") || name.equals("remove");
        String binder = kept ? "bindToExecute" : "bind";
        bound =
            MethodHandles.filterArguments(
                bound,
                i,
                LOOKUP.findStatic(
                    CellTasks.class,
                    kind == Runnable.class ? binder : "bind",
                    MethodType.methodType(kind, kind)));
      }
    }
    return new ConstantCallSite(bound.asType(type));
  }

  /** Stands where a cell starts a thread. */
  public static void start(Thread thread) {
    Cells.ownership().gives(thread);
    thread.start();
  }

  /** Stands at the beginning of the timer tasks of cells. */
  public static void enterTimed(TimerTask task) {
    Cell cell = Cells.ownership().giverOf(task);
    if (cell != null && Thread.currentThread().getClass().getName().equals(TIMER_THREAD)) {
      Cells.ownership().become(cell);
    }
  }

  static Runnable bind(Runnable task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null ? task : new BoundRunnable(cell, task);
  }

  /**
   * An executor keeps such a task as it is, perhaps in a queue that asks what it is: only those
   * that are of no class with a name are bound.
   */
  static Runnable bindToExecute(Runnable task) {
    return task != null && (task.getClass().isHidden() || task.getClass().isAnonymousClass())
        ? bind(task)
        : task;
  }

  static <T> Callable<T> bind(Callable<T> task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null ? task : () -> Cells.ownership().as(cell, task);
  }

  static <T> Supplier<T> bind(Supplier<T> task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null ? task : () -> as(cell, task::get);
  }

  @SuppressWarnings("overloads") // Found by its type.
  static <T, R> Function<T, R> bind(Function<T, R> task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null ? task : value -> as(cell, () -> task.apply(value));
  }

  @SuppressWarnings("overloads") // Found by its type.
  static <T, U, R> BiFunction<T, U, R> bind(BiFunction<T, U, R> task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null
        ? task
        : (one, other) -> as(cell, () -> task.apply(one, other));
  }

  @SuppressWarnings("overloads") // Found by its type.
  static <T> Consumer<T> bind(Consumer<T> task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null
        ? task
        : value ->
            as(
                cell,
                () -> {
                  task.accept(value);
                  return null;
                });
  }

  @SuppressWarnings("overloads") // Found by its type.
  static <T, U> BiConsumer<T, U> bind(BiConsumer<T, U> task) {
    Cell cell = Cells.ownership().current();
    return task == null || cell == null
        ? task
        : (one, other) ->
            as(
                cell,
                () -> {
                  task.accept(one, other);
                  return null;
                });
  }

  /** The tasks of {@code invokeAll}. */
  static Collection<?> bind(Collection<?> tasks) {
    return tasks == null
        ? null
        : tasks.stream()
            .map(task -> task instanceof Callable<?> callable ? bind(callable) : task)
            .toList();
  }

  static TimerTask bind(TimerTask task) {
    Cells.ownership().gives(task);
    return task;
  }

  private static <T> T as(Cell cell, Callable<T> work) {
    try {
      return Cells.ownership().as(cell, work);
    } catch (Exception e) {
      throw CellTasks.<RuntimeException>unchecked(e); // what the task throws passes as it is
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // How Java is told to be quiet.
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Equal to one around the same task, so that a pool can be asked to remove it. */
  private record BoundRunnable(Cell cell, Runnable task) implements Runnable {

    @Override
    public void run() {
      as(
          cell,
          () -> {
            task.run();
            return null;
          });
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BoundRunnable bound && bound.task.equals(task);
    }

    @Override
    public int hashCode() {
      return task.hashCode();
    }
  }
}
