package org.trialbook.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;

/**
 * One question to {@code /studies}, as a value: {@code
 * StudyQuery.all().condition("asthma").status(RECRUITING)}.
 *
 * <p>Each step returns a new question. A step that finds studies narrows what the earlier steps
 * left, and several values in one step mean any of them; {@code near}, {@code fields}, {@code sort}
 * and the like say one thing and replace an earlier step. User text is taken as words and cannot
 * inject operators; text in double quotes is a phrase. What the registry would refuse is refused
 * here, with a {@link TrialbookException}.
 */
public final class StudyQuery {

  private static final String SEARCHED = "@query";
  private static final StudyQuery ALL = new StudyQuery(Parameters.NONE);

  private final Parameters parameters;

  private StudyQuery(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Every study of the registry. */
  public static StudyQuery all() {
    return ALL;
  }

  /**
   * The question that a URL asks: a request to {@code /studies} of API v2, or a search page of
   * ClinicalTrials.gov as copied from the browser. What only pages through the answer is left out.
   *
   * @throws TrialbookException naming a parameter that is not known or has no sure meaning
   */
  public static StudyQuery parse(String url) {
    return QueryUrl.parse(url);
  }

  /** Studies of any of these conditions; the registry adds synonyms and MeSH terms. */
  public StudyQuery condition(String... anyOf) {
    return words("condition", Parameter.CONDITION, anyOf);
  }

  /**
   * Studies with any of these anywhere a reader would look; for registry numbers use {@link #ids}.
   */
  public StudyQuery term(String... anyOf) {
    return words("term", Parameter.TERM, anyOf);
  }

  /**
   * Studies with a site of which facility, city, state, country or postal code say any of these.
   */
  public StudyQuery location(String... anyOf) {
    return words("location", Parameter.LOCATION, anyOf);
  }

  /** Studies with any of these in a title or the acronym. */
  public StudyQuery title(String... anyOf) {
    return words("title", Parameter.TITLE, anyOf);
  }

  /** Studies of any of these interventions; the registry adds synonyms and MeSH terms. */
  public StudyQuery intervention(String... anyOf) {
    return words("intervention", Parameter.INTERVENTION, anyOf);
  }

  /** Studies with any of these in a planned or reported outcome. */
  public StudyQuery outcome(String... anyOf) {
    return words("outcome", Parameter.OUTCOME, anyOf);
  }

  /** Studies with any of these organisations as lead sponsor or collaborator. */
  public StudyQuery sponsor(String... anyOf) {
    return words("sponsor", Parameter.SPONSOR, anyOf);
  }

  /** Studies with any of these organisations as lead sponsor. */
  public StudyQuery leadSponsor(String... anyOf) {
    return words("leadSponsor", Parameter.LEAD_SPONSOR, anyOf);
  }

  /** Studies with any of these numbers or acronyms; a search, so other text can match as well. */
  public StudyQuery id(String... anyOf) {
    return words("id", Parameter.ID, anyOf);
  }

  /** Studies with any of these where patients are likely to look. */
  public StudyQuery patient(String... anyOf) {
    return words("patient", Parameter.PATIENT, anyOf);
  }

  /**
   * Studies that the filter finds within the area, for searches with operators. An area without a
   * parameter of its own becomes part of {@code filter.advanced}.
   */
  public StudyQuery area(SearchArea area, Filter filter) {
    EssieNames.check(filter);
    return Parameter.named("query." + area.parameter().orElse(""))
        .map(parameter -> and(parameter, filter))
        .orElseGet(() -> and(Parameter.ADVANCED, Filters.area(area, filter)));
  }

  /** Studies with one of these statuses. */
  public StudyQuery status(Status... anyOf) {
    List<String> wanted = new ArrayList<>();
    for (Status status : EnumSet.copyOf(atLeastOne("status", List.of(anyOf)))) {
      wanted.add(status.name());
    }
    return new StudyQuery(parameters.narrowed(Parameter.STATUS, wanted));
  }

  /** Studies with one of these statuses, as the API or the site writes them. */
  public StudyQuery status(String first, String... more) {
    List<Status> statuses = new ArrayList<>(List.of(Status.named(first)));
    List.of(more).forEach(text -> statuses.add(Status.named(text)));
    return status(statuses.toArray(Status[]::new));
  }

  /** Studies with one of these phases; Phase 1/2 has both. */
  public StudyQuery phase(Phase... anyOf) {
    atLeastOne("phase", List.of(anyOf));
    return and(Parameter.ADVANCED, Filters.is(Fields.PHASE, anyOf));
  }

  /** Studies of one of these types. */
  public StudyQuery studyType(StudyType... anyOf) {
    atLeastOne("studyType", List.of(anyOf));
    return and(Parameter.ADVANCED, Filters.is(Fields.STUDY_TYPE, anyOf));
  }

  /** These studies, by registry number in any spelling; unknown numbers are just not found. */
  public StudyQuery ids(String... nctIds) {
    return ids(List.of(nctIds));
  }

  /** These studies, by registry number in any spelling; unknown numbers are just not found. */
  public StudyQuery ids(Collection<String> nctIds) {
    Set<String> wanted = new LinkedHashSet<>();
    atLeastOne("ids", nctIds).forEach(id -> wanted.add(NctId.normalized(id)));
    return new StudyQuery(parameters.narrowed(Parameter.IDS, wanted));
  }

  /** Studies in which the field is this or more. */
  public <T> StudyQuery from(Field<T> field, T min) {
    return and(Parameter.ADVANCED, Filters.from(field, min));
  }

  /** Studies in which the date is this or later: a day, month or year such as {@code 2024-05}. */
  public StudyQuery from(Field<LocalDate> field, String min) {
    return and(Parameter.ADVANCED, Filters.from(field, min));
  }

  /** Studies in which the field is this or less. */
  public <T> StudyQuery to(Field<T> field, T max) {
    return and(Parameter.ADVANCED, Filters.to(field, max));
  }

  /** Studies in which the date is this or earlier; a month or year counts to its last day. */
  public StudyQuery to(Field<LocalDate> field, String max) {
    return and(Parameter.ADVANCED, Filters.to(field, max));
  }

  /** Studies in which the field lies between the two, both included. */
  public <T> StudyQuery between(Field<T> field, T min, T max) {
    return and(Parameter.ADVANCED, Filters.between(field, min, max));
  }

  /** Studies in which the date lies between the two; months and years count as a whole. */
  public StudyQuery between(Field<LocalDate> field, String min, String max) {
    return and(Parameter.ADVANCED, Filters.between(field, min, max));
  }

  /**
   * Studies last updated on this day or later. The day itself is included on purpose: the registry
   * dates updates by the day, so an earlier look may have come before the last of them. Ask for the
   * day of that look again and drop what is unchanged.
   */
  public StudyQuery updatedSince(LocalDate day) {
    return from(Fields.LAST_UPDATE_POST_DATE, day);
  }

  /** The same for a day as text, such as {@code 2026-11-01}. */
  public StudyQuery updatedSince(String day) {
    return from(Fields.LAST_UPDATE_POST_DATE, day);
  }

  /** Studies with posted results, or without. */
  public StudyQuery hasResults(boolean wanted) {
    return facet("results", wanted ? "with" : "without");
  }

  /** Studies that the filter finds; see {@link Filters}. */
  public StudyQuery filter(Filter filter) {
    EssieNames.check(filter);
    return and(Parameter.ADVANCED, filter);
  }

  /**
   * Studies that this Essie text finds, with all its operators.
   *
   * @throws EssieException if the text is no Essie, with the spot
   */
  public StudyQuery raw(String essie) {
    return filter(Essie.parse(essie));
  }

  /**
   * Studies in one of the options of a facet of the site, such as {@code facet("ages", "child",
   * "older")}. The registry refuses an unknown facet, but finds nothing for an unknown option.
   */
  public StudyQuery facet(String name, String... anyOf) {
    atLeastOne("facet", List.of(anyOf));
    StringJoiner options = new StringJoiner(" ");
    for (String option : anyOf) {
      options.add(letters(option));
    }
    return named(Parameter.FACETS, letters(name), List.of(options.toString()));
  }

  /**
   * Studies that the registry files under these synonym numbers of the area; it lists them nowhere.
   */
  public StudyQuery synonyms(SearchArea area, String... anyOf) {
    List<String> ids = new ArrayList<>();
    atLeastOne("synonyms", List.of(anyOf)).forEach(id -> ids.add(letters(id)));
    return named(Parameter.SYNONYMS, area.areaName(), ids);
  }

  /** Studies with a site within the radius around the point, given in degrees. */
  public StudyQuery near(double latitude, double longitude, double radius, DistanceUnit unit) {
    Near.check(latitude, longitude, radius);
    Near.checkRadius(radius, unit);
    String circle = Near.text(latitude, longitude, radius, unit);
    return with(Parameter.NEAR, List.of("distance(" + circle + ")"));
  }

  /** How fast a study far from the point of {@link #near} loses rank. */
  public StudyQuery geoDecay(GeoDecay decay) {
    return with(Parameter.GEO_DECAY, List.of(decay.toString()));
  }

  /**
   * The filters of the steps, sent as {@code postFilter.} parameters: {@code postFilter(later ->
   * later.status(RECRUITING))}. The registry treats them as it treats {@code filter.} ones.
   *
   * @throws TrialbookException if a step does more than filter
   */
  public StudyQuery postFilter(UnaryOperator<StudyQuery> steps) {
    return new StudyQuery(parameters.andPost(steps.apply(ALL).parameters));
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Collection<? extends Field<?>> fields) {
    Set<String> pieces = new LinkedHashSet<>();
    atLeastOne("fields", fields).forEach(field -> pieces.add(field.piece()));
    return with(Parameter.FIELDS, List.copyOf(pieces));
  }

  /**
   * Only these fields of each study cross the wire, by any of their names; the name of a {@link
   * SearchArea} stands for the fields it searches, {@code @query} for those of all searches.
   */
  public StudyQuery fields(String first, String... more) {
    Set<String> names = new LinkedHashSet<>(List.of(selectable(first)));
    List.of(more).forEach(name -> names.add(selectable(name)));
    return with(Parameter.FIELDS, List.copyOf(names));
  }

  /** The order of the studies, by one sort or two; without it the order is unspecified. */
  public StudyQuery sort(Sort... sorts) {
    if (sorts.length > 2) {
      throw new TrialbookException("The registry sorts by two fields at most.");
    }
    List<Sort> order = atLeastOne("sort", List.of(sorts));
    return with(Parameter.SORT, order.stream().map(Sort::toString).toList());
  }

  /** How long text is written. */
  public StudyQuery markup(Markup markup) {
    return with(Parameter.MARKUP, List.of(markup.toString()));
  }

  /**
   * Exactly what is sent, apart from paging: parameter names and values, not yet URL-encoded, in a
   * fixed order.
   */
  public Map<String, String> parameters() {
    return parameters.toMap();
  }

  /** The question as a person would say it, for tables and reports. */
  public String describe() {
    return PlainWords.describe(parameters);
  }

  /** Equal questions ask the same; the order of the steps does not matter. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StudyQuery query
        && query.parameters.meaning().equals(parameters.meaning());
  }

  @Override
  public int hashCode() {
    return parameters.meaning().hashCode();
  }

  /** The parameters as they are sent: {@code query.cond=asthma filter.overallStatus=RECRUITING}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parameters().forEach((name, value) -> parts.add(name + "=" + value));
    return parts.isEmpty() ? "all studies" : String.join(" ", parts);
  }

  private StudyQuery words(String step, Parameter parameter, String... anyOf) {
    List<Filter> filters = new ArrayList<>();
    for (String text : atLeastOne(step, List.of(anyOf))) {
      if (text.isBlank()) {
        throw new TrialbookException(
            "%s(\"%s\") has no words to search for.".formatted(step, text));
      }
      filters.add(Filters.words(text));
    }
    return and(parameter, Filters.any(filters));
  }

  /** Replaces the pairs of that name only. */
  private StudyQuery named(Parameter parameter, String name, List<String> values) {
    List<String> pairs = new ArrayList<>(parameters.values(parameter));
    pairs.removeIf(pair -> pair.startsWith(name + ":"));
    values.forEach(value -> pairs.add(name + ":" + value));
    return with(parameter, pairs);
  }

  private static String selectable(String name) {
    for (SearchArea area : SearchArea.values()) {
      if (area.areaName().equals(name.strip())) {
        return area.areaName();
      }
    }
    return name.strip().equals(SEARCHED) ? SEARCHED : Fields.named(name).piece();
  }

  private static String letters(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
      throw new TrialbookException("\"%s\" is not made of letters and digits.".formatted(text));
    }
    return text;
  }

  StudyQuery and(Parameter parameter, Filter filter) {
    return new StudyQuery(parameters.and(parameter, filter));
  }

  private StudyQuery with(Parameter parameter, List<String> values) {
    return new StudyQuery(parameters.with(parameter, values));
  }

  private static <C extends Collection<?>> C atLeastOne(String step, C values) {
    if (values.isEmpty()) {
      throw new TrialbookException(step + "() needs at least one value.");
    }
    return values;
  }
}
