package org.trialbook.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.registry.Registry;
import org.trialbook.registry.TestServer;

class ProxiesTest {

  private static final URI FIRST = URI.create("http://one.example.org:3128");
  private static final URI SECOND = URI.create("http://two.example.org:3128");

  private final TestTicker ticker = new TestTicker();
  private final MockWebServer proxy = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    proxy.start();
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void theFirstThatCanBeReachedIsUsed() throws IOException, InterruptedException {
    proxy.enqueue(json("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05\"}"));

    try (TestServer elsewhere = new TestServer()) {
      Registry registry =
          elsewhere
              .registryAt("http://registry.test")
              .proxies(at(closedPort()), at(proxy.getPort()));
      assertThat(registry.version().apiVersion()).isEqualTo("2.0.5");
    }

    RecordedRequest request = proxy.takeRequest();
    assertThat(request.getTarget()).isEqualTo("http://registry.test/api/v2/version");
  }

  @Test
  void nothingGoesAroundThem() throws IOException {
    Registry registry =
        Registry.at(proxy.url("/api/v2").toString()).attempts(1).proxies(at(closedPort()));

    assertThatThrownBy(registry::version)
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry is not there");
    assertThat(proxy.getRequestCount()).isZero();
  }

  @Test
  void oneThatFailsIsTriedLastUntilItHadTimeToHeal() {
    Proxy first = Proxies.proxy(FIRST);
    Proxy second = Proxies.proxy(SECOND);
    Proxies proxies = new Proxies(List.of(first, second), ticker);
    URI url = URI.create(Urls.LIVE);
    assertThat(proxies.select(url)).containsExactly(first, second);

    proxies.connectFailed(url, first.address(), new IOException("refused"));
    assertThat(proxies.select(url)).containsExactly(second, first);

    ticker.sleep(Duration.ofMinutes(6));
    assertThat(proxies.select(url)).containsExactly(first, second);
  }

  @Test
  void aPasswordComesFromTheEnvironmentAndIsTriedOnce() throws IOException, InterruptedException {
    proxy.enqueue(new MockResponse.Builder().code(407).build());
    proxy.enqueue(new MockResponse.Builder().code(407).build());
    OkHttpClient client =
        new OkHttpClient.Builder()
            .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", proxy.getPort())))
            .proxyAuthenticator(
                Proxies.credentials(Map.of(Proxies.USER, "jane", Proxies.PASSWORD, "pass")))
            .build();

    Request request = new Request.Builder().url("http://registry.test/").build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(407);
    }

    assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
        .isEqualTo("Basic amFuZTpwYXNz");
    assertThat(proxy.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> Registry.live().proxies(URI.create("http://jane:secret@proxy.example.org:3128")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(Proxies.PASSWORD)
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.org:3128", "http://proxy.example.org", "ftp://x:21", "x"})
  void whatIsNoProxyIsRefused(String address) {
    assertThatThrownBy(() -> Registry.live().proxies(URI.create(address)))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Not the address of a proxy: " + address);
  }

  @Test
  void socksIsKnownToo() {
    assertThat(Proxies.proxy(URI.create("socks5://localhost:1080")).type())
        .isEqualTo(Proxy.Type.SOCKS);
    assertThatThrownBy(() -> Registry.live().proxies()).isInstanceOf(TrialbookException.class);
  }

  private static URI at(int port) {
    return URI.create("http://localhost:" + port);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
