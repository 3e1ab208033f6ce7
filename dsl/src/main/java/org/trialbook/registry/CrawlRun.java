package org.trialbook.registry;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.trialbook.field.Fields;
import org.trialbook.progress.WorkTally;
import org.trialbook.query.StudyQuery;

/**
 * One run of a {@link Crawl}, from where its folder stands to the end.
 *
 * <p>Where several pages may be under way at once, the question is cut into parts by the days on
 * which studies were first posted, and each part is walked page by page, side by side.
 */
final class CrawlRun {

  /** The data is no longer what it was when the crawl began. */
  static final class DataChanged extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final long SMALLEST_PART = 4;
  private static final long PARTS = 16;

  private final Wire wire;
  private final Crawl.Choices choices;
  private final CrawlFolder place;
  private final List<String> remarks;
  private final URI url;
  private final WorkTally tally;
  private final Suspicion suspicion;
  private SeenStudies seen = new SeenStudies();
  private Checkpoint reached;

  /** Where it begins anew, it begins with remarks. */
  CrawlRun(Wire wire, Crawl.Choices choices, CrawlFolder place, List<String> remarks) {
    this.wire = wire;
    this.choices = choices;
    this.place = place;
    this.remarks = remarks;
    this.url = choices.url(wire);
    this.tally = wire.tally(url);
    this.suspicion = new Suspicion(wire.surroundings().ticker());
  }

  /**
   * Crawls to the end.
   *
   * @param kept how far an earlier run came
   * @throws DataChanged where pages of two states of the data would be mixed, and that matters
   * @throws CrawlFolder.Damaged where what came earlier is no longer what came
   */
  Checkpoint run(Optional<Checkpoint> kept)
      throws IOException, InterruptedException, DataChanged, CrawlFolder.Damaged {
    try {
      if (kept.isPresent()) {
        reached = kept.get();
        seen = resume();
      } else {
        save(begin());
      }
      tally.expect(reached.counted());
      walk();
      Ending ending = end();
      if (choices.minds() && ending.dataChanged()) {
        throw new DataChanged();
      }
      save(reached.completed(ending.notes()));
      return reached;
    } finally {
      tally.end();
    }
  }

  private Checkpoint begin() throws InterruptedException {
    Version version = wire.version(tally);
    Position start = Position.START.begun(version, wire.surroundings().clock().instant());
    OptionalLong counted = OptionalLong.empty();
    List<Span> spans = List.of(Span.ALL);
    if (choices.atOnce() > 1) {
      StudyQuery query = choices.query();
      long studies = count(query);
      counted = OptionalLong.of(studies);
      spans =
          Cuts.of(
              day -> count(query.from(Fields.STUDY_FIRST_POST_DATE, day)),
              studies,
              Math.max(SMALLEST_PART * choices.pageSize(), studies / PARTS),
              version.dataTimestamp().toLocalDate());
    }
    return Checkpoint.begun(
        wire.settings().base(), choices.query().parameters(), counted, spans, start, remarks);
  }

  private long count(StudyQuery query) throws InterruptedException {
    URI count = Urls.of(wire.settings().base(), "/studies", Count.parameters(query));
    return wire.ask(count, Count::read, tally);
  }

  private SeenStudies resume()
      throws IOException, InterruptedException, DataChanged, CrawlFolder.Damaged {
    if (choices.minds()) {
      look();
    }
    SeenStudies known = place.resume(reached);
    Position position = reached.position();
    tally.startFrom(position.pages(), position.studies());
    tally.expect(position.totalCount());
    return known;
  }

  private void look() throws InterruptedException, DataChanged {
    Version before = reached.position().version().orElseThrow();
    if (!wire.version(tally).dataTimestamp().equals(before.dataTimestamp())) {
      throw new DataChanged();
    }
  }

  private void walk() throws IOException, InterruptedException, DataChanged {
    List<Callable<Void>> walks = new ArrayList<>();
    for (int part = 0; part < reached.parts().size(); part++) {
      if (!reached.parts().get(part).ended()) {
        int each = part;
        Part begun = reached.parts().get(part);
        walks.add(() -> walk(each, begun));
      }
    }
    if (walks.isEmpty()) {
      return;
    }
    try {
      SideBySide.run(Math.min(choices.atOnce(), walks.size()), walks);
    } catch (ExecutionException e) {
      throw inThisThread(e.getCause());
    }
  }

  private static IOException inThisThread(Throwable failure)
      throws InterruptedException, DataChanged {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof DataChanged changed) {
      throw changed;
    } else if (failure instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return (IOException) failure;
  }

  private Void walk(int part, Part begun) throws IOException, InterruptedException, DataChanged {
    StudyQuery query = begun.span().of(choices.query());
    Walk walk = new Walk(wire, query, choices.pageSize(), begun.position(), seen);
    Extent extent = begun.extent();
    try {
      for (Optional<Page> page = walk.next(tally); page.isPresent(); page = walk.next(tally)) {
        extent = place.append(part, extent, page.get());
        advance(part, walk.position(), extent);
        if (choices.minds() && suspicion.rises(walk.tag())) {
          lookOnTheWay();
        }
      }
      return null;
    } catch (RegistryException e) {
      boolean isOfAnEarlierRun = begun.position().equals(walk.position());
      boolean tokenIsRefused =
          isOfAnEarlierRun && begun.position().pages() > 0 && e.status().orElse(0) == 400;
      if (tokenIsRefused && choices.minds()) {
        throw new DataChanged();
      }
      throw e;
    }
  }

  /** Where nobody answers the crawl goes on: the end asks again, and says so if it has to. */
  private void lookOnTheWay() throws InterruptedException, DataChanged {
    try {
      look();
    } catch (RegistryException e) {
      // The ending asks as well.
    }
  }

  private synchronized void advance(int part, Position position, Extent extent) throws IOException {
    save(reached.at(part, position, extent));
  }

  private synchronized void save(Checkpoint checkpoint) throws IOException {
    place.save(checkpoint);
    reached = checkpoint;
  }

  /** What is incomplete without a reason is not worth keeping. */
  private Ending end() throws IOException, InterruptedException {
    List<Position> walked = reached.parts().stream().map(Part::position).toList();
    try {
      return Ending.of(wire, url, walked, reached.counted(), tally);
    } catch (RegistryException e) {
      place.discard();
      throw e;
    }
  }
}
