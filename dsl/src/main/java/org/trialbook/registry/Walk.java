package org.trialbook.registry;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trialbook.query.StudyQuery;

/**
 * The way from page to page, in step; {@link Pages} runs it ahead of its reader, {@link Crawl}
 * writes down where it stands.
 *
 * <p>One thread at a time calls {@link #next()}. What it has learnt may be read from others.
 */
final class Walk {

  static final int LARGEST_PAGE = 1000;

  private final Wire wire;
  private final StudyQuery query;
  private final OptionalLong limit;
  private final int pageSize;
  private final SeenStudies seen;
  private final Tally tally;
  private final Set<String> tokens = new HashSet<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile Position position;
  private volatile boolean dataChanged;
  private boolean finished;

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
    this.notes.addAll(wire.settings().remarks());
    this.tally = wire.tally(url());
    tally.startFrom(start);
  }

  /** The page after the last one, without the studies that came before; empty at the end. */
  Optional<Page> next() throws InterruptedException {
    if (finished) {
      return Optional.empty();
    }
    try {
      begin();
      if (missing() > 0 && !position.isBehindTheLastPage()) {
        return Optional.of(fetch());
      }
      finish();
      tally.end();
      return Optional.empty();
    } catch (RuntimeException | InterruptedException e) {
      tally.end();
      throw e;
    }
  }

  private void begin() throws InterruptedException {
    if (position.version().isEmpty()) {
      Version version = askVersion();
      position = position.begun(version, wire.surroundings().clock().instant());
    }
  }

  private Page fetch() throws InterruptedException {
    URI url = url();
    Page sent = wire.ask(url, Page::read, tally);
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
    tally.page(position, due());
    return page;
  }

  private long missing() {
    return limit.orElse(Long.MAX_VALUE) - position.studies();
  }

  private OptionalLong due() {
    return position.totalCount().isEmpty()
        ? limit
        : OptionalLong.of(
            Math.min(position.totalCount().getAsLong(), limit.orElse(Long.MAX_VALUE)));
  }

  /** The page to ask for now; before the first {@link #next()} it is the first page. */
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

  private void finish() throws InterruptedException {
    finished = true;
    if (position.repeats() > 0) {
      notes.add(
          "Studies that came more than once and were kept once: %d.".formatted(position.repeats()));
    }
    if (position.pages() > 1) {
      compareVersions();
    }
    long studies = position.studies();
    long due = position.totalCount().isEmpty() ? studies : due().getAsLong();
    if (studies < due && !dataChanged) {
      throw RegistryException.incomplete(url(), due, studies);
    }
    if (studies != due) {
      notes.add("Studies that the registry counted: %d; that it sent: %d.".formatted(due, studies));
    }
  }

  private void compareVersions() throws InterruptedException {
    Version before = position.version().orElseThrow();
    try {
      Version after = askVersion();
      dataChanged = !after.dataTimestamp().equals(before.dataTimestamp());
      if (dataChanged) {
        notes.add(
            "The data changed on the way: the first page is of %s or later, the last of %s or before."
                .formatted(before.dataTimestamp(), after.dataTimestamp()));
      }
    } catch (RegistryException e) {
      notes.add("Whether the data changed on the way is not known: /version did not answer.");
    }
  }

  /** What the registry serves now. */
  Version askVersion() throws InterruptedException {
    return wire.ask(Urls.of(wire.settings().base(), "/version", Map.of()), Version::read, tally);
  }

  /** Tells whoever listens that nothing more comes. */
  void stop() {
    tally.end();
  }

  Position position() {
    return position;
  }

  /** Known at the end. */
  boolean dataChanged() {
    return dataChanged;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
