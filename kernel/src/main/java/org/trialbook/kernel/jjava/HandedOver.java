package org.trialbook.kernel.jjava;

/** What a snippet calls for the value of the variable that it declares. */
public final class HandedOver {

  private HandedOver() {}

  /** The value that is handed over just now. */
  public static Object handed() {
    return JJavaWorkspace.handed();
  }
}
