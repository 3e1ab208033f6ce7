package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

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
record Cached(Transport next, CacheFolder folder, URI base, Surroundings surroundings)
    implements Transport {

  private static final String DATA = "Data";
  private static final int NOT_MODIFIED = 304;
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public Reply get(Ask ask) throws IOException, InterruptedException {
    if (ask.url().equals(versionUrl())) {
      return askVersion(ask);
    }
    Optional<LocalDateTime> data = dataTimestamp(ask);
    if (data.isEmpty()) {
      return next.get(ask);
    }
    Instant now = surroundings.clock().instant();
    Optional<Exchange> kept = folder.find(ask.url().toString(), now);
    if (kept.isPresent() && data.get().toString().equals(kept.get().remarks().get(DATA))) {
      return kept.get().reply();
    }
    return askAgain(ask, kept, data.get(), now);
  }

  private URI versionUrl() {
    return Urls.of(base, "/version", Map.of());
  }

  private Reply askVersion(Ask ask) throws IOException, InterruptedException {
    Reply reply = next.get(ask);
    if (reply.status() == 200) {
      try {
        folder
            .known()
            .hear(Version.read(reply.body()).dataTimestamp(), surroundings.ticker().nanos());
      } catch (IOException e) {
        return reply; // Whoever asked for it will find out and ask again.
      }
    }
    return reply;
  }

  /** Empty where the registry does not tell; then nothing on disk can be trusted. */
  private Optional<LocalDateTime> dataTimestamp(Ask ask) throws IOException, InterruptedException {
    Optional<LocalDateTime> heard = folder.known().at(surroundings.ticker().nanos());
    if (heard.isEmpty()) {
      askVersion(ask.at(versionUrl()));
    }
    return folder.known().at(surroundings.ticker().nanos());
  }

  private Reply askAgain(Ask ask, Optional<Exchange> kept, LocalDateTime data, Instant now)
      throws IOException, InterruptedException {
    Optional<String> tag = kept.flatMap(exchange -> exchange.reply().header("ETag"));
    Reply reply = next.get(tag.map(text -> ask.with("If-None-Match", text)).orElse(ask));
    if (reply.status() == NOT_MODIFIED && kept.isPresent()) {
      keep(ask, kept.get().reply(), data, now);
      return kept.get().reply();
    }
    if (reply.status() == 200 && isWholeJson(reply.body())) {
      keep(ask, reply, data, now);
    }
    return reply;
  }

  /** A full disk is no reason to withhold an answer that has come. */
  private void keep(Ask ask, Reply reply, LocalDateTime data, Instant now) {
    try {
      folder.keep(new Exchange(ask.url().toString(), Map.of(DATA, data.toString()), reply), now);
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
