package org.trialbook.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a {@link Walk} stands: everything it needs to go on from here, but the studies it has seen.
 *
 * @param version what the registry served when the walk began; empty before
 * @param fetchedAt when that was
 * @param totalCount how many studies match, by the first page
 * @param pageToken the page to ask for; empty before the first and behind the last
 * @param repeats studies that came again and were left out
 */
record Position(
    Optional<Version> version,
    Optional<Instant> fetchedAt,
    OptionalLong totalCount,
    Optional<String> pageToken,
    int pages,
    long studies,
    long repeats) {

  static final Position START =
      new Position(
          Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(), 0, 0, 0);

  /** Several walks that began together, as one. */
  static Position sum(List<Position> walks) {
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
        walks.stream().mapToLong(Position::repeats).sum());
  }

  Position begun(Version served, Instant at) {
    return new Position(
        Optional.of(served), Optional.of(at), totalCount, pageToken, pages, studies, repeats);
  }

  /**
   * One page further.
   *
   * @param sent the page as it came
   * @param kept what is new in it
   * @param again how many of its studies had come before
   */
  Position after(Page sent, Page kept, int again) {
    return new Position(
        version,
        fetchedAt,
        pages == 0 ? sent.totalCount() : totalCount,
        sent.nextPageToken(),
        pages + 1,
        studies + kept.size(),
        repeats + again);
  }

  /** How many studies are to come in all; empty while that is not known. */
  OptionalLong due(OptionalLong limit) {
    return totalCount.isEmpty()
        ? limit
        : OptionalLong.of(Math.min(totalCount.getAsLong(), limit.orElse(Long.MAX_VALUE)));
  }

  /** Is there no page behind this place? */
  boolean isBehindTheLastPage() {
    return pages > 0 && pageToken.isEmpty();
  }
}
