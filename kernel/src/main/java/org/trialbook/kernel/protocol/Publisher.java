package org.trialbook.kernel.protocol;

import org.trialbook.kernel.base.Content;

/** Takes what everybody who watches the kernel is to see. */
public interface Publisher {

  /** Publishes a message that the request with this header caused. */
  void publish(Content parent, String type, Content content);

  /** Says whether the kernel works on the request with this header. */
  default void status(Content parent, String state) {
    publish(parent, "status", Content.of("execution_state", state));
  }
}
