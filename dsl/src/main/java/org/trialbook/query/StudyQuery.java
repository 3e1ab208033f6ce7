package org.trialbook.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * <p>Each step returns a new question that is narrower by what the step says; {@code fields},
 * {@code sort} and {@code near} say one thing and replace an earlier step. The order of steps does
 * not matter. User text is taken as words and cannot inject operators. What the registry would
 * refuse is refused here, with a {@link TrialbookException}.
 */
public final class StudyQuery {

  private static final StudyQuery ALL = new StudyQuery(Map.of(), Map.of());

  /** Searches and filters, ANDed step by step. */
  private final Map<Parameter, Filter> filters;

  private final Map<Parameter, List<String>> lists;

  private StudyQuery(Map<Parameter, Filter> filters, Map<Parameter, List<String>> lists) {
    this.filters = filters;
    this.lists = lists;
  }

  /** Every study of the registry. */
  public static StudyQuery all() {
    return ALL;
  }

  /** Studies of these conditions or diseases; the registry adds synonyms and MeSH terms. */
  public StudyQuery condition(String words) {
    return and(Parameter.CONDITION, words("condition", words));
  }

  /**
   * Studies with these words anywhere a reader would look. A text of nothing but registry numbers
   * makes the registry ignore all filters: use {@link #ids} for those.
   */
  public StudyQuery term(String words) {
    return and(Parameter.TERM, words("term", words));
  }

  /** Studies with a site whose facility, city, state, country or postal code has these words. */
  public StudyQuery location(String words) {
    return and(Parameter.LOCATION, words("location", words));
  }

  /** Studies with these words in a title or the acronym. */
  public StudyQuery title(String words) {
    return and(Parameter.TITLE, words("title", words));
  }

  /** Studies of these interventions or treatments; the registry adds synonyms and MeSH terms. */
  public StudyQuery intervention(String words) {
    return and(Parameter.INTERVENTION, words("intervention", words));
  }

  /** Studies with these words in a planned or reported outcome. */
  public StudyQuery outcome(String words) {
    return and(Parameter.OUTCOME, words("outcome", words));
  }

  /** Studies with this organisation as lead sponsor or collaborator. */
  public StudyQuery sponsor(String words) {
    return and(Parameter.SPONSOR, words("sponsor", words));
  }

  /** Studies with this organisation as lead sponsor. */
  public StudyQuery leadSponsor(String words) {
    return and(Parameter.LEAD_SPONSOR, words("leadSponsor", words));
  }

  /** Studies with this number or acronym; a search, for exact registry numbers use {@link #ids}. */
  public StudyQuery id(String words) {
    return and(Parameter.ID, words("id", words));
  }

  /** Studies with these words where patients are likely to look. */
  public StudyQuery patient(String words) {
    return and(Parameter.PATIENT, words("patient", words));
  }

  /**
   * Studies that the filter finds within the area, for searches with operators. An area without a
   * parameter of its own becomes part of {@code filter.advanced}.
   */
  public StudyQuery search(SearchArea area, Filter filter) {
    EssieNames.check(filter);
    String name = "query." + area.parameter().orElse("");
    for (Parameter parameter : Parameter.values()) {
      if (parameter.toString().equals(name)) {
        return and(parameter, filter);
      }
    }
    return and(Parameter.ADVANCED, Filters.area(area, filter));
  }

  /** Studies with one of these statuses. */
  public StudyQuery status(Status... statuses) {
    List<String> wanted = names("status", EnumSet.copyOf(atLeastOne("status", List.of(statuses))));
    List<String> earlier = lists.get(Parameter.STATUS);
    if (earlier != null) {
      List<String> both = earlier.stream().filter(wanted::contains).toList();
      if (both.isEmpty()) {
        throw new TrialbookException(
            "A study has one status: none is both %s and %s. Name them in one step: status(%s, %s)."
                .formatted(earlier.get(0), wanted.get(0), earlier.get(0), wanted.get(0)));
      }
      wanted = both;
    }
    return set(Parameter.STATUS, wanted);
  }

  /** Studies with one of these statuses, as the API or the site writes them. */
  public StudyQuery status(String first, String... more) {
    List<Status> statuses = new ArrayList<>(List.of(Status.named(first)));
    Arrays.stream(more).map(Status::named).forEach(statuses::add);
    return status(statuses.toArray(Status[]::new));
  }

  /** Studies with one of these phases; Phase 1/2 is found under both. */
  public StudyQuery phase(Phase... phases) {
    atLeastOne("phase", List.of(phases));
    return filter(Filters.is(Fields.PHASE, phases));
  }

  /** Studies of one of these types. */
  public StudyQuery studyType(StudyType... types) {
    atLeastOne("studyType", List.of(types));
    return filter(Filters.is(Fields.STUDY_TYPE, types));
  }

