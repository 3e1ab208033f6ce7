package org.trialbook.kernel;

import java.lang.reflect.Proxy;
import org.trialbook.kernel.base.Log;

/**
 * The signal by which terminals, and front ends that know no interrupt message, interrupt a kernel.
 *
 * <p>Java has signals only in a class of its own internals, which is asked for by name: where it is
 * missing, the message remains.
 */
final class Interrupts {

  private static final String SIGNAL = "INT";

  private Interrupts() {}

  /** From now on the signal does this, instead of ending the process. */
  static void on(Runnable interrupt) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  interrupt.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(SIGNAL), ours);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      Log.warn("interrupts by signal are not possible here: " + e);
    }
  }
}
