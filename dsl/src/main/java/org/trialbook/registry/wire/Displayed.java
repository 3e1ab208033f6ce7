package org.trialbook.registry.wire;

import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import org.trialbook.http.HttpAnswer;

/**
 * Pages as a browser displays them, under the same name and by the same way as all that the client
 * asks for.
 *
 * @param network whose proxies hold
 */
record Displayed(PageDisplay display, Network network) implements Transport {

  @Override
  public HttpAnswer get(HttpRequest request) throws IOException, InterruptedException {
    List<Proxy> proxies = network.client().get().proxySelector().select(request.url());
    return display.display(
        new PageRequest(
            request.url(),
            request.headers().getOrDefault("User-Agent", Network.PLAIN_AGENT),
            request.maximumTls(),
            proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0),
            request.timeout()));
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException {
    throw new IOException("a browser displays pages and loads nothing down");
  }
}
