package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A request the way a good guest makes it: paced, retried, and read before it counts. */
record Wire(Settings settings, Surroundings surroundings) {

  /** Makes a value of a JSON body; a body it cannot read counts as one that broke on the way. */
  interface Reading<T> {
    T read(byte[] json) throws IOException;
  }

  <T> T ask(URI url, Reading<T> reading) throws InterruptedException {
    return new Retry(
            settings.attempts(), settings.deadline(), surroundings.ticker(), surroundings.random())
        .run(url, left -> attempt(url, left, reading));
  }

  private <T> T attempt(URI url, Duration left, Reading<T> reading)
      throws Fault, InterruptedException {
    awaitTurn(url);
    try {
      Reply reply = Transport.get(url, UserAgent.of(settings.contact()), left);
      return reading.read(reply.json(surroundings.clock().instant()));
    } catch (JsonProcessingException e) {
      throw Fault.unreadable(e);
    } catch (IOException e) {
      throw Fault.unheard(Urls.site(url), e);
    }
  }

  private void awaitTurn(URI url) throws InterruptedException {
    Ticker ticker = surroundings.ticker();
    Pacer pacer = surroundings.pacers().of(url.getHost());
    Duration wait = pacer.reserve(ticker.nanos(), settings.spacing());
    if (!wait.isZero()) {
      ticker.sleep(wait);
    }
  }
}
