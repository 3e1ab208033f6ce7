package org.trialbook.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.crawl.Checkpoint;
import org.trialbook.registry.crawl.CrawlChoices;
import org.trialbook.registry.crawl.CrawlFolder;
import org.trialbook.registry.crawl.CrawlRun;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.page.Walk;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.Pacer;
import org.trialbook.registry.wire.RegistryException;

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

  private final Client client;
  private final Path folder;
  private final CrawlChoices choices;
  private final DataChange onDataChange;

  Crawl(Client client, StudyQuery query, Path folder) {
    this(client, folder, new CrawlChoices(query, true, Walk.LARGEST_PAGE, 1), DataChange.RESTART);
  }

  private Crawl(Client client, Path folder, CrawlChoices choices, DataChange onDataChange) {
    this.client = client;
    this.folder = folder;
    this.choices = choices;
    this.onDataChange = onDataChange;
  }

  /**
   * What to do when the data changes on the way; {@link DataChange#RESTART} by default.
   *
   * <p>A change is noticed when a crawl goes on after a break, with the page that follows it where
   * the registry's entity tags tell, within a minute where they do not, and at the end.
   */
  public Crawl onDataChange(DataChange chosen) {
    return new Crawl(client, folder, choices.minding(chosen != DataChange.NOTE), chosen);
  }

  /** How many studies one request brings, from 1 to 1,000; 1,000 by default. */
  public Crawl pageSize(int studies) {
    if (studies < 1 || studies > Walk.LARGEST_PAGE) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "A page has from 1 to %,d studies, not %,d.",
              Walk.LARGEST_PAGE,
              studies));
    }
    return with(choices.withPageSize(studies));
  }

  /**
   * Brings several pages at once, from 1 to 4, within the registry's pace; 1 by default.
   *
   * <p>A large question is then cut into parts by the days on which its studies were first posted.
   * The parts follow each other in the file from the earliest to the latest, so the order does not
   * depend on which page came first, nor on how many came at once. How many studies the parts have
   * is held against how many the question has. A crawl that goes on keeps the parts it began with.
   *
   * @throws TrialbookException where the question has an order of its own, which needs one page
   *     after the other
   */
  public Crawl sideBySide(int pages) {
    if (pages < 1 || pages > Pacer.MOST_AT_ONCE) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "From 1 to %d pages come side by side, not %d.",
              Pacer.MOST_AT_ONCE,
              pages));
    }
    if (pages > 1 && choices.query().parameters().containsKey("sort")) {
      throw new TrialbookException(
          "Pages side by side come in the order of the day of first posting.\n"
              + "Leave out sort(...) or sideBySide(...).");
    }
    return with(choices.withPagesAtOnce(pages));
  }

  private Crawl with(CrawlChoices chosen) {
    return new Crawl(client, folder, chosen, onDataChange);
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
      throw RegistryException.interrupted(choices.url(client), e);
    } catch (IOException e) {
      throw new TrialbookException(
          "Cannot write the crawl in %s: %s\nWhat has come is kept; run it again to go on."
              .formatted(folder, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      throw RegistryException.interrupted(choices.url(client), e);
    }
  }

  private CrawledStudies run(CrawlFolder place) throws IOException, InterruptedException {
    List<String> remarks = List.of();
    for (int round = 1; ; round++) {
      Optional<Checkpoint> kept = kept(place);
      try {
        Checkpoint complete =
            kept.filter(Checkpoint::complete).isPresent()
                ? kept.get()
                : new CrawlRun(client, choices, place, remarks).run(kept);
        place.publish(complete);
        return result(place, complete);
      } catch (CrawlRun.DataChanged e) {
        if (onDataChange == DataChange.FAIL) {
          throw changed(choices.url(client));
        }
        place.discard();
        if (round == MOST_ROUNDS) {
          throw changing(choices.url(client), round);
        }
      } catch (CrawlFolder.Damaged e) {
        place.discard();
        remarks =
            List.of("What an earlier run had left was damaged and came anew: " + e.getMessage());
      }
    }
  }

  private Optional<Checkpoint> kept(CrawlFolder place) throws IOException {
    Optional<Checkpoint> kept = place.checkpoint();
    URI registry = client.settings().base();
    var question = choices.query().parameters();
    if (kept.isPresent() && !kept.get().asks(registry, question)) {
      throw new TrialbookException(
          "The folder %s holds a crawl of another question: %s\nName another folder for %s."
              .formatted(folder, kept.get().describe(), Checkpoint.describe(registry, question)));
    }
    return kept;
  }

  private static CrawledStudies result(CrawlFolder place, Checkpoint complete) {
    Position position = complete.position();
    return new CrawledStudies(
        place.studies(),
        position.studies(),
        position.rejects(),
        complete.bytes(complete.parts().size()),
        position.version().orElseThrow().dataTimestamp(),
        position.fetchedAt().orElseThrow(),
        complete.notes());
  }

  /** The data changed in the middle of a crawl that must not go on then. */
  private static RegistryException changed(URI url) {
    String message =
        "The registry's data changed during the crawl.\nAsked: %s\n%s"
            .formatted(url, "Try onDataChange(RESTART), or NOTE to go on.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** The data changed in the middle of each of so many crawls. */
  private static RegistryException changing(URI url, int rounds) {
    String message =
        String.format(
            Locale.ROOT,
            "The registry's data changed during the crawl, %d times.\nAsked: %s\n%s",
            rounds,
            url,
            "Try again later, or onDataChange(NOTE) to go on.");
    return new RegistryException(message, url, 200, 1, null);
  }
}
