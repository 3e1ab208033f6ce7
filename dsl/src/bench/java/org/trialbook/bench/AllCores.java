package org.trialbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parts of a work on as many threads as there are cores. */
final class AllCores {

  static final int CORES = Runtime.getRuntime().availableProcessors();

  /** The work on one of the equal parts {@code 0..parts-1}. */
  @FunctionalInterface
  interface Part {
    long of(int part) throws Exception;
  }

  private AllCores() {}

  /** The sum of what the parts return. */
  static long sum(int parts, Part work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CORES);
    try {
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        int number = part;
        tasks.add(() -> work.of(number));
      }
      long sum = 0;
      for (Future<Long> each : threads.invokeAll(tasks)) {
        sum += each.get();
      }
      return sum;
    } finally {
      threads.shutdown();
    }
  }
}
