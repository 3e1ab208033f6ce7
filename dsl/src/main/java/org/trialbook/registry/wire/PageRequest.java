package org.trialbook.registry.wire;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.trialbook.Internal;

/**
 * One page as it is asked for.
 *
 * @param agent the User-Agent
 * @param maximumTls {@code 1.2} or {@code 1.3}; empty for the newest that both ends know
 * @param proxy what to go through, {@link Proxy#NO_PROXY} for nothing
 * @param timeout how long it may take until all of it is there
 */
@Internal
public record PageRequest(
    URI url, String agent, Optional<String> maximumTls, Proxy proxy, Duration timeout) {

  /** The proxy's address as browsers take it; empty where there is none. */
  public Optional<String> proxyAddress() {
    if (!(proxy.address() instanceof InetSocketAddress address)) {
      return Optional.empty();
    }
    String scheme = proxy.type() == Proxy.Type.SOCKS ? "socks5" : "http";
    return Optional.of(scheme + "://" + address.getHostString() + ":" + address.getPort());
  }
}
