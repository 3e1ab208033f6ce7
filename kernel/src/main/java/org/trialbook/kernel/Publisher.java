package org.trialbook.kernel;

/** Takes what everybody who watches the kernel is to see. */
interface Publisher {

  /** Publishes a message that the request with this header caused. */
  void publish(Content parent, String type, Content content);

  /** Says whether the kernel works on the request with this header. */
  default void status(Content parent, String state) {
    publish(parent, "status", Content.of("execution_state", state));
  }
}
