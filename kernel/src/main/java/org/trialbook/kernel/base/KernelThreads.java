package org.trialbook.kernel.base;

/**
 * The kernel's own threads. They live in a group of their own, so that what they (or libraries they
 * started) print is never taken for the output of a cell.
 */
public final class KernelThreads {

  private static final ThreadGroup GROUP = new ThreadGroup("kernel");

  /** The group of the threads of cells, beside the kernel's own and not within it. */
  public static final ThreadGroup CELLS = new ThreadGroup(GROUP.getParent(), "cells");

  /** Javac and the completion recurse as deep as the cell nests; the memory is only reserved. */
  private static final long STACK_BYTES = 64L << 20;

  private KernelThreads() {}

  public static Thread start(String name, Runnable body) {
    Thread thread = unstarted(name, body);
    thread.start();
    return thread;
  }

  public static boolean isCurrent() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    return group != null && GROUP.parentOf(group);
  }

  static Thread unstarted(String name, Runnable body) {
    Thread thread = new Thread(GROUP, body, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
