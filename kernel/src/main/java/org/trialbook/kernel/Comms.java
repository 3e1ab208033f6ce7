package org.trialbook.kernel;

import java.util.Map;

/**
 * Comms, the side channel of widgets. This kernel has no targets yet: what a front end opens is
 * closed again, as the protocol wants it, so that nobody waits for an answer.
 */
final class Comms {

  private final Publisher publisher;

  Comms(Publisher publisher) {
    this.publisher = publisher;
  }

  Reply info(Message request) {
    return Reply.of(Content.of("status", "ok", "comms", Map.of()));
  }

  Reply open(Message request) {
    Content closed = Content.of("comm_id", request.content().text("comm_id", ""), "data", Map.of());
    publisher.publish(request.header(), "comm_close", closed);
    return Reply.NONE;
  }

  /** Messages to and the end of a comm that is not open. */
  Reply ignore(Message request) {
    return Reply.NONE;
  }
}
