package org.trialbook.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.trialbook.mirror.Mirror;

/** A mirror behind a door: a test sees who passes, holds them up, or sends them elsewhere. */
final class WatchedMirror implements AutoCloseable {

  private final MockWebServer door = new MockWebServer();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private volatile Mirror mirror;
  private volatile Function<String, MockResponse> guard = target -> null;

  WatchedMirror(Mirror mirror) throws IOException {
    this.mirror = mirror;
    door.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            targets.add(request.getTarget().replaceFirst("^/api/v2", ""));
            MockResponse instead = guard.apply(targets.get(targets.size() - 1));
            return instead == null ? pass(request.getTarget()) : instead;
          }
        });
    door.start();
  }

  private MockResponse pass(String target) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(mirror.url().resolve(target)).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      MockResponse.Builder passed =
          new MockResponse.Builder()
              .code(answer.statusCode())
              .body(new Buffer().write(answer.body()));
      answer.headers().firstValue("ETag").ifPresent(tag -> passed.setHeader("ETag", tag));
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(t -> passed.setHeader("Content-Type", t));
      return passed.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who comes from now on meets this first: an answer of its own, or null to let it pass. */
  void guard(Function<String, MockResponse> chosen) {
    guard = chosen;
  }

  /** Serves this from now on, as a registry does whose data has changed. */
  void turnTo(Mirror other) {
    mirror = other;
  }

  /** What was asked so far, from the path on. */
  List<String> targets() {
    return targets;
  }

  URI url() {
    return door.url("/api/v2").uri();
  }

  @Override
  public void close() {
    door.close();
  }
}
