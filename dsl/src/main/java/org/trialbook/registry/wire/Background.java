package org.trialbook.registry.wire;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.trialbook.Internal;

/** Threads that wait for the network; they never keep a process alive. */
@Internal
public final class Background {

  public static final ExecutorService THREADS = Executors.newCachedThreadPool(Background::thread);

  private Background() {}

  public static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "trialbook-registry");
    thread.setDaemon(true);
    return thread;
  }
}
