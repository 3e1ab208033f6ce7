package org.trialbook.alert;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.trialbook.http.RetryAfter;

/** Sends by HTTP, and tells how that went without saying the address. */
final class HttpPost implements Sender {

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Whoever asks for more is asked again each day. */
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  private static final int MOST_BYTES_OF_ANSWER = 16_384;
  private static final int LONGEST_ANSWER = 200;

  private final Clock clock;

  // Whoever is sent elsewhere would take the secret there; and when to try again the outbox knows.
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .callTimeout(PATIENCE)
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .followSslRedirects(false)
          .build();

  HttpPost(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Outcome send(HttpUrl address, String body, String key) {
    Request request =
        new Request.Builder()
            .url(address)
            .header("Idempotency-Key", key)
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return response.isSuccessful() ? Outcome.ARRIVED : failure(address, response);
    } catch (IOException e) {
      // Its message names the host, or all of the address.
      return Outcome.failed("it cannot be reached (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Outcome failure(HttpUrl address, Response response) {
    String said = said(address, response);
    return new Outcome(
        isRefusal(response.code()) ? Kind.REFUSED : Kind.FAILED,
        "it answered " + response.code() + (said.isEmpty() ? "" : ", " + said),
        wish(response));
  }

  /** What is wrong with the request, or lies elsewhere; but not what is only too early. */
  private static boolean isRefusal(int code) {
    return code >= 300 && code < 500 && code != 408 && code != 425 && code != 429;
  }

  private static String said(HttpUrl address, Response response) {
    try {
      String answer =
          response
              .peekBody(MOST_BYTES_OF_ANSWER)
              .string()
              .replaceAll("[\\s\\p{Cntrl}]+", " ")
              .strip();
      if (Address.isToldBy(address, answer)) {
        return "with a text that repeats the address and is left out";
      }
      return Wording.cut(answer, LONGEST_ANSWER);
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<Duration> wish(Response response) {
    return Optional.ofNullable(response.header(RetryAfter.HEADER))
        .flatMap(header -> RetryAfter.parse(header, clock.instant()))
        .map(wish -> wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish);
  }
}
