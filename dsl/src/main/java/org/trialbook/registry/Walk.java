package org.trialbook.registry;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.trialbook.progress.WorkTally;
import org.trialbook.query.StudyQuery;

/**
 * The way from page to page, in step; {@link Pages} runs it ahead of its reader, {@link CrawlRun}
 * writes down where it stands. Whether the whole of it was right is for {@link Ending} to say.
 *
 * <p>One thread at a time calls {@link #next}. What it has learnt may be read from others.
 */
final class Walk {

  static final int LARGEST_PAGE = 1000;

  private final Wire wire;
  private final StudyQuery query;
  private final OptionalLong limit;
  private final int pageSize;
  private final SeenStudies seen;
  private final Set<String> tokens = new HashSet<>();
  private volatile Position position;
  private Optional<String> tag = Optional.empty();

  /** From the start, to the end or a number of studies. */
  Walk(Wire wire, StudyQuery query, OptionalLong limit) {
    this(wire, query, limit, LARGEST_PAGE, Position.START, new SeenStudies());
  }

  /** From where an earlier walk stood to the end. */
  Walk(Wire wire, StudyQuery query, int pageSize, Position start, SeenStudies seen) {
    this(wire, query, OptionalLong.empty(), pageSize, start, seen);
  }

  private Walk(
      Wire wire,
      StudyQuery query,
      OptionalLong limit,
      int pageSize,
      Position start,
      SeenStudies seen) {
    this.wire = wire;
    this.query = query;
    this.limit = limit;
    this.pageSize = pageSize;
    this.seen = seen;
    this.position = start;
    start.pageToken().ifPresent(tokens::add);
  }

  /** The page after the last one, without the studies that came before; empty at the end. */
  Optional<Page> next(WorkTally tally) throws InterruptedException {
    if (position.version().isEmpty()) {
      Version version = wire.version(tally);
      position = position.begun(version, wire.surroundings().clock().instant());
    }
    return missing() > 0 && !position.isBehindTheLastPage()
        ? Optional.of(fetch(tally))
        : Optional.empty();
  }

  private Page fetch(WorkTally tally) throws InterruptedException {
    URI url = url();
    Page sent = wire.askReply(url, this::read, tally);
    sent.nextPageToken()
        .filter(token -> !tokens.add(token))
        .ifPresent(
            token -> {
              throw RegistryException.repeated(url, token);
            });
    Page fresh = sent.keep(study -> sent.nctId(study).map(seen::add).orElse(true));
    long wanted = missing();
    Page page = fresh.keep(study -> study < wanted);
    position = position.after(sent, page, sent.size() - fresh.size());
    if (position.isEndless()) {
      throw RegistryException.endless(url, position.studies(), position.pages(), position.idle());
    }
    tally.expect(position.due(limit));
    tally.page(page.size());
    return page;
  }

  private Page read(Reply reply) throws IOException {
    tag = reply.header("ETag");
    return Page.read(reply.body());
  }

  private long missing() {
    return limit.orElse(Long.MAX_VALUE) - position.studies();
  }

  /** The page to ask for now; before the first {@link #next} it is the first page. */
  URI url() {
    Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put("pageSize", String.valueOf(Math.max(1, Math.min(pageSize, missing()))));
    position
        .pageToken()
        .ifPresentOrElse(
            token -> parameters.put("pageToken", token),
            () -> parameters.put("countTotal", "true"));
    return Urls.of(wire.settings().base(), "/studies", parameters);
  }

  Position position() {
    return position;
  }

  /** The entity tag of the last page. */
  Optional<String> tag() {
    return tag;
  }
}
