package org.trialbook.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Moves one request and one answer; the only place that knows OkHttp. */
final class Transport {

  /** One client for the process, made when the first request leaves. */
  private static final class Shared {
    static final OkHttpClient CLIENT =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(Background.THREADS))
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(60))
            .build();
  }

  private Transport() {}

  /**
   * Sends and waits; redirects are followed, the body is unzipped and complete.
   *
   * <p>A blocking socket ignores interrupts, so another thread reads it while this one waits: an
   * interrupt ends the wait at once and cancels the call.
   */
  static Reply get(URI url, String userAgent, Duration timeout)
      throws IOException, InterruptedException {
    Request request =
        new Request.Builder().url(url.toString()).header("User-Agent", userAgent).build();
    Call call = Shared.CLIENT.newCall(request);
    call.timeout().timeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
    Answer answer = new Answer();
    call.enqueue(answer);
    try {
      return answer.reply.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw inThisThread(e.getCause(), timeout);
    }
  }

  private static IOException inThisThread(Throwable failure, Duration timeout) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof InterruptedIOException && "timeout".equals(failure.getMessage())) {
      return new IOException("out of time after " + RegistryException.seconds(timeout), failure);
    }
    return failure instanceof IOException broken
        ? broken
        : new IOException(failure.toString(), failure);
  }

  private static final class Answer implements Callback {

    final CompletableFuture<Reply> reply = new CompletableFuture<>();

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        reply.complete(
            new Reply(
                response.code(),
                Optional.ofNullable(response.header("Content-Type")).orElse(""),
                Optional.ofNullable(response.header("Retry-After")),
                response.body().bytes()));
      } catch (IOException | RuntimeException | Error e) {
        reply.completeExceptionally(e);
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      reply.completeExceptionally(failure);
    }
  }
}
