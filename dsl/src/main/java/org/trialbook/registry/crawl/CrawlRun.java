package org.trialbook.registry.crawl;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.trialbook.Internal;
import org.trialbook.field.Fields;
import org.trialbook.progress.WorkTally;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Count;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.page.SeenStudies;
import org.trialbook.registry.page.Walk;
import org.trialbook.registry.page.WalkVerdict;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Version;

/**
 * One run of a crawl, from where its folder stands to the end.
 *
 * <p>Where several pages may be under way at once, the question is cut into parts by the days on
 * which studies were first posted, and each part is walked page by page, side by side.
 */
@Internal
public final class CrawlRun {

  /** The data is no longer what it was when the crawl began. */
  public static final class DataChanged extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final long SMALLEST_PART = 4;
  private static final long PARTS = 16;

  private final Client client;
  private final CrawlChoices choices;
  private final CrawlFolder place;
  private final List<String> remarks;
  private final URI url;
  private final WorkTally tally;
  private final DataChangeCheck dataChange;
  private SeenStudies seen = new SeenStudies();
  private Checkpoint reached;

  /** Where it begins anew, it begins with remarks. */
  public CrawlRun(Client client, CrawlChoices choices, CrawlFolder place, List<String> remarks) {
    this.client = client;
    this.choices = choices;
    this.place = place;
    this.remarks = remarks;
    this.url = choices.url(client);
    this.tally = client.tally(url);
    this.dataChange = new DataChangeCheck(client.world().ticker());
  }

  /**
   * Crawls to the end.
   *
   * @param kept how far an earlier run came
   * @throws DataChanged where pages of two states of the data would be mixed, and that matters
   * @throws CrawlFolder.Damaged where what came earlier is no longer what came
   */
  public Checkpoint run(Optional<Checkpoint> kept)
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
      WalkVerdict verdict = end();
      if (choices.minds() && verdict.dataChanged()) {
        throw new DataChanged();
      }
      save(reached.completed(verdict.notes()));
      return reached;
    } finally {
      tally.end();
    }
  }

  private Checkpoint begin() throws InterruptedException {
    Version version = client.version(tally);
    Position start = Position.START.begun(version, client.now());
    OptionalLong counted = OptionalLong.empty();
    List<PostingSpan> spans = List.of(PostingSpan.ALL);
    if (choices.atOnce() > 1) {
      StudyQuery query = choices.query();
      long studies = count(query);
      counted = OptionalLong.of(studies);
      spans =
          CrawlPlan.of(
              day -> count(query.from(Fields.STUDY_FIRST_POST_DATE, day)),
              studies,
              Math.max(SMALLEST_PART * choices.pageSize(), studies / PARTS),
              version.dataTimestamp().toLocalDate());
    }
    return Checkpoint.begun(
        client.settings().base(), choices.query().parameters(), counted, spans, start, remarks);
  }

  private long count(StudyQuery query) throws InterruptedException {
    URI count = client.url("/studies", Count.parameters(query));
    return client.ask(count, Count::read, tally);
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
    if (!client.version(tally).dataTimestamp().equals(before.dataTimestamp())) {
      throw new DataChanged();
    }
  }

  private void walk() throws IOException, InterruptedException, DataChanged {
    List<Callable<Void>> walks = new ArrayList<>();
    for (int part = 0; part < reached.parts().size(); part++) {
      if (!reached.parts().get(part).ended()) {
        int each = part;
        CrawlPart begun = reached.parts().get(part);
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

  private Void walk(int part, CrawlPart begun)
      throws IOException, InterruptedException, DataChanged {
    StudyQuery query = begun.span().of(choices.query());
    Walk walk = new Walk(client, query, choices.pageSize(), begun.position(), seen);
    Extent extent = begun.extent();
    try {
      for (Optional<Page> page = walk.next(tally); page.isPresent(); page = walk.next(tally)) {
        extent = place.append(part, extent, page.get());
        advance(part, walk.position(), extent);
        if (choices.minds() && dataChange.isDue(walk.tag())) {
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
  private WalkVerdict end() throws IOException, InterruptedException {
    List<Position> walked = reached.parts().stream().map(CrawlPart::position).toList();
    try {
      return WalkVerdict.of(client, url, walked, reached.counted(), tally);
    } catch (RegistryException e) {
      place.discard();
      throw e;
    }
  }
}
