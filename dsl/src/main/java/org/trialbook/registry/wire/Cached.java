package org.trialbook.registry.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;

/**
 * Asks only for what is not on disk already, or no longer true.
 *
 * <p>An answer holds as long as the data does not change, and that one {@code /version} request
 * tells for all of them; it is sent at most once a minute. After a change each answer is asked for
 * again with its entity tag, which costs little where the registry says 304. {@code /version}
 * itself is never kept.
 *
 * <p>OkHttp has a cache, but it obeys {@code Cache-Control} and {@code Last-Modified}, and the
 * registry sends neither; it would ask for every page each time.
 */
@Internal
public record Cached(Transport next, CacheFolder folder, URI base, World world)
    implements Transport {

  private static final String DATA = "Data";
  private static final int NOT_MODIFIED = 304;
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public HttpAnswer get(HttpRequest request) throws IOException, InterruptedException {
    if (request.url().equals(versionUrl())) {
      return askVersion(request);
    }
    Optional<LocalDateTime> data = dataTimestamp(request);
    if (data.isEmpty()) {
      return next.get(request);
    }
    Instant now = world.clock().instant();
    Optional<Exchange> kept = folder.find(request.url().toString(), now);
    if (kept.isPresent() && data.get().toString().equals(kept.get().remarks().get(DATA))) {
      return kept.get().answer();
    }
    return askAgain(request, kept, data.get(), now);
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException, InterruptedException {
    return next.open(request, from, entityTag);
  }

  private URI versionUrl() {
    return Urls.of(base, "/version", Map.of());
  }

  private HttpAnswer askVersion(HttpRequest request) throws IOException, InterruptedException {
    HttpAnswer answer = next.get(request);
    if (answer.status() == 200) {
      try {
        folder.known().hear(Version.read(answer.body()).dataTimestamp(), world.ticker().nanos());
      } catch (IOException e) {
        return answer; // Whoever asked for it will find out and ask again.
      }
    }
    return answer;
  }

  /** Empty where the registry does not tell; then nothing on disk can be trusted. */
  private Optional<LocalDateTime> dataTimestamp(HttpRequest request)
      throws IOException, InterruptedException {
    Optional<LocalDateTime> heard = folder.known().at(world.ticker().nanos());
    if (heard.isEmpty()) {
      askVersion(request.at(versionUrl()));
    }
    return folder.known().at(world.ticker().nanos());
  }

  private HttpAnswer askAgain(
      HttpRequest request, Optional<Exchange> kept, LocalDateTime data, Instant now)
      throws IOException, InterruptedException {
    Optional<String> tag = kept.flatMap(exchange -> exchange.answer().header("ETag"));
    HttpAnswer answer =
        next.get(tag.map(text -> request.with("If-None-Match", text)).orElse(request));
    if (answer.status() == NOT_MODIFIED && kept.isPresent()) {
      keep(request, kept.get().answer(), data, now);
      return kept.get().answer();
    }
    if (answer.status() == 200 && isWholeJson(answer.body())) {
      keep(request, answer, data, now);
    }
    return answer;
  }

  /** A full disk is no reason to withhold an answer that has come. */
  private void keep(HttpRequest request, HttpAnswer answer, LocalDateTime data, Instant now) {
    try {
      folder.keep(
          new Exchange(request.url().toString(), Map.of(DATA, data.toString()), answer), now);
    } catch (IOException e) {
      System.getLogger(Cached.class.getName())
          .log(System.Logger.Level.WARNING, "Cannot keep an answer in " + folder.folder(), e);
    }
  }

  /** What broke on the way must not come back from the disk. */
  private static boolean isWholeJson(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      boolean any = json.nextToken() != null;
      json.skipChildren();
      return any && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
