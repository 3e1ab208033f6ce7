package org.trialbook;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.trialbook.display.Card;
import org.trialbook.field.Field;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Filter;
import org.trialbook.query.GeoDecay;
import org.trialbook.query.Markup;
import org.trialbook.query.Sort;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;

/**
 * A question to a registry, latent until a terminal verb runs it.
 *
 * <pre>{@code
 * var trials = search().condition("type 2 diabetes").status(RECRUITING).phase(PHASE3);
 * trials.count();      // terminal: one small request
 * trials.frame();      // terminal: one row per study
 * }</pre>
 *
 * <p>Each step returns a new search that is narrower by what the step says; equal steps are equal
 * values. Terminal verbs are {@link #count} and {@link #frame}, and those of the {@link Rows} that
 * {@link #flatten} and {@link #select} choose. What a registry would refuse is refused before it is
 * sent, and everything goes wrong as a {@link TrialbookException}.
 *
 * @param query what is asked
 * @param registry who is asked; empty for {@link Trialbook#registry()} at the time of asking
 * @param limit how many studies are brought at most; empty for all of them
 */
public record Search(StudyQuery query, Optional<Registry> registry, OptionalLong limit)
    implements Displayable {

  Search(StudyQuery query) {
    this(query, Optional.empty(), OptionalLong.empty());
  }

  /** See {@link StudyQuery#parse}: reads a request, or the address of a search on the site. */
  public static Search parse(String url) {
    return new Search(StudyQuery.parse(url));
  }

  // ---- whom to ask, and how much ----------------------------------------------------------

  /** Asks this registry, whichever is in use. */
  public Search on(Registry asked) {
    return new Search(query, Optional.of(asked), limit);
  }

  /** Brings this many studies at most, in the order of the answer. */
  public Search limit(long studies) {
    if (studies < 0) {
      throw new TrialbookException("A limit is 0 or more, not " + studies + ".");
    }
    return new Search(query, registry, OptionalLong.of(studies));
  }

  // ---- what to ask: each step as in StudyQuery --------------------------------------------

  /** See {@link StudyQuery#condition}. */
  public Search condition(String... anyOf) {
    return with(query.condition(anyOf));
  }

  /** See {@link StudyQuery#intervention}. */
  public Search intervention(String... anyOf) {
    return with(query.intervention(anyOf));
  }

  /** See {@link StudyQuery#term}. */
  public Search term(String... anyOf) {
    return with(query.term(anyOf));
  }

  /** See {@link StudyQuery#title}. */
  public Search title(String... anyOf) {
    return with(query.title(anyOf));
  }

  /** See {@link StudyQuery#outcome}. */
  public Search outcome(String... anyOf) {
    return with(query.outcome(anyOf));
  }

  /** See {@link StudyQuery#location}. */
  public Search location(String... anyOf) {
    return with(query.location(anyOf));
  }

  /** See {@link StudyQuery#sponsor}. */
  public Search sponsor(String... anyOf) {
    return with(query.sponsor(anyOf));
  }

  /** See {@link StudyQuery#leadSponsor}. */
  public Search leadSponsor(String... anyOf) {
    return with(query.leadSponsor(anyOf));
  }

  /** See {@link StudyQuery#id}. */
  public Search id(String... anyOf) {
    return with(query.id(anyOf));
  }

  /** See {@link StudyQuery#patient}. */
  public Search patient(String... anyOf) {
    return with(query.patient(anyOf));
  }

  /** See {@link StudyQuery#search}. */
  public Search area(SearchArea area, Filter filter) {
    return with(query.area(area, filter));
  }

  /** See {@link StudyQuery#status(Status...)}. */
  public Search status(Status... statuses) {
    return with(query.status(statuses));
  }

  /** See {@link StudyQuery#status(String, String...)}. */
  public Search status(String first, String... more) {
    return with(query.status(first, more));
  }

  /** See {@link StudyQuery#phase}. */
  public Search phase(Phase... phases) {
    return with(query.phase(phases));
  }

  /** See {@link StudyQuery#studyType}. */
  public Search studyType(StudyType... types) {
    return with(query.studyType(types));
  }

  /** See {@link StudyQuery#ids(String...)}. */
  public Search ids(String... nctIds) {
    return with(query.ids(nctIds));
  }

  /** See {@link StudyQuery#ids(Collection)}. */
  public Search ids(Collection<String> nctIds) {
    return with(query.ids(nctIds));
  }

  /** See {@link StudyQuery#from(Field, Object)}. */
  public <T> Search from(Field<T> field, T min) {
    return with(query.from(field, min));
  }

  /** See {@link StudyQuery#from(Field, String)}. */
  public Search from(Field<LocalDate> field, String min) {
    return with(query.from(field, min));
  }

  /** See {@link StudyQuery#to(Field, Object)}. */
  public <T> Search to(Field<T> field, T max) {
    return with(query.to(field, max));
  }

  /** See {@link StudyQuery#to(Field, String)}. */
  public Search to(Field<LocalDate> field, String max) {
    return with(query.to(field, max));
  }

  /** See {@link StudyQuery#between(Field, Object, Object)}. */
  public <T> Search between(Field<T> field, T min, T max) {
    return with(query.between(field, min, max));
  }

  /** See {@link StudyQuery#between(Field, String, String)}. */
  public Search between(Field<LocalDate> field, String min, String max) {
    return with(query.between(field, min, max));
  }

  /** See {@link StudyQuery#updatedSince(LocalDate)}. */
  public Search updatedSince(LocalDate day) {
    return with(query.updatedSince(day));
  }

  /** See {@link StudyQuery#updatedSince(String)}. */
  public Search updatedSince(String day) {
    return with(query.updatedSince(day));
  }

  /** See {@link StudyQuery#near}. */
  public Search near(double latitude, double longitude, double radius, DistanceUnit unit) {
    return with(query.near(latitude, longitude, radius, unit));
  }

  /** See {@link StudyQuery#hasResults}. */
  public Search hasResults(boolean posted) {
    return with(query.hasResults(posted));
  }

  /** See {@link StudyQuery#facet}. */
  public Search facet(String name, String... anyOf) {
    return with(query.facet(name, anyOf));
  }

  /** See {@link StudyQuery#synonyms}. */
  public Search synonyms(SearchArea area, String... anyOf) {
    return with(query.synonyms(area, anyOf));
  }

  /** See {@link StudyQuery#geoDecay}. */
  public Search geoDecay(GeoDecay decay) {
    return with(query.geoDecay(decay));
  }

  /** See {@link StudyQuery#postFilter}. */
  public Search postFilter(UnaryOperator<StudyQuery> steps) {
    return with(query.postFilter(steps));
  }

  /** See {@link StudyQuery#markup}. */
  public Search markup(Markup markup) {
    return with(query.markup(markup));
  }

  /** See {@link StudyQuery#filter}. */
  public Search filter(Filter filter) {
    return with(query.filter(filter));
  }

  /** See {@link StudyQuery#raw}. */
  public Search raw(String essie) {
    return with(query.raw(essie));
  }

  /** See {@link StudyQuery#sort}. */
  public Search sort(Sort... sorts) {
    return with(query.sort(sorts));
  }

  private Search with(StudyQuery narrower) {
    return new Search(narrower, registry, limit);
  }

  // ---- which rows and columns -------------------------------------------------------------

  /** One row per study with these fields as columns; only they cross the wire. */
  public Rows select(Field<?>... fields) {
    return flatten(Relations.STUDIES).select(fields);
  }

  /** One row per study with these of the columns of {@link Relations#STUDIES}, by name. */
  public Rows select(String... columns) {
    return flatten(Relations.STUDIES).select(columns);
  }

  /** The rows of these relations, all from one pass over the studies. */
  public Rows flatten(Relation... relations) {
    return flatten(List.of(relations));
  }

  /** The rows of these relations, all from one pass over the studies. */
  public Rows flatten(List<Relation> relations) {
    return new Rows(new SearchedStudies(this), relations);
  }

  // ---- terminal ---------------------------------------------------------------------------

  /** Asks how many studies match, whatever the limit: one small request. */
  public long count() {
    return asked().count(query);
  }

  /** Brings the studies as a table, one row per study; see {@link Relations#STUDIES}. */
  public Frame frame() {
    return flatten(Relations.STUDIES).frame();
  }

  /**
   * Brings the studies as they are, whole records, one a line; compressed if the name ends with
   * {@code .gz}. Without a limit, a run that was stopped goes on where it stopped.
   */
  public Export toNdjson(Path file) {
    return new NdjsonFile(this, file).write();
  }

  /** Tells from one look to the next what is new among the studies; see {@link Watch}. */
  public Watch watch(Path known) {
    return new Watch(this, known);
  }

  /** The first request for whole studies; {@link Rows#url} also names the fields. */
  public URI url() {
    return asked().url(query);
  }

  /** The question in plain words. */
  public String describe() {
    return query.describe() + (limit.isPresent() ? "; the first " + limit.getAsLong() : "");
  }

  Registry asked() {
    return registry.orElseGet(Trialbook::registry).progress(Trialbook.progress());
  }

  // ---- shown ------------------------------------------------------------------------------

  /** The question in the registry's words, and where it goes. */
  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("asks for", describe());
    facts.putAll(new SearchedStudies(this).facts());
    return Card.titled("Search")
        .facts(facts)
        .link("request", url())
        .next("count() asks how many; frame() brings one row per study")
        .mimeBundle();
  }

  /** The question in the registry's words. */
  @Override
  public String toString() {
    return query + (limit.isPresent() ? " limit=" + limit.getAsLong() : "");
  }
}
