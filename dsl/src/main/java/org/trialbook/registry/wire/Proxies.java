package org.trialbook.registry.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import org.trialbook.TrialbookException;

/**
 * Proxies in the order in which they are tried. One that cannot be reached is tried last for some
 * minutes; if none can be, nothing goes around them.
 */
final class Proxies extends ProxySelector {

  static final String USER = "TRIALBOOK_PROXY_USER";
  static final String PASSWORD = "TRIALBOOK_PROXY_PASSWORD";

  private static final Duration ILL_FOR = Duration.ofMinutes(5);

  private final List<Proxy> inOrder;
  private final Ticker ticker;
  private final Map<SocketAddress, Long> failures = new ConcurrentHashMap<>();

  Proxies(List<Proxy> inOrder, Ticker ticker) {
    this.inOrder = List.copyOf(inOrder);
    this.ticker = ticker;
  }

  /** An http or socks proxy by its address, such as {@code http://proxy.example.org:3128}. */
  static Proxy proxy(URI address) {
    if (address.getUserInfo() != null) {
      throw new TrialbookException(
          "A proxy's password does not belong into a notebook.\nSet %s and %s in the environment."
              .formatted(USER, PASSWORD));
    }
    String scheme = String.valueOf(address.getScheme());
    boolean isSocks = scheme.startsWith("socks");
    if (!(isSocks || scheme.equals("http")) || address.getHost() == null || address.getPort() < 1) {
      throw new TrialbookException(
          "Not the address of a proxy: %s\nTry http://proxy.example.org:3128 or socks5://..."
              .formatted(address));
    }
    return new Proxy(
        isSocks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(address.getHost(), address.getPort()));
  }

  /** Answers a proxy that wants a password, once; without one in the environment not at all. */
  static Authenticator credentials(Map<String, String> environment) {
    Optional<String> basic =
        Optional.ofNullable(environment.get(USER))
            .map(user -> Credentials.basic(user, environment.getOrDefault(PASSWORD, "")));
    return (route, response) ->
        response.request().header("Proxy-Authorization") == null && basic.isPresent()
            ? response.request().newBuilder().header("Proxy-Authorization", basic.get()).build()
            : null;
  }

  @Override
  public List<Proxy> select(URI url) {
    List<Proxy> order = new ArrayList<>();
    List<Proxy> ill = new ArrayList<>();
    for (Proxy proxy : inOrder) {
      (isIll(proxy) ? ill : order).add(proxy);
    }
    order.addAll(ill);
    return order;
  }

  private boolean isIll(Proxy proxy) {
    Long failed = failures.get(proxy.address());
    return failed != null && ticker.nanos() - failed < ILL_FOR.toNanos();
  }

  @Override
  public void connectFailed(URI url, SocketAddress proxy, IOException failure) {
    failures.put(proxy, ticker.nanos());
  }
}
