package org.trialbook.registry.wire;

import java.io.IOException;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;

/** Moves one request and brings what came back, whatever it is. */
@Internal
public interface Transport {

  /**
   * Sends and waits for the whole answer.
   *
   * @throws IOException where no answer came, or half of one
   */
  HttpAnswer get(HttpRequest request) throws IOException, InterruptedException;

  /**
   * Sends and hands on the answer as it comes, from a byte on where the server can do so and has
   * what the entity tag names.
   *
   * @throws IOException where no answer came
   */
  Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException, InterruptedException;
}
