package org.trialbook.registry.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.http.HttpAnswer;
import org.trialbook.progress.WorkTally;

/** Makes one request the way a good guest does: paced, retried, and read before it counts. */
@Internal
public record Client(Settings settings, World world) {

  /** Makes a value of a JSON body; a body it cannot read counts as one that broke on the way. */
  public interface Reading<T> {
    T read(byte[] json) throws IOException;
  }

  /** The same for an answer that is more than its body. */
  public interface AnswerReading<T> {
    T read(HttpAnswer answer) throws IOException;
  }

  /**
   * The same for pages of the registry's site, which bring many files each: asked for at most every
   * two seconds and twice at most, and kept or recorded nowhere.
   *
   * @throws TrialbookException where answers come from this machine, which has no pages
   */
  public Client displaying(PageDisplay display) {
    if (!(world.network() instanceof Network network)) {
      throw new TrialbookException(
          "There are no pages of %s to look at: its answers come from this machine.\nTry use(Registry.live())"
              .formatted(settings.base()));
    }
    return new Client(settings.forPages(), world.withNetwork(new Displayed(display, network)));
  }

  /** A resource of the registry, such as {@code /studies}, with its parameters in their order. */
  public URI url(String resource, Map<String, String> parameters) {
    return Urls.of(settings.base(), resource, parameters);
  }

  /** Now, by the clock that says when something was fetched. */
  public Instant now() {
    return world.clock().instant();
  }

  /**
   * Asks one question that is answered at once.
   *
   * @throws RegistryException also where this thread is interrupted
   */
  public <T> T ask(URI url, Reading<T> reading) {
    WorkTally tally = tally(url);
    try {
      return ask(url, reading, tally);
    } catch (InterruptedException e) {
      throw RegistryException.interrupted(url, e);
    } finally {
      tally.end();
    }
  }

  /** Asks one of the requests that a question takes. */
  public <T> T ask(URI url, Reading<T> reading, WorkTally tally) throws InterruptedException {
    return askWhole(url, answer -> reading.read(answer.body()), tally);
  }

  /** The same for what is more than a body. */
  public <T> T askWhole(URI url, AnswerReading<T> reading, WorkTally tally)
      throws InterruptedException {
    return send(
        url,
        request -> {
          HttpAnswer answer = transport().get(request);
          AnswerCheck.require(answer, now());
          return reading.read(answer);
        },
        tally);
  }

  /** Opens what is too large to hold; tried again as any request until it begins to come. */
  public Transfer open(URI url, long from, Optional<String> entityTag, WorkTally tally)
      throws InterruptedException {
    return send(
        url,
        request -> {
          Transfer transfer = transport().open(request, from, entityTag);
          if (transfer.head().status() != Transfer.PARTIAL) {
            AnswerCheck.require(transfer.head(), now());
          }
          return transfer;
        },
        tally);
  }

  /** What the registry serves now. */
  public Version version(WorkTally tally) throws InterruptedException {
    return ask(url("/version", Map.of()), Version::read, tally);
  }

  /** Counts for whoever listens how the question with this first URL gets on. */
  public WorkTally tally(URI url) {
    return new WorkTally(url.toString(), world.progress().forCaller(), world.ticker()::nanos);
  }

  /** What is true of all answers and worth a note. */
  public List<String> remarks() {
    Optional<String> edge =
        world.edges().remark(settings.base().getHost(), settings.introduction());
    return Stream.concat(settings.remarks().stream(), edge.stream()).toList();
  }

  private interface Sending<T> {
    T send(HttpRequest request) throws Fault, IOException, InterruptedException;
  }

  private <T> T send(URI url, Sending<T> sending, WorkTally tally) throws InterruptedException {
    Passage passage = new Passage(url, settings.introduction(), world.edges());
    return new Retry(
            settings.attempts(),
            settings.deadline(),
            world.ticker(),
            world.random(),
            (fault, wait) -> tally.waits(inWords(fault, wait)))
        .run(url, left -> attempt(passage, passage.request(left), sending));
  }

  private static String inWords(Fault fault, Duration wait) {
    Duration shown = Duration.ofSeconds(Math.max(1, wait.toSeconds()));
    return "%s after %s".formatted(RegistryException.seconds(shown), fault.getMessage());
  }

  private static <T> T attempt(Passage passage, HttpRequest request, Sending<T> sending)
      throws Fault, InterruptedException {
    try {
      T answer = sending.send(request);
      passage.passed();
      return answer;
    } catch (Fault fault) {
      throw passage.heard(fault);
    } catch (JsonProcessingException e) {
      throw Fault.unreadable(e);
    } catch (IOException e) {
      throw Fault.unheard(Urls.site(request.url()), e);
    }
  }

  /** A recording has what came from the disk too, and what is on disk needs no turn. */
  private Transport transport() {
    Transport paced = new Paced(world, settings.spacing());
    Transport cached =
        settings
            .cache()
            .<Transport>map(folder -> new Cached(paced, folder, settings.base(), world))
            .orElse(paced);
    return settings
        .recording()
        .<Transport>map(folder -> new Recorder(cached, folder, settings.base(), world))
        .orElse(cached);
  }
}
