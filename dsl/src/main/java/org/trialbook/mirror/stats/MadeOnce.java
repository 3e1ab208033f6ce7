package org.trialbook.mirror.stats;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.trialbook.mirror.request.Refusal;

/**
 * What is made when it is first asked for, once for all who ask. It is made on a thread of its own:
 * nobody waits longer than one may, and whoever comes later finds it.
 */
public final class MadeOnce<T> {

  private final Duration patience;
  private final Callable<T> making;
  private FutureTask<T> made;

  public MadeOnce(Duration patience, Callable<T> making) {
    this.patience = patience;
    this.making = making;
  }

  /**
   * The same for all.
   *
   * @throws Refusal where it is not there yet
   */
  public T get() throws IOException {
    try {
      return begun().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      throw Refusal.tooSlow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.busy();
    } catch (ExecutionException e) {
      forget();
      throw new IOException(e.getCause());
    }
  }

  private synchronized FutureTask<T> begun() {
    if (made == null) {
      made = new FutureTask<>(making);
      Thread thread = new Thread(made, "mirror-stats");
      thread.setDaemon(true);
      thread.start();
    }
    return made;
  }

  private synchronized void forget() {
    made = null;
  }
}
