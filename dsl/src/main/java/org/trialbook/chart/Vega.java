package org.trialbook.chart;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interfaces.IJavetLogger;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.trialbook.TrialbookException;
import org.trialbook.text.Resources;

/**
 * Vega in this process: the same drawing as in a notebook's front end, by V8.
 *
 * <p>A specification is data. V8 is told to make no code of text, so that Vega's expressions are
 * walked by its interpreter, and it has no file and no network. What takes too long or too much is
 * ended, and an interrupt ends it too; the engine is then made anew for the next chart.
 */
final class Vega {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long MOST_HEAP = 400L << 20;
  private static final int ROOM_MEGABYTES = 4_096;
  private static final int OFTEN_MILLIS = 10;

  /** V8 is entered by one thread, which also keeps charts of several threads apart. */
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "trialbook-vega");
            thread.setDaemon(true);
            return thread;
          });

  /** Of {@link #THREAD} alone but for its end. */
  private static volatile V8Runtime engine;

  private Vega() {}

  /**
   * Draws a Vega-Lite specification.
   *
   * @throws TrialbookException where it is none, where it takes too long, and where V8 is not there
   */
  static String svg(String specification) {
    Future<String> drawing = THREAD.submit(() -> draw(specification));
    if (engine == null) {
      Letters.width(" ", 1, false); // fonts are found while V8 starts
    }
    long end = System.nanoTime() + LONGEST.toNanos();
    String stopped = null;
    boolean again = false;
    Heap heap = new Heap();
    while (true) {
      try {
        return drawing.get(OFTEN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stopped == null && System.nanoTime() > end) {
          stopped = "it takes longer than " + LONGEST.toSeconds() + " seconds";
        } else if (stopped == null && heap.used() > MOST_HEAP) {
          stopped = "it takes more memory than a picture may";
        }
        if (stopped != null) {
          stop();
        }
      } catch (InterruptedException e) {
        drawing.cancel(false);
        stop();
        Thread.currentThread().interrupt();
        throw new TrialbookException("The drawing of the chart was interrupted.", e);
      } catch (ExecutionException e) {
        if (stopped == null && !again && e.getCause() instanceof JavetTerminatedException) {
          // Meant for the drawing before, which had ended already.
          again = true;
          drawing = THREAD.submit(() -> draw(specification));
          continue;
        }
        if (stopped != null) {
          throw new TrialbookException(
              "The chart is not drawn: " + stopped + ".\nShow fewer rows, or count first.",
              e.getCause());
        }
        throw e.getCause() instanceof TrialbookException told
            ? told
            : new TrialbookException("The chart is not drawn: " + e.getCause(), e.getCause());
      }
    }
  }

  private static void stop() {
    synchronized (THREAD) {
      if (engine != null) {
        engine.terminateExecution();
      }
    }
  }

  /** How much of its heap V8 uses; it answers between two of its own steps. */
  private static final class Heap {

    private CompletableFuture<V8HeapStatistics> asked;
    private long known;

    long used() {
      if (asked != null && asked.isDone()) {
        known = asked.isCompletedExceptionally() ? 0 : asked.join().getTotalHeapSize();
        asked = null;
      }
      synchronized (THREAD) {
        if (asked == null && engine != null) {
          asked = engine.getV8HeapStatistics();
        }
      }
      return known;
    }
  }

  private static String draw(String specification) throws JavetException {
    try {
      if (engine == null) {
        engine = start();
      }
      V8ValueGlobalObject global = engine.getGlobalObject();
      global.invokeVoid("draw", specification);
      engine.await(V8AwaitMode.RunTillNoMoreTasks);
      try (V8ValueObject result = global.get("result")) {
        String error = result.getString("error");
        if (error != null) {
          throw new TrialbookException(
              "The chart is not drawn: %s.\nIs it a Vega-Lite 5 specification with its data inside?"
                  .formatted(Labels.shortened(error.replaceFirst("\\.\\s*$", ""), 300)));
        }
        return result.getString("svg").replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
      }
    } catch (JavetException | RuntimeException | LinkageError e) {
      if (!(e instanceof TrialbookException)) {
        end();
      }
      throw e;
    }
  }

  private static V8Runtime start() throws JavetException {
    if (V8Library.find().isEmpty()) {
      throw new TrialbookException(
          "Pictures of charts need V8, which is not there for %s on %s; the live chart and its text are.\nIf you have Linux on x86_64, add this dependency: com.caoccao.javet:javet-v8-linux-x86_64:4.1.5"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    V8RuntimeOptions.V8_FLAGS.setMaxHeapSize(ROOM_MEGABYTES);
    V8Runtime made = V8Host.getV8Instance().createV8Runtime();
    made.allowEval(false);
    made.setLogger(new Quiet());
    made.setPromiseRejectCallback((event, promise, value) -> {});
    made.getGlobalObject()
        .bindFunction(
            new JavetCallbackContext(
                "widthOf",
                JavetCallbackType.DirectCallNoThisAndResult,
                (IJavetDirectCallable.NoThisAndResult<JavetException>)
                    asked ->
                        made.createV8ValueDouble(
                            Letters.width(
                                asked[0].asString(), asked[1].asDouble(), asked[2].asBoolean()))));
    for (String part :
        List.of("still.js", "vega.min.js", "vega-lite.min.js", "vega-interpreter.min.js")) {
      made.getExecutor(script(part)).executeVoid();
    }
    made.getExecutor("document = undefined").executeVoid();
    return made;
  }

  /** A part of Vega, also for pages. */
  static String script(String name) {
    return Resources.text(Vega.class, "vega/" + name);
  }

  /** What fails is told by the one who asked. */
  private static final class Quiet implements IJavetLogger {
    @Override
    public void debug(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}
  }

  private static void end() {
    // Who waits for a drawing speaks to the engine as well, and must not find it half closed.
    synchronized (THREAD) {
      V8Runtime broken = engine;
      engine = null;
      try {
        if (broken != null) {
          broken.close(true);
        }
      } catch (JavetException e) {
        // It is out of use either way.
      }
    }
  }
}
