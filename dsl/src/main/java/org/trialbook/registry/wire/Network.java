package org.trialbook.registry.wire;

import static org.trialbook.registry.wire.RegistryException.seconds;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
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
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;
import org.trialbook.http.RetryAfter;

/**
 * The network itself; the only place that knows OkHttp.
 *
 * @param client made when the first request leaves, not before
 */
@Internal
public record Network(Supplier<OkHttpClient> client) implements Transport {

  /** What every registry of this process uses unless told otherwise. */
  public static final Network SHARED = new Network(() -> Shared.CLIENT);

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
          "Content-Type",
          RetryAfter.HEADER,
          "ETag",
          "Location",
          "X-Next-Page-Token",
          "X-Total-Count");

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
  private OkHttpClient client(HttpRequest request) {
    return request.maximumTls().filter("1.2"::equals).isPresent()
        ? client.get().newBuilder().connectionSpecs(UP_TO_TLS_1_2).build()
        : client.get();
  }

  /**
   * Sends and waits; redirects are followed, but not from https to http; the body is unzipped,
   * complete, and of a size that answers have.
   */
  @Override
  public HttpAnswer get(HttpRequest request) throws IOException, InterruptedException {
    Call call = client(request).newCall(sent(request).build());
    call.timeout().timeout(Math.max(1, request.timeout().toMillis()), TimeUnit.MILLISECONDS);
    return await(call, request, Network::whole);
  }

  private static Request.Builder sent(HttpRequest request) {
    return new Request.Builder()
        .url(request.url().toString())
        .headers(Headers.of(request.headers()));
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException, InterruptedException {
    Request.Builder sent = sent(request).header("Accept-Encoding", "identity");
    if (from > 0) {
      sent.header("Range", "bytes=" + from + "-");
      entityTag.ifPresent(tag -> sent.header("If-Range", tag));
    }
    Call call = client(request).newCall(sent.build());
    return await(call, request, response -> begun(response, from, call::cancel));
  }

  private static Transfer begun(Response response, long from, Runnable cancel) throws IOException {
    boolean isPart = response.code() == Transfer.PARTIAL;
    if (response.code() != 200 && !isPart) {
      HttpAnswer refusal = whole(response);
      return new Transfer(refusal, InputStream.nullInputStream(), 0, OptionalLong.empty(), cancel);
    }
    long left = response.body().contentLength();
    return new Transfer(
        new HttpAnswer(response.code(), headers(response), new byte[0]),
        response.body().byteStream(),
        isPart ? from : 0,
        left < 0 ? OptionalLong.empty() : OptionalLong.of(left),
        cancel);
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

  private static HttpAnswer whole(Response response) throws IOException {
    try (response) {
      byte[] body =
          response.code() == 200 ? AnswerSize.whole(response) : AnswerSize.start(response);
      return new HttpAnswer(response.code(), headers(response), body);
    }
  }

  /**
   * Waits for what is made of an answer.
   *
   * <p>A blocking socket ignores interrupts, so another thread reads it while this one waits: an
   * interrupt ends the wait at once and cancels the call.
   */
  private <T> T await(Call call, HttpRequest request, Reading<T> reading)
      throws IOException, InterruptedException {
    PendingAnswer<T> pending = new PendingAnswer<>(reading, new CompletableFuture<>());
    call.enqueue(pending);
    try {
      return pending.read.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw inThisThread(e.getCause(), request.timeout());
    }
  }

  private interface Reading<T> {
    T of(Response response) throws IOException;
  }

  private record PendingAnswer<T>(Reading<T> reading, CompletableFuture<T> read)
      implements Callback {

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