  /** These studies, by registry number in any spelling; unknown numbers are just not found. */
  public StudyQuery ids(String... nctIds) {
    return ids(List.of(nctIds));
  }

  /** These studies, by registry number in any spelling; unknown numbers are just not found. */
  public StudyQuery ids(Collection<String> nctIds) {
    Set<String> wanted = new LinkedHashSet<>();
    atLeastOne("ids", nctIds).forEach(id -> wanted.add(NctId.normalized(id)));
    List<String> earlier = lists.get(Parameter.IDS);
    if (earlier != null) {
      wanted.retainAll(earlier);
      atLeastOne("ids", wanted);
    }
    return set(Parameter.IDS, List.copyOf(wanted));
  }

  /** Studies in which the field is this or more. */
  public <T> StudyQuery from(Field<T> field, T min) {
    return filter(Filters.from(field, min));
  }

  /** Studies in which the date is this or later: a day, month or year such as {@code 2024-05}. */
  public StudyQuery from(Field<LocalDate> field, String min) {
    return filter(Filters.from(field, min));
  }

  /** Studies in which the field is this or less. */
  public <T> StudyQuery to(Field<T> field, T max) {
    return filter(Filters.to(field, max));
  }

  /** Studies in which the date is this or earlier; a month or year counts to its last day. */
  public StudyQuery to(Field<LocalDate> field, String max) {
    return filter(Filters.to(field, max));
  }

  /** Studies in which the field lies between the two, both included. */
  public <T> StudyQuery between(Field<T> field, T min, T max) {
    return filter(Filters.between(field, min, max));
  }

  /** Studies in which the date lies between the two; months and years count as a whole. */
  public StudyQuery between(Field<LocalDate> field, String min, String max) {
    return filter(Filters.between(field, min, max));
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

  /** Studies with a site within the radius around the point, given in degrees. */
  public StudyQuery near(double latitude, double longitude, double radius, DistanceUnit unit) {
    Near.check(latitude, longitude, radius);
    Near.checkRadius(radius, unit);
    return set(
        Parameter.NEAR, List.of("distance(" + Near.text(latitude, longitude, radius, unit) + ")"));
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Collection<Field<?>> fields) {
    return set(
        Parameter.FIELDS,
        atLeastOne("fields", fields).stream().map(Field::piece).distinct().toList());
  }

  /** The order of the studies, by one or two sorts; without it the order is unspecified. */
  public StudyQuery sort(Sort... sorts) {
    if (sorts.length > 2) {
      throw new TrialbookException("The registry sorts by two fields at most.");
    }
    return set(
        Parameter.SORT, atLeastOne("sort", List.of(sorts)).stream().map(Sort::toString).toList());
  }

  /**
   * Exactly what is sent, apart from paging: parameter names and values, not yet URL-encoded, in a
   * fixed order.
   */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : Parameter.values()) {
      if (filters.containsKey(parameter)) {
        parameters.put(parameter.toString(), Essie.render(filters.get(parameter)));
      } else if (lists.containsKey(parameter)) {
        parameters.put(parameter.toString(), String.join(",", lists.get(parameter)));
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  /** Equal questions ask the same: they send the same parameters. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StudyQuery query && query.parameters().equals(parameters());
  }

  @Override
  public int hashCode() {
    return parameters().hashCode();
  }

  /** The parameters as they are sent: {@code query.cond=asthma filter.overallStatus=RECRUITING}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parameters().forEach((name, value) -> parts.add(name + "=" + value));
    return parts.isEmpty() ? "all studies" : String.join(" ", parts);
  }

  private StudyQuery and(Parameter parameter, Filter filter) {
    Map<Parameter, Filter> more = new EnumMap<>(Parameter.class);
    more.putAll(filters);
    more.merge(parameter, filter, Filters::all);
    return new StudyQuery(more, lists);
  }

  private StudyQuery set(Parameter parameter, List<String> values) {
    Map<Parameter, List<String>> more = new EnumMap<>(Parameter.class);
    more.putAll(lists);
    more.put(parameter, List.copyOf(values));
    return new StudyQuery(filters, more);
  }

  private static Filter words(String step, String text) {
    if (text.isBlank()) {
      throw new TrialbookException(
          "%s(\"%s\") has no words to search for.".formatted(step, text.strip()));
    }
    return Filters.words(text);
  }

  private static List<String> names(String step, Set<? extends Enum<?>> values) {
    return atLeastOne(step, values).stream().map(Enum::name).toList();
  }

  private static <C extends Collection<?>> C atLeastOne(String step, C values) {
    if (values.isEmpty()) {
      throw new TrialbookException(step + "() needs at least one.");
    }
    return values;
  }
}
