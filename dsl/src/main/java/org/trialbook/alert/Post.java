package org.trialbook.alert;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends JSON to an address, and tells how that went without saying the address. */
final class Post {

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 200;

  // Whoever is sent elsewhere would take the secret there.
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .callTimeout(PATIENCE)
          .followRedirects(false)
          .followSslRedirects(false)
          .build();

  /**
   * How it went.
   *
   * @param problem empty where it arrived
   * @param retryAfter how long the other side asks to wait
   */
  record Outcome(Optional<String> problem, Optional<Duration> retryAfter) {

    static final Outcome ARRIVED = new Outcome(Optional.empty(), Optional.empty());

    static Outcome failed(String problem) {
      return new Outcome(Optional.of(problem), Optional.empty());
    }
  }

  /** Sends once. */
  Outcome send(URI address, String body, String key) {
    Request request =
        new Request.Builder()
            .url(address.toString())
            .header("Idempotency-Key", key)
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.isSuccessful()) {
        return Outcome.ARRIVED;
      }
      String answer = response.body().string().strip();
      String said =
          answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER);
      return new Outcome(
          Optional.of("it answered " + response.code() + (said.isEmpty() ? "" : ", " + said)),
          wait(response.header("Retry-After")));
    } catch (IOException e) {
      // Its message names the host, or all of the address.
      return Outcome.failed("it cannot be reached (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Optional<Duration> wait(String seconds) {
    return seconds != null && seconds.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds.strip())))
        : Optional.empty();
  }
}
