package org.trialbook.kernel.protocol;

/**
 * Frames that are no message, or that someone without the key has sent: to be dropped, unless it is
 * known who waits for an answer.
 */
public final class MalformedMessage extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Message header;

  MalformedMessage(String reason) {
    this(reason, null);
  }

  /**
   * @param header the message without its content, which cannot be read
   */
  MalformedMessage(String reason, Message header) {
    super(reason);
    this.header = header;
  }

  /** The message without its content; null if not even its header can be read, or be trusted. */
  Message header() {
    return header;
  }
}
