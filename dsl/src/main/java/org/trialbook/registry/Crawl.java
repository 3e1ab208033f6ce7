package org.trialbook.registry;

import java.net.URI;
import java.time.Instant;
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
 * The walk from page to page, in step; {@link Pages} runs it ahead of its reader.
 *
 * <p>One thread at a time calls {@link #next()}. What it has learnt may be read from others.
 */
final class Crawl {

  private static final int LARGEST_PAGE = 1000;

  private final Wire wire;
  private final StudyQuery query;
  private final OptionalLong limit;

  private final Set<String> tokens = new HashSet<>();
  private final SeenStudies seen = new SeenStudies();
  private Optional<String> pageToken = Optional.empty();
  private int pages;
  private long studies;
  private long repeats;
  private boolean finished;

  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile Version version;
  private volatile Instant fetchedAt;
  private volatile OptionalLong totalCount = OptionalLong.empty();

  Crawl(Wire wire, StudyQuery query, OptionalLong limit) {
    this.wire = wire;
    this.query = query;
    this.limit = limit;
  }

  /** The page after the last one, without the studies that came before; empty at the end. */
  Optional<Page> next() throws InterruptedException {
    if (finished) {
      return Optional.empty();
    }
    if (version == null) {
      version = askVersion();
      fetchedAt = wire.surroundings().clock().instant();
    }
    boolean more = pages == 0 || pageToken.isPresent();
    if (missing() == 0 || !more) {
      finish();
      return Optional.empty();
    }
    return Optional.of(fetch());
  }

  private Page fetch() throws InterruptedException {
    URI url = url();
    Page sent = wire.ask(url, Page::read);
    sent.nextPageToken()
        .filter(token -> !tokens.add(token))
        .ifPresent(
            token -> {
              throw RegistryException.repeated(url, token);
            });
    if (pages == 0) {
      totalCount = sent.totalCount();
    }
    Page fresh = sent.keep(study -> sent.nctId(study).map(seen::add).orElse(true));
    repeats += sent.size() - fresh.size();
    long wanted = missing();
    Page page = fresh.keep(study -> study < wanted);
    pages++;
    studies += page.size();
    pageToken = sent.nextPageToken();
    return page;
  }

  private long missing() {
    return limit.orElse(Long.MAX_VALUE) - studies;
  }

  /** The page to ask for now; before the first {@link #next()} it is the first page. */
  URI url() {
    Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put("pageSize", String.valueOf(Math.max(1, Math.min(LARGEST_PAGE, missing()))));
    pageToken.ifPresentOrElse(
        token -> parameters.put("pageToken", token), () -> parameters.put("countTotal", "true"));
    return Urls.of(wire.settings().base(), "/studies", parameters);
  }

  private void finish() throws InterruptedException {
    finished = true;
    if (repeats > 0) {
      notes.add("Studies that came more than once and were kept once: %d.".formatted(repeats));
    }
    long due = Math.min(totalCount.orElse(studies), limit.orElse(Long.MAX_VALUE));
    if (studies != due) {
      notes.add("Studies that the registry counted: %d; that it sent: %d.".formatted(due, studies));
    }
    if (pages > 1) {
      compareVersions();
    }
  }

  private void compareVersions() throws InterruptedException {
    try {
      Version after = askVersion();
      if (!after.dataTimestamp().equals(version.dataTimestamp())) {
        notes.add(
            "The data changed on the way: the first page is of %s or later, the last of %s or before."
                .formatted(version.dataTimestamp(), after.dataTimestamp()));
      }
    } catch (RegistryException e) {
      notes.add("Whether the data changed on the way is not known: /version did not answer.");
    }
  }

  private Version askVersion() throws InterruptedException {
    return wire.ask(Urls.of(wire.settings().base(), "/version", Map.of()), Version::read);
  }

  Optional<Version> version() {
    return Optional.ofNullable(version);
  }

  Optional<Instant> fetchedAt() {
    return Optional.ofNullable(fetchedAt);
  }

  OptionalLong totalCount() {
    return totalCount;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
