package org.trialbook.kernel;

/** Takes what everybody who watches the kernel is to see. */
interface Publisher {

  /** Publishes a message that the request with this header caused. */
  void publish(Content parent, String type, Content content);
}
