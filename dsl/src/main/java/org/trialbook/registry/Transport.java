package org.trialbook.registry;

import java.io.IOException;

/** Moves one request and brings what came back, whatever it is. */
interface Transport {

  /**
   * Sends and waits for the whole answer.
   *
   * @throws IOException where no answer came, or half of one
   */
  Reply get(Ask ask) throws IOException, InterruptedException;
}
