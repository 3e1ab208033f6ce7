package io.github.spencerpark.ijava;

/** Where notebooks written for IJava look for their kernel. */
public final class IJava {

  private static final JavaKernel KERNEL = new JavaKernel();

  private IJava() {}

  /** The kernel of this notebook. */
  public static JavaKernel getKernelInstance() {
    return KERNEL;
  }
}
