package org.trialbook.registry.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.Internal;
import org.trialbook.accounting.Rejects;
import org.trialbook.registry.wire.Version;

/**
 * Where a {@link Walk} stands: everything it needs to go on from here, but the studies it has seen.
 *
 * @param version what the registry served when the walk began; empty before
 * @param fetchedAt when that was
 * @param totalCount how many studies match, by the first page
 * @param pageToken the page to ask for; empty before the first and behind the last
 * @param repeats studies that came again and were left out
 * @param rejects what came as a study and does not say which it is
 * @param idle how many pages in a row, up to here, brought no study that was new
 */
@Internal
public record Position(
    Optional<Version> version,
    Optional<Instant> fetchedAt,
    OptionalLong totalCount,
    Optional<String> pageToken,
    int pages,
    long studies,
    long repeats,
    Rejects rejects,
    int idle) {

  /** A page may be empty and another follow, but not without end. */
  public static final int MOST_IDLE = 20;

  /** Studies may be added while they are counted, but not as many again. */
  private static final long MOST_MORE = 10_000;

  /** The registry has some 600,000. */
  private static final long MOST_STUDIES = 20_000_000;

  public static final Position START =
      new Position(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          0,
          0,
          0,
          Rejects.NONE,
          0);

  /** Several walks that began together, as one. */
  public static Position sum(List<Position> walks) {
    Position first = walks.get(0);
    return new Position(
        first.version(),
        first.fetchedAt(),
        walks.stream().allMatch(walk -> walk.totalCount().isPresent())
            ? OptionalLong.of(walks.stream().mapToLong(walk -> walk.totalCount().getAsLong()).sum())
            : OptionalLong.empty(),
        Optional.empty(),
        walks.stream().mapToInt(Position::pages).sum(),
        walks.stream().mapToLong(Position::studies).sum(),
        walks.stream().mapToLong(Position::repeats).sum(),
        walks.stream().map(Position::rejects).reduce(Rejects.NONE, Rejects::and),
        walks.stream().mapToInt(Position::idle).max().orElse(0));
  }

  public Position begun(Version served, Instant at) {
    return new Position(
        Optional.of(served),
        Optional.of(at),
        totalCount,
        pageToken,
        pages,
        studies,
        repeats,
        rejects,
        idle);
  }

  /**
   * One page further.
   *
   * @param sent the page as it came
   * @param kept what is new in it
   * @param again how many of its studies had come before
   */
  public Position after(Page sent, Page kept, int again) {
    return new Position(
        version,
        fetchedAt,
        pages == 0 ? sent.totalCount() : totalCount,
        sent.nextPageToken(),
        pages + 1,
        studies + kept.size(),
        repeats + again,
        rejects.and(new Rejects(kept.rejects().size(), kept.rejects())),
        kept.size() == 0 ? idle + 1 : 0);
  }

  /** How many studies the registry has sent, each once, with those that are rejects. */
  public long sent() {
    return studies + rejects.count();
  }

  /** Has all come that was counted, and nothing but empty pages since? */
  boolean isPastTheEnd() {
    return idle >= MOST_IDLE && sent() >= totalCount.orElse(Long.MAX_VALUE);
  }

  /** Do pages come and come, and no end? */
  boolean isEndless() {
    return pageToken.isPresent()
        && (idle >= MOST_IDLE || studies > most(totalCount))
        && !isPastTheEnd();
  }

  /** How many studies are too many where so many were counted. */
  public static long most(OptionalLong counted) {
    return counted.isPresent() ? 2 * counted.getAsLong() + MOST_MORE : MOST_STUDIES;
  }

  /** How many studies are to come in all; empty while that is not known. */
  OptionalLong due(OptionalLong limit) {
    return totalCount.isEmpty()
        ? limit
        : OptionalLong.of(Math.min(totalCount.getAsLong(), limit.orElse(Long.MAX_VALUE)));
  }

  /** Is there no page behind this place, or none worth asking for? */
  public boolean isBehindTheLastPage() {
    return (pages > 0 && pageToken.isEmpty()) || isPastTheEnd();
  }
}
