package org.trialbook.registry;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Moves one request and brings what came back, whatever it is. */
interface Transport {

  /**
   * Sends and waits for the whole answer.
   *
   * @throws IOException where no answer came, or half of one
   */
  Reply get(Ask ask) throws IOException, InterruptedException;

  /**
   * Sends and hands on the answer as it comes, from a byte on where the server can do so and has
   * what the entity tag names.
   *
   * @param clock what a {@code Retry-After} with a date is counted by
   * @throws Fault where the answer is none
   */
  default ArchiveStream.Opened open(Ask ask, long from, Optional<String> entityTag, Clock clock)
      throws IOException, InterruptedException, Fault {
    throw new IOException("a recording holds no archives");
  }
}
