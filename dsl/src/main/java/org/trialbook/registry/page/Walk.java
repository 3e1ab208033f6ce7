package org.trialbook.registry.page;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;
import org.trialbook.progress.WorkTally;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.Version;

/**
 * The way from page to page, in step; {@code Pages} runs it ahead of its reader, {@code CrawlRun}
 * writes down where it stands. Whether the whole of it was right is for {@link WalkVerdict} to say.
 *
 * <p>One thread at a time calls {@link #next}. What it has learnt may be read from others.
 */
@Internal
public final class Walk {

  public static final int LARGEST_PAGE = 1000;

  /** What brings the NCT id where a question names fields. */
  private static final Set<String> WITH_NCT_ID =
      Set.of(
          "NCTId",
          "IdentificationModule",
          "ProtocolSection",
          "protocolSection",
          "protocolSection.identificationModule",
          "protocolSection.identificationModule.nctId");

  private final Client client;
  private final StudyQuery query;
  private final OptionalLong limit;
  private final int pageSize;
  private final SeenStudies seen;
  private final boolean bringsNctIds;
  private final Set<String> tokens = new HashSet<>();
  private volatile Position position;
  private Optional<String> tag = Optional.empty();

  /** From the start, to the end or a number of studies. */
  public Walk(Client client, StudyQuery query, OptionalLong limit) {
    this(client, query, limit, LARGEST_PAGE, Position.START, new SeenStudies());
  }

  /** From where an earlier walk stood to the end. */
  public Walk(Client client, StudyQuery query, int pageSize, Position start, SeenStudies seen) {
    this(client, query, OptionalLong.empty(), pageSize, start, seen);
  }

  private Walk(
      Client client,
      StudyQuery query,
      OptionalLong limit,
      int pageSize,
      Position start,
      SeenStudies seen) {
    this.client = client;
    this.query = query;
    this.limit = limit;
    this.pageSize = pageSize;
    this.seen = seen;
    this.bringsNctIds = bringsNctIds(query);
    this.position = start;
    start.pageToken().ifPresent(tokens::add);
  }

  /** The page after the last one, without the studies that came before; empty at the end. */
  public Optional<Page> next(WorkTally tally) throws InterruptedException {
    if (position.version().isEmpty()) {
      Version version = client.version(tally);
      position = position.begun(version, client.now());
    }
    return missing() > 0 && !position.isBehindTheLastPage()
        ? Optional.of(fetch(tally))
        : Optional.empty();
  }

  private Page fetch(WorkTally tally) throws InterruptedException {
    URI url = url();
    Page sent = client.askWhole(url, this::read, tally);
    sent.nextPageToken()
        .filter(token -> !tokens.add(token))
        .ifPresent(
            token -> {
              throw WrongPages.repeated(url, token);
            });
    Page named = bringsNctIds ? sent.rejectingUnnamed(url.toString()) : sent;
    Page fresh = named.keep(study -> named.nctId(study).map(seen::add).orElse(true));
    long wanted = missing();
    Page page = fresh.keep(study -> study < wanted);
    position = position.after(sent, page, named.size() - fresh.size());
    if (position.isEndless()) {
      throw WrongPages.endless(url, position.studies(), position.pages(), position.idle());
    }
    tally.expect(position.due(limit));
    tally.page(page.size());
    return page;
  }

  private static boolean bringsNctIds(StudyQuery query) {
    String fields = query.parameters().get("fields");
    return fields == null || Stream.of(fields.split("[,|]")).anyMatch(WITH_NCT_ID::contains);
  }

  private Page read(HttpAnswer answer) throws IOException {
    tag = answer.header("ETag");
    return PageReader.read(answer.body());
  }

  private long missing() {
    return limit.orElse(Long.MAX_VALUE) - position.studies();
  }

  /** The page to ask for now; before the first {@link #next} it is the first page. */
  public URI url() {
    Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put("pageSize", String.valueOf(Math.max(1, Math.min(pageSize, missing()))));
    position
        .pageToken()
        .ifPresentOrElse(
            token -> parameters.put("pageToken", token),
            () -> parameters.put("countTotal", "true"));
    return client.url("/studies", parameters);
  }

  public Position position() {
    return position;
  }

  /** The entity tag of the last page. */
  public Optional<String> tag() {
    return tag;
  }
}
