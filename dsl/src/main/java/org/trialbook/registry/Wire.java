package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A request the way a good guest makes it: paced, retried, and read before it counts. */
record Wire(Settings settings, Surroundings surroundings) {

  /** Makes a value of a JSON body; a body it cannot read counts as one that broke on the way. */
  interface Reading<T> {
    T read(byte[] json) throws IOException;
  }

  /** The same for an answer that is more than its body. */
  interface ReplyReading<T> {
    T read(Reply reply) throws IOException;
  }

  <T> T ask(URI url, Reading<T> reading, Retry.Waiting waiting) throws InterruptedException {
    return askReply(url, reply -> reading.read(reply.body()), waiting);
  }

  <T> T askReply(URI url, ReplyReading<T> reading, Retry.Waiting waiting)
      throws InterruptedException {
    return new Retry(
            settings.attempts(),
            settings.deadline(),
            surroundings.ticker(),
            surroundings.random(),
            waiting)
        .run(url, left -> attempt(url, left, reading));
  }

  /** Opens what is too large to hold; tried again as any request until it begins to come. */
  ArchiveStream.Opened open(URI url, long from, Optional<String> entityTag, Retry.Waiting waiting)
      throws InterruptedException {
    return new Retry(
            settings.attempts(),
            settings.deadline(),
            surroundings.ticker(),
            surroundings.random(),
            waiting)
        .run(
            url,
            left -> {
              try {
                Ask ask = new Ask(url, introduction(), left);
                return surroundings.network().open(ask, from, entityTag);
              } catch (IOException e) {
                throw Fault.unheard(Urls.site(url), e);
              }
            });
  }

  /** What the registry serves now. */
  Version version(Retry.Waiting waiting) throws InterruptedException {
    return ask(Urls.of(settings.base(), "/version", Map.of()), Version::read, waiting);
  }

  /** Counts for whoever listens how the question with this first URL gets on. */
  Tally tally(URI url) {
    return new Tally(url, surroundings.progress().forCaller(), surroundings.ticker());
  }

  private <T> T attempt(URI url, Duration left, ReplyReading<T> reading)
      throws Fault, InterruptedException {
    try {
      Reply reply = transport().get(new Ask(url, introduction(), left));
      reply.check(surroundings.clock().instant());
      return reading.read(reply);
    } catch (JsonProcessingException e) {
      throw Fault.unreadable(e);
    } catch (IOException e) {
      throw Fault.unheard(Urls.site(url), e);
    }
  }

  private Map<String, String> introduction() {
    return Map.of("User-Agent", UserAgent.of(settings.contact()));
  }

  /** A recording has what came from the disk too, and what is on disk needs no turn. */
  private Transport transport() {
    Transport paced = new Paced(surroundings, settings.spacing());
    Transport cached =
        settings
            .cache()
            .<Transport>map(folder -> new Cached(paced, folder, settings.base(), surroundings))
            .orElse(paced);
    return settings
        .recording()
        .<Transport>map(folder -> new Recorder(cached, folder, settings.base(), surroundings))
        .orElse(cached);
  }
}
