package org.trialbook.alert;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.trialbook.TrialbookException;

/**
 * Brings the alerts of an outbox to the outlets of its watch list.
 *
 * <p>Each outlet is on its own: one that fails is tried again later, after twice as long each time
 * up to an hour, or as long as it asks for, and holds up no other. One that refuses is tried again
 * each hour, in case someone has mended it. Alerts that all have had are let go after 400 days. A
 * batch counts as delivered when the outlet has said so, and goes again under the same id where a
 * stop came in between.
 */
public final class Delivery {

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Slack takes about one message a second from a webhook. */
  private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(1);

  /** A page or feed shows a year, and a little more of it to compare with. */
  private static final Period KEPT = Period.ofDays(400);

  private static final int MOST_DOUBLINGS = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;
  private final RandomGenerator random;
  private final Pause pause;
  private final UnaryOperator<String> environment;
  private final Sender sender;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when it has. */
    void of(Duration duration) throws InterruptedException;
  }

  /**
   * How a delivery went.
   *
   * @param delivered how many alerts each outlet has had, by its name
   * @param problems what failed, one sentence each
   * @param again when the first failing outlet is to be tried again; empty where none failed
   */
  public record Report(
      Map<String, Integer> delivered, List<String> problems, Optional<Instant> again) {}

  /** A delivery in this time, which waits as it must, with the secrets of the environment. */
  public Delivery(Clock clock) {
    this(clock, new SecureRandom(), pause -> Thread.sleep(pause.toMillis()), System::getenv);
  }

  /** A delivery in a time, with chance and secrets from there. */
  public Delivery(
      Clock clock, RandomGenerator random, Pause pause, UnaryOperator<String> environment) {
    this(clock, random, pause, environment, new HttpPost(clock));
  }

  Delivery(
      Clock clock,
      RandomGenerator random,
      Pause pause,
      UnaryOperator<String> environment,
      Sender sender) {
    this.sender = sender;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
    this.environment = environment;
  }

  /**
   * Delivers what waits, to every outlet that is not to be left alone for now.
   *
   * @throws TrialbookException where the thread is interrupted; everything else is in the report
   */
  public Report deliver(WatchList list, Outbox outbox) {
    Map<String, Integer> delivered = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    Optional<Instant> again = Optional.empty();
    for (Outlet outlet : inOrder(list.outlets())) {
      Optional<OutboxState.Retry> retry = outbox.retry(outlet.name());
      if (retry.isEmpty() || retry.get().isDue(clock.instant())) {
        delivered.put(outlet.name(), deliver(list, outbox, outlet, problems));
        retry = outbox.retry(outlet.name());
      } else {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: left alone until %s, since it failed; %,d alerts wait.",
                outlet.name(),
                retry.get().notBefore(),
                outbox.waiting(outlet)));
      }
      Optional<Instant> next = retry.map(OutboxState.Retry::notBefore);
      if (next.isPresent() && (again.isEmpty() || next.get().isBefore(again.get()))) {
        again = next;
      }
    }
    try {
      outbox.prune(list.outlets(), LocalDate.ofInstant(clock.instant(), UTC).minus(KEPT));
    } catch (TrialbookException e) {
      problems.add("Old alerts could not be let go: %s.".formatted(firstLine(e)));
    }
    return new Report(delivered, List.copyOf(problems), again);
  }

  /** Files are there at once; a message a second to others may take long. */
  private static List<Outlet> inOrder(List<Outlet> outlets) {
    return outlets.stream().sorted(Comparator.comparing(Outlet.Posted.class::isInstance)).toList();
  }

  private int deliver(WatchList list, Outbox outbox, Outlet outlet, List<String> problems) {
    int delivered = 0;
    Optional<Batch> batch = outbox.next(outlet);
    if (batch.isEmpty()
        && outlet instanceof Outlet.Page page
        && Files.notExists(list.place(page.file()))) {
      // Readers subscribe to a feed before there is anything in it.
      batch = Optional.of(new Batch("", outlet.name(), List.of()));
    }
    while (batch.isPresent()) {
      Sender.Outcome outcome = send(list, outbox, outlet, batch.get());
      if (outcome.kind() != Sender.Kind.ARRIVED) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(null);
        }
        problems.add(problem(outbox, outlet, outcome));
        return delivered;
      }
      if (!batch.get().alerts().isEmpty()) {
        outbox.arrived(batch.get());
      }
      delivered += batch.get().alerts().size();
      batch = outbox.next(outlet);
      if (batch.isPresent() && outlet instanceof Outlet.Posted) {
        rest();
      }
    }
    return delivered;
  }

  private String problem(Outbox outbox, Outlet outlet, Sender.Outcome outcome) {
    String problem = outlet.name() + ": " + outcome.problem();
    String waiting = String.format(Locale.ROOT, "%,d alerts wait", outbox.waiting(outlet));
    if (outcome.kind() == Sender.Kind.UNSENT) {
      // What is missing here can be mended at once, and nobody was troubled.
      return "%s; %s.".formatted(problem, waiting);
    }
    OutboxState.Retry retry = later(outbox.retry(outlet.name()), outcome);
    outbox.retry(outlet.name(), retry);
    return "%s%s; %s, until %s at least."
        .formatted(
            problem,
            outcome.kind() == Sender.Kind.REFUSED ? ", and will until its settings change" : "",
            waiting,
            retry.notBefore());
  }

  private void rest() {
    try {
      pause.of(BETWEEN_MESSAGES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private static TrialbookException interrupted(InterruptedException e) {
    return new TrialbookException("Interrupted.\nWhat was not delivered waits in the outbox.", e);
  }

  private OutboxState.Retry later(Optional<OutboxState.Retry> before, Sender.Outcome outcome) {
    int failures = before.map(OutboxState.Retry::failures).orElse(0);
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    wait =
        outcome.kind() == Sender.Kind.REFUSED || wait.compareTo(LONGEST_WAIT) > 0
            ? LONGEST_WAIT
            : wait;
    // Not all at the same second, where many wait for the same outlet.
    wait = wait.plusMillis((long) (wait.toMillis() * random.nextDouble(0.2)));
    Duration wish = outcome.retryAfter().orElse(Duration.ZERO);
    if (wish.compareTo(wait) > 0) {
      wait = wish;
    }
    Instant now = clock.instant();
    return new OutboxState.Retry(failures + 1, now, now.plus(wait));
  }

  private Sender.Outcome send(WatchList list, Outbox outbox, Outlet outlet, Batch batch) {
    try {
      if (outlet instanceof Outlet.Posted posted) {
        String body =
            outlet instanceof Outlet.SlackWebhook
                ? SlackMessage.of(list.name(), batch)
                : json(list, batch).toString();
        return post(posted.secret(), body, batch);
      }
      if (outlet instanceof Outlet.EmailFolder email) {
        EmailMessage.write(
            list.place(email.folder()), email.to(), list.name(), batch, clock.instant());
      } else if (outlet instanceof Outlet.AtomFeed feed) {
        AtomDocument.write(list.place(feed.file()), list.name(), outbox.alerts());
      } else if (outlet instanceof Outlet.Dashboard page) {
        DashboardPage.write(list.place(page.file()), list, outbox.alerts(), clock.instant());
      }
      return Sender.Outcome.ARRIVED;
    } catch (TrialbookException e) {
      return Sender.Outcome.failed(firstLine(e));
    } catch (RuntimeException e) {
      // Whatever it is, the others have to get theirs; what it says may be the address.
      return Sender.Outcome.failed("it failed (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Sender.Outcome post(Secret secret, String body, Batch batch) {
    HttpUrl address;
    try {
      address = secret.address(environment);
    } catch (TrialbookException e) {
      return Sender.Outcome.unsent(firstLine(e));
    }
    return sender.send(address, body, batch.id());
  }

  private static String firstLine(TrialbookException e) {
    return e.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }

  private static ObjectNode json(WatchList list, Batch batch) {
    ObjectNode json = JSON.createObjectNode().put("id", batch.id()).put("watchList", list.name());
    batch.alerts().forEach(alert -> json.withArray("/alerts").add(AlertJson.write(alert)));
    return json;
  }
}
