package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.progress.WorkTally;

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

  <T> T ask(URI url, Reading<T> reading, WorkTally tally) throws InterruptedException {
    return askReply(url, reply -> reading.read(reply.body()), tally);
  }

  <T> T askReply(URI url, ReplyReading<T> reading, WorkTally tally) throws InterruptedException {
    return send(
        url,
        ask -> {
          Reply reply = transport().get(ask);
          reply.check(surroundings.clock().instant());
          return reading.read(reply);
        },
        tally);
  }

  /** Opens what is too large to hold; tried again as any request until it begins to come. */
  ArchiveStream.Opened open(URI url, long from, Optional<String> entityTag, WorkTally tally)
      throws InterruptedException {
    return send(
        url, ask -> surroundings.network().open(ask, from, entityTag, surroundings.clock()), tally);
  }

  /** What the registry serves now. */
  Version version(WorkTally tally) throws InterruptedException {
    return ask(Urls.of(settings.base(), "/version", Map.of()), Version::read, tally);
  }

  /** Counts for whoever listens how the question with this first URL gets on. */
  WorkTally tally(URI url) {
    return new WorkTally(
        url.toString(), surroundings.progress().forCaller(), surroundings.ticker()::nanos);
  }

  /** What is true of all answers and worth a note. */
  List<String> remarks() {
    Optional<String> edge =
        surroundings.edges().remark(settings.base().getHost(), settings.introduction());
    return Stream.concat(settings.remarks().stream(), edge.stream()).toList();
  }

  private interface Sending<T> {
    T send(Ask ask) throws Fault, IOException, InterruptedException;
  }

  private <T> T send(URI url, Sending<T> sending, WorkTally tally) throws InterruptedException {
    Passage passage = new Passage(url, settings.introduction(), surroundings.edges());
    return new Retry(
            settings.attempts(),
            settings.deadline(),
            surroundings.ticker(),
            surroundings.random(),
            (fault, wait) -> tally.waits(inWords(fault, wait)))
        .run(url, left -> attempt(passage, passage.ask(left), sending));
  }

  private static String inWords(Fault fault, Duration wait) {
    Duration shown = Duration.ofSeconds(Math.max(1, wait.toSeconds()));
    return "%s after %s".formatted(RegistryException.seconds(shown), fault.getMessage());
  }

  private static <T> T attempt(Passage passage, Ask ask, Sending<T> sending)
      throws Fault, InterruptedException {
    try {
      T answer = sending.send(ask);
      passage.passed();
      return answer;
    } catch (Fault fault) {
      throw passage.heard(fault);
    } catch (JsonProcessingException e) {
      throw Fault.unreadable(e);
    } catch (IOException e) {
      throw Fault.unheard(Urls.site(ask.url()), e);
    }
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
