package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.registry.wire.Network;
import org.trialbook.registry.wire.RegistryException;

/** Where a registry may send its guests: on, but not from a safe connection to an open one. */
class RedirectsTest {

  private static final String ANSWER =
      "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-11-20T09:00:00\"}";

  private TestServer safe;
  private TestServer open;

  @BeforeEach
  void start() throws IOException {
    safe = new TestServer();
    open = new TestServer();
  }

  @AfterEach
  void stop() {
    safe.close();
    open.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void fromHttpsToHttpNobodyIsFollowed(int status) {
    Network network = trusting(safe.secure());
    safe.on("/version", to(status, open.url() + "/version"));
    open.on("/version", json(ANSWER));

    assertThatThrownBy(() -> safe.registry(network).version())
        .isInstanceOf(RegistryException.class)
        .hasMessageMatching(
            """
            No safe connection to the registry: \\S+ sends on from https to http://\\S+
            Asked: https://.*
            Nothing was asked there. .*""");
    assertThat(open.targets()).isEmpty();
    assertThat(safe.targets()).hasSize(1);
  }

  @Test
  void norForAnArchive() {
    Network network = trusting(safe.secure());
    safe.on("/studies/download", to(302, open.url() + "/studies/download"));

    assertThatThrownBy(() -> safe.registry(network).archive(0, Optional.empty()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("sends on from https to http://");
    assertThat(open.targets()).isEmpty();
  }

  @Test
  void fromHttpToHttpsIsTheWayToBeSafe() {
    Network network = trusting(safe.secure());
    open.on("/version", to(301, safe.url() + "/version"));
    safe.on("/version", json(ANSWER));

    assertThat(open.registry(network).version().apiVersion()).isEqualTo("2.0.5");
  }

  @Test
  void withinHttpsAndWithinHttpItIsFollowed() {
    Network network = trusting(safe.secure());
    safe.on("/version", to(307, safe.url() + "/there"));
    safe.on("/there", json(ANSWER));
    open.on("/version", to(307, "/api/v2/there"));
    open.on("/there", json(ANSWER));

    assertThat(safe.registry(network).version()).isEqualTo(open.registry().version());
  }

  private static MockResponse to(int status, String place) {
    return new MockResponse.Builder().code(status).setHeader("Location", place).build();
  }

  /** The client of every registry, but for whom it trusts. */
  private static Network trusting(X509Certificate certificate) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
    OkHttpClient client =
        Network.SHARED
            .client()
            .get()
            .newBuilder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    return new Network(() -> client);
  }
}
