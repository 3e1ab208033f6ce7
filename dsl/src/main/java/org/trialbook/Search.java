package org.trialbook;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.export.NdjsonFile;
import org.trialbook.field.Fields;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.Export;
import org.trialbook.query.Membership;
import org.trialbook.query.Parameters;
import org.trialbook.query.QuerySteps;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Crawl;
import org.trialbook.registry.Registry;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.source.SearchedStudies;
import org.trialbook.source.SnapshotRegistries;
import org.trialbook.watch.SearchWatch;

/**
 * A question to a registry, latent until a terminal verb runs it.
 *
 * <pre>{@code
 * var trials = search().condition("type 2 diabetes").status(RECRUITING).phase(PHASE3);
 * trials.count();      // terminal: one small request
 * trials.frame();      // terminal: one row per study
 * }</pre>
 *
 * <p>The steps are those of {@link QuerySteps}; each returns a new search, and equal steps are
 * equal values. Terminal verbs are {@link #count} and {@link #frame}, and those of the {@link Rows}
 * that {@link #flatten} and {@link #select} choose. What a registry would refuse is refused before
 * it is sent, and everything goes wrong as a {@link TrialbookException}.
 *
 * @param query what is asked
 * @param registry who is asked; empty for {@link Trialbook#registry()} at the time of asking
 * @param limit how many studies are brought at most; empty for all of them
 */
public record Search(StudyQuery query, Optional<Registry> registry, OptionalLong limit)
    implements QuerySteps<Search>, FlattenSteps, Displayable {

  Search(StudyQuery query) {
    this(query, Optional.empty(), OptionalLong.empty());
  }

  /** See {@link StudyQuery#parse}: reads a request, or the address of a search on the site. */
  public static Search parse(String url) {
    return new Search(StudyQuery.parse(url));
  }

  // ---- whom to ask, and how much ----------------------------------------------------------

  @Override
  public Parameters question() {
    return query.question();
  }

  @Override
  public Search asking(Parameters question) {
    return new Search(new StudyQuery(question), registry, limit);
  }

  /** Asks this registry, whichever is in use. */
  public Search on(Registry asked) {
    return new Search(query, Optional.of(asked), limit);
  }

  /**
   * Asks a snapshot, offline; its index is made when it is first asked. What only the registry's
   * vocabulary could answer exactly stands in the notes of the result; see {@link Membership}.
   */
  public Search on(Snapshot snapshot) {
    return on(SnapshotRegistries.of(snapshot));
  }

  /**
   * Asks only which studies match, and keeps that to be joined with a snapshot; see {@link Pin}.
   */
  public Pin pin() {
    return Pin.of(select(Fields.NCT_ID));
  }

  /** Brings this many studies at most, in the order of the answer. */
  public Search limit(long studies) {
    if (studies < 0) {
      throw new TrialbookException("A limit is 0 or more, not " + studies + ".");
    }
    return new Search(query, registry, OptionalLong.of(studies));
  }

  // ---- which rows and columns -------------------------------------------------------------

  /** The rows of these relations, all from one pass over the studies. */
  @Override
  public Rows flatten(List<Relation> relations) {
    return new Rows(source(), relations);
  }

  // ---- terminal ---------------------------------------------------------------------------

  /** Asks how many studies match, whatever the limit: one small request. */
  public long count() {
    return source().asked().count(query);
  }

  /**
   * Brings the studies as they are, whole records, one a line; compressed if the name ends with
   * {@code .gz} or {@code .zst}. Without a limit, a run that was stopped goes on where it stopped.
   */
  public Export toNdjson(Path file) {
    return new NdjsonFile(source(), file, UnaryOperator.identity()).write();
  }

  /**
   * The same with choices about the crawl: {@code toNdjson(file, crawl -> crawl.sideBySide(4))}.
   *
   * @throws TrialbookException if there is a limit, for then nothing is crawled
   */
  public Export toNdjson(Path file, UnaryOperator<Crawl> choices) {
    if (limit.isPresent()) {
      throw new TrialbookException(
          "A crawl is over all studies of a search.\nLeave out limit(), or the choices.");
    }
    return new NdjsonFile(source(), file, choices).write();
  }

  /** Tells from one look to the next what is new among the studies; see {@link SearchWatch}. */
  public SearchWatch watch(Path known) {
    if (limit.isPresent()) {
      throw new TrialbookException("A watch is over all studies of a search: leave out limit().");
    }
    return new SearchWatch(query, registry, known);
  }

  /** The first request for whole studies; {@link Rows#url} also names the fields. */
  public URI url() {
    return source().asked().url(query);
  }

  /** The question in plain words. */
  public String describe() {
    return source().describe();
  }

  private SearchedStudies source() {
    return new SearchedStudies(query, registry, limit);
  }

  // ---- shown ------------------------------------------------------------------------------

  /** The question in the registry's words, and where it goes. */
  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("asks for", describe());
    facts.putAll(source().facts());
    if (!query.remarks().isEmpty()) {
      facts.put("remark", String.join(" ", query.remarks()));
    }
    return Card.titled("Search")
        .facts(facts)
        .link("request", url())
        .next("count() asks how many; frame() brings one row per study")
        .mimeBundle();
  }

  /** The question in the registry's words. */
  @Override
  public String toString() {
    return source().toString();
  }
}
