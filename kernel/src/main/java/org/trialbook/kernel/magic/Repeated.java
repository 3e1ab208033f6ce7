package org.trialbook.kernel.magic;

/** Code that is timed, compiled once: {@code %timeit} runs it again and again. */
@FunctionalInterface
public interface Repeated {

  /** Code without a value. */
  @FunctionalInterface
  interface Action {

    /** Runs it once. */
    void run() throws Throwable;
  }

  /** Runs it once; its value. */
  Object run() throws Throwable;
}
