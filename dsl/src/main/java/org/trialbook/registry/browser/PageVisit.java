package org.trialbook.registry.browser;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.trialbook.http.HttpAnswer;
import org.trialbook.registry.wire.PageRequest;

/**
 * One page looked at, on a thread of its own, which is stopped when the time is over: a page can
 * keep a browser busy for ever.
 */
final class PageVisit {

  /** One page at a time, whoever asks. */
  private static final Semaphore TURN = new Semaphore(1, true);

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration A_STEP = Duration.ofSeconds(4);
  private static final int MOST_INTERRUPTS = 6;

  private PageVisit() {}

  static HttpAnswer await(Path program, String selector, PageRequest request)
      throws IOException, InterruptedException {
    Duration timeout = request.timeout().compareTo(LONGEST) < 0 ? request.timeout() : LONGEST;
    TURN.acquire();
    try {
      FutureTask<HttpAnswer> visit =
          new FutureTask<>(new ChromiumVisit(program, selector, request, timeout)::call);
      Thread thread = new Thread(visit, "trialbook-browser");
      thread.setDaemon(true);
      thread.start();
      return result(visit, thread, timeout);
    } finally {
      TURN.release();
    }
  }

  private static HttpAnswer result(FutureTask<HttpAnswer> visit, Thread thread, Duration timeout)
      throws IOException, InterruptedException {
    try {
      return visit.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new InterruptedIOException(
          "the browser had not shown the page after " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      end(thread);
    }
  }

  /**
   * The browser is gone before the next one begins, also where this thread is interrupted. Each
   * interrupt ends one of the steps that the visit may be stuck in.
   */
  private static void end(Thread visit) {
    boolean interrupted = Thread.interrupted();
    for (int i = 0; visit.isAlive() && i < MOST_INTERRUPTS; i++) {
      visit.interrupt();
      try {
        visit.join(A_STEP.toMillis());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException failure(Throwable cause) {
    return cause instanceof IOException expected
        ? expected
        : new IOException("the browser failed: " + cause, cause);
  }
}
