package org.trialbook.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpPostTest {

  private final MockWebServer server = new MockWebServer();
  private final HttpPost post = new HttpPost(new SimulatedTime().clock());

  @BeforeEach
  void serve() throws IOException {
    server.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private HttpUrl address() {
    return server.url("/services/T0SECRET/B%20hush?token=quiet%26still");
  }

  private Sender.Outcome answered(MockResponse.Builder response) {
    server.enqueue(response.build());
    return post.send(address(), "{}", "k");
  }

  @ParameterizedTest
  @CsvSource({
    "200, ARRIVED",
    "204, ARRIVED",
    "302, REFUSED",
    "307, REFUSED",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED",
    "408, FAILED",
    "410, REFUSED",
    "425, FAILED",
    "429, FAILED",
    "500, FAILED",
    "503, FAILED"
  })
  void eachAnswerMeansOneThing(int code, Sender.Kind kind) {
    Sender.Outcome outcome =
        answered(new MockResponse.Builder().code(code).addHeader("Location", server.url("/else")));
    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.problem())
        .isEqualTo(kind == Sender.Kind.ARRIVED ? "" : "it answered " + code);
    // Nobody is sent elsewhere with what was meant for one.
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          7                             ~ PT7S
          0                             ~ PT0S
          90000                         ~ PT24H
          99999999999999999999999       ~ PT24H
          Fri, 27 Nov 2026 09:30:00 GMT ~ PT30M
          Fri, 27 Nov 2026 08:30:00 GMT ~ PT0S
          Mon, 27 Nov 2028 08:30:00 GMT ~ PT24H
          soon                          ~
          -1                            ~
          """)
  void aWishToWaitIsHeard(String header, Duration wait) {
    assertThat(
            answered(new MockResponse.Builder().code(429).addHeader("Retry-After", header))
                .retryAfter())
        .isEqualTo(Optional.ofNullable(wait));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Cannot POST /services/T0SECRET/B%20hush
          no channel t0secret
          token quiet&still is unknown
          token=quiet%26still
          B hush
          """)
  void anAnswerThatRepeatsTheAddressIsLeftOut(String answer) {
    assertThat(answered(new MockResponse.Builder().code(404).body(answer)).problem())
        .isEqualTo("it answered 404, with a text that repeats the address and is left out");
  }

  @Test
  void anAnswerIsOneShortLine() {
    assertThat(
            answered(new MockResponse.Builder().code(400).body(" invalid\r\nblocks\0 ")).problem())
        .isEqualTo("it answered 400, invalid blocks");
    assertThat(answered(new MockResponse.Builder().code(500).body("x".repeat(300_000))).problem())
        .hasSizeLessThan(250);
  }

  @Test
  void whatCannotBeReachedIsNotNamed() {
    HttpUrl nowhere = HttpUrl.get("http://very-secret.invalid/services/T0SECRET");
    assertThat(post.send(nowhere, "{}", "k"))
        .isEqualTo(Sender.Outcome.failed("it cannot be reached (UnknownHostException)"));
    HttpUrl gone = address();
    server.close();
    assertThat(post.send(gone, "{}", "k"))
        .isEqualTo(Sender.Outcome.failed("it cannot be reached (ConnectException)"));
  }
}
