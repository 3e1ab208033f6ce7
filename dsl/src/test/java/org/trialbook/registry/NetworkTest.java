package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.registry.TestServer.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.trialbook.registry.wire.Network;
import org.trialbook.registry.wire.Version;

/**
 * What of HTTP a server that has all of it gets to see: HTTP/2 on one connection, zipped bodies.
 */
class NetworkTest {

  @Test
  void manyQuestionsShareOneConnectionOfHttp2() throws IOException {
    assumeCertificates();
    List<Seen> seen = new ArrayList<>();
    try (TestServer server = new TestServer()) {
      X509Certificate certificate = server.secure();
      server.on(
          "/version",
          zipped("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-11-20T09:00:00\"}"));
      Registry registry = server.registry(trusting(certificate, seen));

      List<Version> versions = IntStream.range(0, 3).mapToObj(n -> registry.version()).toList();

      assertThat(versions).hasSize(3).containsOnly(versions.get(0));
      assertThat(versions.get(0).apiVersion()).isEqualTo("2.0.5");
    }
    assertThat(seen).hasSize(3);
    assertThat(seen).allMatch(each -> each.protocol == Protocol.HTTP_2);
    assertThat(seen).extracting(Seen::connection).containsOnly(seen.get(0).connection);
    assertThat(seen).extracting(Seen::accepts).containsOnly("gzip");
    assertThat(seen).extracting(Seen::encoding).containsOnly("gzip");
  }

  @Test
  void theServerSeesNoNewerTlsThanTheUserAllows() throws IOException {
    assumeCertificates();
    try (TestServer server = new TestServer()) {
      X509Certificate certificate = server.secure();
      server.versions("2026-11-20T09:00:00");
      Registry registry = server.registry(trusting(certificate, new ArrayList<>()));

      registry.version();
      registry.maximumTls("1.2").version();
      registry.maximumTls("1.3").version();

      assertThat(server.handshakes())
          .extracting(each -> each.orElseThrow().tlsVersion())
          .containsExactly(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }
  }

  @Test
  void aLimitOfTlsIsNoHindranceToHttp() throws IOException {
    try (TestServer server = new TestServer()) {
      server.versions("2026-11-20T09:00:00");

      assertThat(server.registry().maximumTls("1.2").version().apiVersion()).isEqualTo("2.0.5");
    }
  }

  private static void assumeCertificates() {}

  private record Seen(Protocol protocol, int connection, String accepts, String encoding) {}

  /** The client of every registry, but for whom it trusts. */
  private static Network trusting(X509Certificate certificate, List<Seen> seen) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
    OkHttpClient client =
        Network.SHARED
            .client()
            .get()
            .newBuilder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  seen.add(
                      new Seen(
                          response.protocol(),
                          System.identityHashCode(chain.connection()),
                          chain.request().header("Accept-Encoding"),
                          response.header("Content-Encoding")));
                  return response;
                })
            .build();
    return new Network(() -> client);
  }

  private static MockResponse zipped(String body) throws IOException {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeString(body, StandardCharsets.UTF_8);
    }
    return json("").newBuilder().body(zipped).setHeader("Content-Encoding", "gzip").build();
  }
}
