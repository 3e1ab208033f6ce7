package org.trialbook.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.trialbook.registry.wire.Fault.Kind;

class RetryTest {

  private static final URI URL = URI.create("https://clinicaltrials.gov/api/v2/version");

  /** Draws the largest number it may: the longest waits that full jitter allows. */
  private static final RandomGenerator LONGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  private final TestTicker ticker = new TestTicker();

  @Test
  void waitsTwiceAsLongEachTimeUpToHalfAMinute() {
    Retry retry = new Retry(8, Duration.ofHours(1), ticker, LONGEST, Retry.Waiting.UNHEARD);

    assertThatThrownBy(() -> retry.run(URL, left -> fail(failing(503, 0))))
        .isInstanceOf(RegistryException.class);
    assertThat(ticker.sleeps())
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void theJitterIsFull() {
    Retry retry =
        new Retry(1000, Duration.ofDays(10), ticker, new Random(1), Retry.Waiting.UNHEARD);

    assertThatThrownBy(() -> retry.run(URL, left -> fail(failing(503, 0))))
        .isInstanceOf(RegistryException.class);
    assertThat(ticker.sleeps().subList(10, 999))
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0)
        .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) < 0)
        .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(28)) > 0);
  }

  @Test
  void neverComesBackSoonerThanTheRegistryAsks() throws InterruptedException {
    Retry retry = new Retry(3, Duration.ofMinutes(5), ticker, new Random(1), Retry.Waiting.UNHEARD);
    List<Fault> faults = new ArrayList<>(List.of(failing(429, 120)));

    String answer = retry.run(URL, left -> faults.isEmpty() ? "here" : fail(faults.remove(0)));

    assertThat(answer).isEqualTo("here");
    assertThat(ticker.sleeps()).containsExactly(Duration.ofMinutes(2));
  }

  @Test
  void anAttemptLearnsHowMuchTimeIsLeft() throws InterruptedException {
    Retry retry = new Retry(3, Duration.ofMinutes(1), ticker, LONGEST, Retry.Waiting.UNHEARD);
    List<Duration> left = new ArrayList<>();

    retry.run(URL, time -> left.add(time) && left.size() < 3 ? fail(failing(503, 0)) : "here");

    assertThat(left).extracting(Duration::toSeconds).containsExactly(60L, 59L, 57L);
  }

  @Test
  void givesUpInsteadOfWaitingPastTheDeadline() {
    Retry retry = new Retry(6, Duration.ofMinutes(3), ticker, LONGEST, Retry.Waiting.UNHEARD);

    assertThatThrownBy(() -> retry.run(URL, left -> fail(failing(503, 300))))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "The registry gave no usable answer: status 503; 1 attempt, the next was due in 300 s,"
                + " past the deadline of 180 s\n"
                + "Asked: https://clinicaltrials.gov/api/v2/version\n"
                + "Ask again in some minutes; attempts(...) and deadline(...) set how patient the"
                + " client is.");
    assertThat(ticker.sleeps()).isEmpty();
  }

  @Test
  void reportsStatusUrlAndAttempts() {
    Retry retry = new Retry(4, Duration.ofMinutes(3), ticker, new Random(1), Retry.Waiting.UNHEARD);

    RegistryException error =
        catchThrowableOfType(
            RegistryException.class, () -> retry.run(URL, left -> fail(failing(502, 0))));

    assertThat(error)
        .hasMessageStartingWith("The registry gave no usable answer: status 502; 4 attempts\n");
    assertThat(error.status()).hasValue(502);
    assertThat(error.url()).isEqualTo(URL);
    assertThat(error.attempts()).isEqualTo(4);
    assertThat(error).hasCauseInstanceOf(Fault.class);
  }

  @Test
  void aRefusalIsFinal() {
    Retry retry = new Retry(6, Duration.ofMinutes(3), ticker, LONGEST, Retry.Waiting.UNHEARD);
    Fault refusal =
        Fault.answered(
            Kind.REFUSED, 400, "`x` is unknown parameter (status 400)", Optional.empty());

    assertThatThrownBy(() -> retry.run(URL, left -> fail(refusal)))
        .hasMessage(
            """
            The registry refused: `x` is unknown parameter (status 400)
            Asked: https://clinicaltrials.gov/api/v2/version
            Correct what it names; the same request would get the same answer.""");
    assertThat(ticker.sleeps()).isEmpty();
  }

  @Test
  void whereNobodyAnswersItAsksThreeTimes() {
    Retry retry = new Retry(6, Duration.ofMinutes(3), ticker, new Random(1), Retry.Waiting.UNHEARD);
    Fault absent = Fault.unheard("https://clinicaltrials.gov", new ConnectException("refused"));

    assertThatThrownBy(() -> retry.run(URL, left -> fail(absent)))
        .hasMessageStartingWith(
            "The registry is not there: nobody answers at https://clinicaltrials.gov; 3 attempts\n");
  }

  @Test
  void aBrokenConnectionIsAskedAgain() {
    Retry retry = new Retry(2, Duration.ofMinutes(3), ticker, new Random(1), Retry.Waiting.UNHEARD);
    Fault broken = Fault.unheard("https://clinicaltrials.gov", new IOException("stream was reset"));

    RegistryException error =
        catchThrowableOfType(RegistryException.class, () -> retry.run(URL, left -> fail(broken)));

    assertThat(error)
        .hasMessageStartingWith(
            "The registry gave no usable answer: no whole answer came: stream was reset; 2 attempts\n");
    assertThat(error.status()).isEmpty();
  }

  private static Fault failing(int status, long retryAfter) {
    return Fault.answered(
        Kind.FAILING, status, "status " + status, Optional.of(Duration.ofSeconds(retryAfter)));
  }

  private static String fail(Fault fault) throws Fault {
    throw fault;
  }
}
