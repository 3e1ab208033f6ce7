package org.trialbook.kernel;

/** Frames that are no message, or that someone without the key has sent: to be dropped. */
final class MalformedMessage extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedMessage(String reason) {
    super(reason);
  }
}
