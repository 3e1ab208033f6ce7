package org.trialbook.registry.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;

/**
 * The network at a pace: a request leaves when it is its turn, and when not too many are under way.
 * One that is long on its way, such as an archive, keeps no other waiting once it has begun to
 * come.
 *
 * @param spacing the time kept free after each request to a host
 */
@Internal
public record Paced(World world, Duration spacing) implements Transport {

  private interface Sending<T> {
    T send() throws IOException, InterruptedException;
  }

  @Override
  public HttpAnswer get(HttpRequest request) throws IOException, InterruptedException {
    return inTurn(request, () -> world.network().get(request));
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException, InterruptedException {
    return inTurn(request, () -> world.network().open(request, from, entityTag));
  }

  private <T> T inTurn(HttpRequest request, Sending<T> sending)
      throws IOException, InterruptedException {
    Pacer pacer = world.pacers().of(request.url().getHost());
    Duration wait = pacer.reserve(world.ticker().nanos(), spacing);
    if (!wait.isZero()) {
      world.ticker().sleep(wait);
    }
    pacer.permits().acquire();
    try {
      return sending.send();
    } finally {
      pacer.permits().release();
    }
  }
}
