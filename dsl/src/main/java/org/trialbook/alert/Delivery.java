package org.trialbook.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.trialbook.TrialbookException;

/**
 * Brings the alerts of an outbox to the outlets of its watch list.
 *
 * <p>Each outlet is on its own: one that fails is tried again later, after twice as long each time
 * up to an hour, or as long as it asks for, and holds up no other. A batch counts as delivered when
 * the outlet has said so, and goes again under the same id where a stop came in between.
 */
public final class Delivery {

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Slack takes about one message a second from a webhook. */
  private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(1);

  private static final int MOST_DOUBLINGS = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;
  private final RandomGenerator random;
  private final Pause pause;
  private final UnaryOperator<String> environment;
  private final Post post = new Post();

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

  /** A delivery in a time, with chance and secrets from there. */
  public Delivery(
      Clock clock, RandomGenerator random, Pause pause, UnaryOperator<String> environment) {
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
    for (Outlet outlet : list.outlets()) {
      Optional<OutboxState.Retry> retry = outbox.retry(outlet.name());
      if (retry.isEmpty() || !retry.get().notBefore().isAfter(clock.instant())) {
        delivered.put(outlet.name(), deliver(list, outbox, outlet, problems));
        retry = outbox.retry(outlet.name());
      }
      Optional<Instant> next = retry.map(OutboxState.Retry::notBefore);
      if (next.isPresent() && (again.isEmpty() || next.get().isBefore(again.get()))) {
        again = next;
      }
    }
    return new Report(delivered, List.copyOf(problems), again);
  }

  private int deliver(WatchList list, Outbox outbox, Outlet outlet, List<String> problems) {
    int delivered = 0;
    Optional<Outbox.Batch> batch = outbox.next(outlet);
    while (batch.isPresent()) {
      Post.Outcome outcome = send(list, outbox, outlet, batch.get());
      if (outcome.problem().isPresent()) {
        OutboxState.Retry retry = later(outbox.retry(outlet.name()), outcome.retryAfter());
        outbox.retry(outlet.name(), retry);
        problems.add(
            "%s: %s; %,d alerts wait, until %s at least."
                .formatted(
                    outlet.name(),
                    outcome.problem().get(),
                    outbox.waiting(outlet),
                    retry.notBefore()));
        return delivered;
      }
      outbox.arrived(batch.get());
      delivered += batch.get().alerts().size();
      batch = outbox.next(outlet);
      if (batch.isPresent()) {
        rest();
      }
    }
    return delivered;
  }

  private void rest() {
    try {
      pause.of(BETWEEN_MESSAGES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrialbookException("Interrupted.\nWhat was not delivered waits in the outbox.", e);
    }
  }

  private OutboxState.Retry later(Optional<OutboxState.Retry> before, Optional<Duration> wanted) {
    int failures = before.map(OutboxState.Retry::failures).orElse(0);
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    // Not all at the same second, where many wait for the same outlet.
    wait = wait.plusMillis((long) (wait.toMillis() * random.nextDouble(0.2)));
    if (wanted.isPresent() && wanted.get().compareTo(wait) > 0) {
      wait = wanted.get();
    }
    return new OutboxState.Retry(failures + 1, clock.instant().plus(wait));
  }

  private Post.Outcome send(WatchList list, Outbox outbox, Outlet outlet, Outbox.Batch batch) {
    try {
      if (outlet instanceof Outlet.SlackWebhook slack) {
        return post.send(
            slack.secret().address(environment), SlackMessage.of(list.name(), batch), batch.id());
      }
      if (outlet instanceof Outlet.Webhook webhook) {
        return post.send(
            webhook.secret().address(environment), json(list, batch).toString(), batch.id());
      }
      if (outlet instanceof Outlet.EmailFolder email) {
        EmailMessage.write(email, list.name(), batch, clock.instant());
      } else if (outlet instanceof Outlet.AtomFeed feed) {
        AtomDocument.write(feed.file(), list.name(), outbox.alerts());
      } else if (outlet instanceof Outlet.Dashboard page) {
        DashboardPage.write(page.file(), list, outbox.alerts(), clock.instant());
      }
      return Post.Outcome.ARRIVED;
    } catch (TrialbookException e) {
      return Post.Outcome.failed(e.getMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      return Post.Outcome.failed("it cannot be written: " + e.getMessage());
    }
  }

  private static ObjectNode json(WatchList list, Outbox.Batch batch) {
    ObjectNode json = JSON.createObjectNode().put("id", batch.id()).put("watchList", list.name());
    batch.alerts().forEach(alert -> json.withArray("/alerts").add(AlertJson.write(alert)));
    return json;
  }
}
