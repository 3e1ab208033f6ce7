package org.trialbook.registry;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;

/**
 * All studies of a question brought into a folder, in a way that survives whatever stops it.
 *
 * <p>After each page the folder says how far the crawl has come; {@link #run()} goes on from there,
 * without a gap and without doubles, and gives the same file as a run that nothing stopped. The
 * file {@code studies.ndjson} appears when it is whole. A folder belongs to one question to one
 * registry, and to one process at a time. A finished folder is kept: running it again asks nothing
 * and gives what is there; delete it to crawl anew.
 */
public final class Crawl {

  private static final int MOST_ROUNDS = 3;

  private final Wire wire;
  private final StudyQuery query;
  private final Path folder;
  private final DataChange onDataChange;
  private final int pageSize;

  Crawl(Wire wire, StudyQuery query, Path folder) {
    this(wire, query, folder, DataChange.RESTART, Walk.LARGEST_PAGE);
  }

  private Crawl(Wire wire, StudyQuery query, Path folder, DataChange onDataChange, int pageSize) {
    this.wire = wire;
    this.query = query;
    this.folder = folder;
    this.onDataChange = onDataChange;
    this.pageSize = pageSize;
  }

  /** What to do when the data changes on the way; {@link DataChange#RESTART} by default. */
  public Crawl onDataChange(DataChange chosen) {
    return new Crawl(wire, query, folder, chosen, pageSize);
  }

  /** How many studies one request brings, from 1 to 1,000; 1,000 by default. */
  public Crawl pageSize(int studies) {
    if (studies < 1 || studies > Walk.LARGEST_PAGE) {
      throw new TrialbookException(
          "A page has from 1 to %,d studies, not %,d.".formatted(Walk.LARGEST_PAGE, studies));
    }
    return new Crawl(wire, query, folder, onDataChange, studies);
  }

  /**
   * Crawls to the end, from the start or from where it stopped.
   *
   * @throws RegistryException where the registry does not answer, studies are missing at the end,
   *     the data changed and that is not wanted, or the thread is interrupted
   * @throws TrialbookException where the folder is of another question or in use, or cannot be
   *     written; what has come is kept, except where the registry's answer was not complete
   */
  public CrawledStudies run() {
    try (CrawlFolder place = CrawlFolder.take(folder)) {
      return run(place);
    } catch (ClosedByInterruptException e) {
      throw RegistryException.interrupted(start().url(), e);
    } catch (IOException e) {
      throw new TrialbookException(
          "Cannot write the crawl in %s: %s\nWhat has come is kept; run it again to go on."
              .formatted(folder, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      throw RegistryException.interrupted(start().url(), e);
    }
  }

  private CrawledStudies run(CrawlFolder place) throws IOException, InterruptedException {
    for (int round = 1; ; round++) {
      Optional<Checkpoint> kept = kept(place);
      Optional<Checkpoint> complete =
          kept.filter(Checkpoint::complete).isPresent() ? kept : round(place, kept);
      if (complete.isPresent()) {
        place.publish();
        return result(place, complete.get());
      }
      if (round == MOST_ROUNDS) {
        throw RegistryException.changing(start().url(), round);
      }
    }
  }

  private Optional<Checkpoint> kept(CrawlFolder place) throws IOException {
    Optional<Checkpoint> kept = place.checkpoint();
    if (kept.isPresent() && !kept.get().asksTheSameAs(nothing())) {
      throw new TrialbookException(
          "The folder %s holds a crawl of another question: %s\nName another folder for %s."
              .formatted(folder, kept.get().describe(), nothing().describe()));
    }
    return kept;
  }

  private Checkpoint nothing() {
    return new Checkpoint(
        wire.settings().base(), query.parameters(), Position.START, 0, List.of(), false);
  }

  private Walk start() {
    return new Walk(wire, query, pageSize, Position.START, new SeenStudies());
  }

  /** Walks to the end; empty where the folder was emptied to begin again. */
  private Optional<Checkpoint> round(CrawlFolder place, Optional<Checkpoint> kept)
      throws IOException, InterruptedException {
    if (kept.isPresent() && changedSince(kept.get()) && restarts(place)) {
      return Optional.empty();
    }
    Walk walk =
        kept.isEmpty()
            ? start()
            : new Walk(wire, query, pageSize, kept.get().position(), place.resume(kept.get()));
    Checkpoint reached = kept.orElseGet(this::nothing);
    try {
      for (Optional<Page> page = walk.next(); page.isPresent(); page = walk.next()) {
        reached = place.append(page.get(), reached, walk.position());
      }
    } catch (RegistryException e) {
      boolean studiesAreMissing = walk.position().isBehindTheLastPage();
      boolean tokenIsRefused = kept.isPresent() && e.status().orElse(0) == 400;
      if (studiesAreMissing) {
        place.discard();
      } else if (tokenIsRefused && restarts(place)) {
        return Optional.empty();
      }
      throw e;
    } finally {
      walk.stop();
    }
    if (walk.dataChanged() && restarts(place)) {
      return Optional.empty();
    }
    Checkpoint complete = reached.completed(walk.notes());
    place.save(complete);
    return Optional.of(complete);
  }

  private boolean changedSince(Checkpoint kept) throws InterruptedException {
    Version before = kept.position().version().orElseThrow();
    return !start().askVersion().dataTimestamp().equals(before.dataTimestamp());
  }

  /** The user's choice, now that pages before and behind this place do not fit together. */
  private boolean restarts(CrawlFolder place) throws IOException {
    if (onDataChange == DataChange.FAIL) {
      throw RegistryException.changed(start().url());
    }
    if (onDataChange == DataChange.RESTART) {
      place.discard();
    }
    return onDataChange == DataChange.RESTART;
  }

  private static CrawledStudies result(CrawlFolder place, Checkpoint complete) {
    Position position = complete.position();
    return new CrawledStudies(
        place.studies(),
        position.studies(),
        complete.bytes(),
        position.version().orElseThrow().dataTimestamp(),
        position.fetchedAt().orElseThrow(),
        complete.notes());
  }
}
