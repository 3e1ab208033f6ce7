package org.trialbook.registry;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.trialbook.accounting.Rejects;
import org.trialbook.progress.WorkTally;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.page.SeenStudies;
import org.trialbook.registry.page.Walk;
import org.trialbook.registry.page.WalkVerdict;
import org.trialbook.registry.wire.Background;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Version;

/**
 * The pages of one question, each brought while the one before it is read.
 *
 * <p>Nothing is sent before the first {@link #hasNext()} or {@link #next()}; from then on one page
 * is fetched ahead, never more. A study that comes twice is handed out once, the first time. The
 * pages ask {@code /version} before the first page and, where there was more than one, after the
 * last; what is odd about the whole is in {@link #notes()}.
 *
 * <p>An error ends the pages for good: every later call throws it again, so half an answer never
 * looks like a whole one. Interrupting the reading thread cancels what is under way, throws a
 * {@link RegistryException} and leaves the thread's interrupt flag set. One thread reads; any
 * thread may {@link #close()} and look at the facts.
 */
public final class Pages implements Iterator<Page>, AutoCloseable {

  private final Client client;
  private final OptionalLong limit;
  private final Walk walk;
  private final URI url;
  private final WorkTally tally;
  private volatile List<String> notes;
  private FutureTask<Optional<Brought>> ahead;
  private Optional<Brought> ready = Optional.empty();
  private Optional<Bookmark> bookmark = Optional.empty();
  private boolean ended;
  private RuntimeException failure;
  private boolean closed;

  /** A page and where the walk stood behind it, which is further on by now. */
  private record Brought(Page page, Position behind) {}

  Pages(Client client, StudyQuery query, OptionalLong limit) {
    this(client, limit, new Walk(client, query, limit));
  }

  /** The pages behind a place at which an earlier reader stopped. */
  Pages(Client client, StudyQuery query, Bookmark start) {
    this(
        client,
        OptionalLong.empty(),
        new Walk(client, query, Walk.LARGEST_PAGE, start.position(), new SeenStudies()));
    this.tally.startFrom(start.position().pages(), start.position().studies());
  }

  private Pages(Client client, OptionalLong limit, Walk walk) {
    this.client = client;
    this.limit = limit;
    this.walk = walk;
    this.url = walk.url();
    this.tally = client.tally(url);
    this.notes = client.settings().remarks();
  }

  /** The first page's URL, exactly as it is sent. */
  public URI url() {
    return url;
  }

  /**
   * Waits for the next page and says whether there is one.
   *
   * @throws RegistryException where the registry does not answer, the thread is interrupted, or the
   *     pages were closed before their end
   */
  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && !ended) {
      ready = await();
      ended = ready.isEmpty();
    }
    return ready.isPresent();
  }

  @Override
  public Page next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more pages of " + url);
    }
    Brought brought = ready.orElseThrow();
    ready = Optional.empty();
    bookmark = Optional.of(new Bookmark(brought.behind()));
    startNext();
    return brought.page();
  }

  /** The place behind the page that was read last; empty before the first. */
  public Optional<Bookmark> bookmark() {
    return bookmark;
  }

  private Optional<Brought> await() {
    if (failure != null) {
      throw failure;
    }
    try {
      Optional<Brought> brought = underWay().get();
      forgetAhead();
      return brought;
    } catch (InterruptedException e) {
      close();
      failure = RegistryException.interrupted(url, e);
    } catch (CancellationException e) {
      failure =
          new RegistryException(
              "The pages were closed before their end.\nAsked: " + url, url, 0, 0, null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      failure = (RuntimeException) e.getCause();
    }
    throw failure;
  }

  private synchronized Future<Optional<Brought>> underWay() {
    startNext();
    return ahead;
  }

  /** Begins the next fetch unless one is under way; on closed pages it is cancelled at once. */
  private synchronized void startNext() {
    if (ahead == null) {
      ahead = new FutureTask<>(this::bring);
      if (closed) {
        ahead.cancel(false);
      } else {
        Background.THREADS.execute(ahead);
      }
    }
  }

  /** In the background: the page after the last one, or the end and what is to say about it. */
  private Optional<Brought> bring() throws InterruptedException {
    boolean more = false;
    try {
      Optional<Page> page = walk.next(tally);
      more = page.isPresent();
      if (!more) {
        notes = WalkVerdict.of(client, url, walk.position(), limit, tally).notes();
      }
      return page.map(brought -> new Brought(brought, walk.position()));
    } finally {
      if (!more) {
        tally.end();
      }
    }
  }

  private synchronized void forgetAhead() {
    ahead = null;
  }

  /**
   * Stops: cancels the request under way and asks nothing more. Closing again does nothing; reading
   * on after closing before the end is an error.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (ahead != null) {
      ahead.cancel(true);
    }
    tally.end();
  }

  /** The state of the data, by the registry's own clock; empty until something was asked. */
  public Optional<LocalDateTime> dataTimestamp() {
    return walk.position().version().map(Version::dataTimestamp);
  }

  /** When the first answer came; empty until then. */
  public Optional<Instant> fetchedAt() {
    return walk.position().fetchedAt();
  }

  /** How many studies match in all, whatever the limit; empty until the first page has come. */
  public OptionalLong totalCount() {
    return walk.position().totalCount();
  }

  /** What came as a study so far and has no NCT id: it is not among those of the pages. */
  public Rejects rejects() {
    return walk.position().rejects();
  }

  /**
   * What a reader of the result should know, one sentence each: data that changed on the way,
   * studies that came twice, fewer studies than counted. Complete once {@link #hasNext()} is false.
   */
  public List<String> notes() {
    return notes;
  }
}
