package org.trialbook.kernel.jjava;

/** What a snippet calls for the value of the variable that it declares. */
public final class HandedOver {

  private static final ThreadLocal<Object> VALUE = new ThreadLocal<>();

  private HandedOver() {}

  /** The value that is handed over just now; null if there is none. */
  public static Object handed() {
    return VALUE.get();
  }

  static void hand(Object value) {
    VALUE.set(value);
  }

  static void forget() {
    VALUE.remove();
  }
}
