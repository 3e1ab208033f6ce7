package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trialbook.registry.TestServer.html;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.TestWorld;
import org.trialbook.registry.wire.Version;

class RegistryTest {

  private static final StudyQuery DIABETES =
      StudyQuery.all().condition("\"type 2 diabetes (adult)\"");

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForTheVersion() {
    server.versions("2026-08-14T09:00:05");

    assertThat(server.registry().version())
        .isEqualTo(new Version("2.0.5", LocalDateTime.of(2026, 8, 14, 9, 0, 5)));
  }

  @Test
  void aVersionWithoutATimestampIsNoAnswer() {
    server.on("/version", json("{\"apiVersion\":\"2.0.5\"}"));

    assertThatThrownBy(() -> server.registry().attempts(1).version())
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith(
            "The registry gave no usable answer: status 200 with JSON that breaks off or is"
                + " malformed: no dataTimestamp in it\n");
  }

  @Test
  void countsWithOneSmallRequest() {
    server.on(
        "/studies", json("{\"totalCount\":1841,\"studies\":[\n{}\n],\"nextPageToken\":\"x\"}"));

    assertThat(server.registry().count(DIABETES)).isEqualTo(1841);
    assertThat(server.targets())
        .containsExactly(
            "/studies?query.cond=%22type+2+diabetes+(adult)%22&fields=NCTId&pageSize=1&countTotal=true");
  }

  @Test
  void aCountWithoutATotalIsNoAnswer() {
    server.on("/studies", json("{\"studies\":[]}"));

    assertThatThrownBy(() -> server.registry().attempts(2).count(DIABETES))
        .hasMessageContaining("no totalCount in it; 2 attempts");
  }

  @Test
  void whatTheUrlSaysIsWhatIsSent() {
    Registry registry = server.registry();
    server.on("/studies", json("{\"studies\":[]}")).versions("2026-08-14T09:00:05");

    URI url = registry.url(DIABETES);
    registry.pages(DIABETES, OptionalLong.empty()).next();

    assertThat(url)
        .hasToString(
            server.url()
                + "/studies?query.cond=%22type+2+diabetes+(adult)%22&pageSize=1000&countTotal=true");
    assertThat(url.toString()).endsWith(server.targets().get(1));
  }

  @Test
  void bringsOneStudyAsTheBytesThatCame() {
    String study = "{\n  \"protocolSection\" : { } }\n";
    server.on("/studies/NCT04280705", json(study));

    assertThat(server.registry().study(" nct04280705 ")).isEqualTo(study.getBytes(UTF_8));
  }

  @Test
  void followsAnAliasToTheStudyThatHasItNow() {
    server
        .on(
            "/studies/NCT00000001",
            new MockResponse.Builder().code(301).setHeader("Location", "NCT00000002").build())
        .on("/studies/NCT00000002", json("{\"hasResults\":true}"));

    assertThat(server.registry().study("NCT00000001")).asString(UTF_8).contains("hasResults");
    assertThat(server.targets()).containsExactly("/studies/NCT00000001", "/studies/NCT00000002");
  }

  @Test
  void anUnknownStudyIsReportedInTheRegistrysWords() {
    server.on("/studies/NCT99999999", text(404, "NCT number NCT99999999 not found"));

    RegistryException error =
        catchThrowableOfType(RegistryException.class, () -> server.registry().study("NCT99999999"));

    assertThat(error)
        .hasMessage(
            """
            The registry refused: NCT number NCT99999999 not found (status 404)
            Asked: %s/studies/NCT99999999
            Correct what it names; the same request would get the same answer."""
                .formatted(server.url()));
    assertThat(error.status()).hasValue(404);
    assertThat(server.targets()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "04280705", "NCT", "NCT00000000", "NCT123456789", "NCT04280705/../x"})
  void whatIsNoNctIdIsNotSent(String text) {
    assertThatThrownBy(() -> server.registry().study(text))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(text)
        .hasMessageEndingWith("Write NCT and eight digits: NCT03036124.");
    assertThat(server.targets()).isEmpty();
  }

  @Test
  void aRefusedQuestionIsNotAskedAgain() {
    server.on("/studies", text(400, "`filter.phase` is unknown parameter"));

    assertThatThrownBy(() -> server.registry().count(DIABETES))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith(
            "The registry refused: `filter.phase` is unknown parameter (status 400)\n");
    assertThat(server.targets()).hasSize(1);
  }

  @Test
  void anEdgeBlockIsTriedOnceMoreWithThePlainAgentAndSaysWhatToTry() {
    server.on("/version", html(403));

    RegistryException error =
        catchThrowableOfType(RegistryException.class, () -> server.registry().version());

    assertThat(error)
        .hasMessage(
            """
            The registry's edge blocks this client: status 403, which is not the API's, to the \
            User-Agents "%s" and "okhttp/%s"; 2 attempts
            Asked: %s/version
            Wait some minutes, then try contact("you@example.org"), userAgent(...), \
            maximumTls("1.2"), a lower pace(...) or another network; offline: use(sample())."""
                .formatted(TestWorld.usualAgent(), OkHttp.VERSION, server.url()));
    assertThat(error.status()).hasValue(403);
    assertThat(server.userAgents())
        .containsExactly(TestWorld.usualAgent(), "okhttp/" + OkHttp.VERSION);
  }

  @Test
  void whereNobodyListensItSaysSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Registry nobody = server.registryAt("http://127.0.0.1:" + port + "/api/v2");

    assertThatThrownBy(nobody::version)
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            String.format(
                Locale.ROOT,
                """
            The registry is not there: nobody answers at http://127.0.0.1:%1$d; 3 attempts
            Asked: http://127.0.0.1:%1$d/api/v2/version
            Check the URL, the network and its proxy (-Dhttps.proxyHost); offline: use(sample()).""",
                port));
  }

  /** The name is reserved for this: no resolver knows it (RFC 6761). */
  @Test
  void whereNoHostHasTheNameItSaysSo() {
    Registry unknown = server.registryAt("http://registry.invalid/api/v2");

    assertThatThrownBy(unknown::version)
        .hasMessageStartingWith(
            "The registry is not there: no host has the name in http://registry.invalid; 3 attempts\n");
  }

  @Test
  void introducesItselfPlainly() {
    server.versions("2026-08-14T09:00:05");

    server.registry().version();
    server.registry().contact(" jane@example.org ").version();

    assertThat(server.userAgents())
        .containsExactly(
            "Trialbook/development (Java notebook client for ClinicalTrials.gov; contact not set)",
            "Trialbook/development (Java notebook client for ClinicalTrials.gov; contact"
                + " jane@example.org)");
  }

  @Test
  void aRegistryOnThisMachineIsNotPacedUnlessAsked() {
    server.versions("2026-08-14T09:00:05");

    server.registry().version();
    server.registry().version();
    assertThat(server.ticker.sleeps()).isEmpty();

    Registry paced = server.registry().pace(4);
    paced.version();
    paced.contact("jane@example.org").version();
    paced.version();
    assertThat(server.ticker.sleeps())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(250));
  }
}
