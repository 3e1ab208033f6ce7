package org.trialbook.registry;

import static org.trialbook.registry.RegistryException.seconds;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;

/**
 * The wire itself; the only place that knows OkHttp.
 *
 * @param client made when the first request leaves, not before
 */
record Network(Supplier<OkHttpClient> client) implements Transport {

  /** What every registry of this process uses unless told otherwise. */
  static final Network SHARED = new Network(() -> Shared.CLIENT);

  /** The same through proxies. */
  static Network through(Proxies proxies) {
    OkHttpClient client =
        Shared.CLIENT
            .newBuilder()
            .proxySelector(proxies)
            .proxyAuthenticator(Proxies.credentials(System.getenv()))
            .build();
    return new Network(() -> client);
  }

  /** What OkHttp calls itself where nobody tells it otherwise. */
  static final String PLAIN_AGENT = "okhttp/" + OkHttp.VERSION;

  /** The headers of an answer that somebody reads. */
  private static final List<String> HEADERS =
      List.of(
          "Content-Type", "Retry-After", "ETag", "Location", "X-Next-Page-Token", "X-Total-Count");

  /** A silent socket: OkHttp's watch and the JDK's, one as long as the other, and either first. */
  private static final Set<String> SILENT = Set.of("timeout", "Read timed out");

  private static final List<ConnectionSpec> UP_TO_TLS_1_2 =
      List.of(
          new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
              .tlsVersions(TlsVersion.TLS_1_2)
              .build(),
          ConnectionSpec.CLEARTEXT);

  /** One client for the process, made when the first request leaves. */
  private static final class Shared {
    static final OkHttpClient CLIENT =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(Background.THREADS))
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(60))
            .addNetworkInterceptor(UnsafeRedirect::refuse)
            .build();
  }

  /** A client of its own for a limit shares connections, threads and trust with the other. */
  private OkHttpClient client(Ask ask) {
    return ask.maximumTls().filter("1.2"::equals).isPresent()
        ? client.get().newBuilder().connectionSpecs(UP_TO_TLS_1_2).build()
        : client.get();
  }

  /**
   * Sends and waits; redirects are followed, but not from https to http; the body is unzipped,
   * complete, and of a size that answers have.
   */
  @Override
  public Reply get(Ask ask) throws IOException, InterruptedException {
    Request request =
        new Request.Builder().url(ask.url().toString()).headers(Headers.of(ask.headers())).build();
    Call call = client(ask).newCall(request);
    call.timeout().timeout(Math.max(1, ask.timeout().toMillis()), TimeUnit.MILLISECONDS);
    return await(call, ask, Network::whole);
  }

  @Override
  public ArchiveStream.Opened open(Ask ask, long from, Optional<String> entityTag, Clock clock)
      throws IOException, InterruptedException, Fault {
    Request.Builder request =
        new Request.Builder()
            .url(ask.url().toString())
            .headers(Headers.of(ask.headers()))
            .header("Accept-Encoding", "identity");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      entityTag.ifPresent(tag -> request.header("If-Range", tag));
    }
    Call call = client(ask).newCall(request.build());
    Response response = await(call, ask, begun -> begun);
    if (response.code() != 200 && response.code() != 206) {
      try (response) {
        whole(response).check(clock.instant());
        throw new IOException("status " + response.code());
      }
    }
    long left = response.body().contentLength();
    return new ArchiveStream.Opened(
        response.body().byteStream(),
        response.code() == 206 ? from : 0,
        left < 0 ? OptionalLong.empty() : OptionalLong.of(left),
        Optional.ofNullable(response.header("ETag")),
        call::cancel);
  }

  private IOException inThisThread(Throwable failure, Duration timeout) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof SocketTimeoutException && SILENT.contains(failure.getMessage())) {
      return new IOException(
          "nothing came for " + seconds(Duration.ofMillis(client.get().readTimeoutMillis())),
          failure);
    }
    if (failure instanceof InterruptedIOException && "timeout".equals(failure.getMessage())) {
      return new IOException("out of time after " + seconds(timeout), failure);
    }
    return failure instanceof IOException broken
        ? broken
        : new IOException(failure.toString(), failure);
  }

  private static Map<String, String> headers(Response response) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : HEADERS) {
      Optional.ofNullable(response.header(name)).ifPresent(value -> found.put(name, value));
    }
    return found;
  }

  private static Reply whole(Response response) throws IOException {
    try (response) {
      byte[] body =
          response.code() == 200 ? AnswerSize.whole(response) : AnswerSize.start(response);
      return new Reply(response.code(), headers(response), body);
    }
  }

  /**
   * Waits for what is made of an answer.
   *
   * <p>A blocking socket ignores interrupts, so another thread reads it while this one waits: an
   * interrupt ends the wait at once and cancels the call.
   */
  private <T> T await(Call call, Ask ask, Reading<T> reading)
      throws IOException, InterruptedException {
    Answer<T> answer = new Answer<>(reading, new CompletableFuture<>());
    call.enqueue(answer);
    try {
      return answer.read.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw inThisThread(e.getCause(), ask.timeout());
    }
  }

  private interface Reading<T> {
    T of(Response response) throws IOException;
  }

  private record Answer<T>(Reading<T> reading, CompletableFuture<T> read) implements Callback {

    @Override
    public void onResponse(Call call, Response response) {
      try {
        read.complete(reading.of(response));
      } catch (IOException | RuntimeException | Error e) {
        read.completeExceptionally(e);
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      read.completeExceptionally(failure);
    }
  }
}
