package org.trialbook.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;

/**
 * The steps of a question, for everything that holds one.
 *
 * <p>Each step returns a new value. A step that finds studies narrows what the earlier steps left,
 * and several values in one step mean any of them; {@code near}, {@code sort} and the like say one
 * thing and replace an earlier step. User text is taken as words and cannot inject operators; text
 * in double quotes is a phrase. What the registry would refuse is refused here, with a {@link
 * TrialbookException}.
 *
 * @param <S> what holds the question
 */
public interface QuerySteps<S> {

  /** What is asked so far. */
  Parameters question();

  /** The same, but for its question: this one. */
  S asking(Parameters question);

  // ---- words, and where to look for them --------------------------------------------------

  /** Studies of any of these conditions; the registry adds synonyms and MeSH terms. */
  default S condition(String... anyOf) {
    return words("condition", Parameter.CONDITION, anyOf);
  }

  /**
   * Studies with any of these anywhere a reader would look; for registry numbers use {@link #ids}.
   */
  default S term(String... anyOf) {
    return words("term", Parameter.TERM, anyOf);
  }

  /**
   * Studies with a site of which facility, city, state, country or postal code say any of these.
   */
  default S location(String... anyOf) {
    return words("location", Parameter.LOCATION, anyOf);
  }

  /** Studies with any of these in a title or the acronym. */
  default S title(String... anyOf) {
    return words("title", Parameter.TITLE, anyOf);
  }

  /** Studies of any of these interventions; the registry adds synonyms and MeSH terms. */
  default S intervention(String... anyOf) {
    return words("intervention", Parameter.INTERVENTION, anyOf);
  }

  /** Studies with any of these in a planned or reported outcome. */
  default S outcome(String... anyOf) {
    return words("outcome", Parameter.OUTCOME, anyOf);
  }

  /** Studies with any of these organisations as lead sponsor or collaborator. */
  default S sponsor(String... anyOf) {
    return words("sponsor", Parameter.SPONSOR, anyOf);
  }

  /** Studies with any of these organisations as lead sponsor. */
  default S leadSponsor(String... anyOf) {
    return words("leadSponsor", Parameter.LEAD_SPONSOR, anyOf);
  }

  /** Studies with any of these numbers or acronyms; a search, so other text can match as well. */
  default S id(String... anyOf) {
    return words("id", Parameter.ID, anyOf);
  }

  /** Studies with any of these where patients are likely to look. */
  default S patient(String... anyOf) {
    return words("patient", Parameter.PATIENT, anyOf);
  }

  /**
   * Takes what {@link #condition} and {@link #intervention} named so far as MeSH terms, each with
   * all that is narrower: {@code condition("heart diseases").includingNarrower()} has heart failure
   * too, and no study that only writes of the heart. A term is compared as a whole, in any case and
   * number; its MeSH number, {@code condition("D006331")}, leaves no doubt about spelling.
   *
   * @throws TrialbookException if no condition or intervention was named
   */
  default S includingNarrower() {
    return asking(NarrowerTerms.in(question()));
  }

  /**
   * Studies that the filter finds within the area, for searches with operators. An area without a
   * parameter of its own becomes part of {@code filter.advanced}.
   */
  default S area(SearchArea area, Filter filter) {
    Filter checked = EssieNames.checked(filter);
    return Parameter.named("query." + area.parameter().orElse(""))
        .map(parameter -> asking(question().and(parameter, checked)))
        .orElseGet(() -> advanced(Filters.area(area, checked)));
  }

  // ---- what holds of the studies ----------------------------------------------------------

  /** Studies with one of these statuses. */
  default S status(Status... anyOf) {
    return asking(question().status(List.of(anyOf)));
  }

  /** Studies with one of these statuses, as the API or the site writes them. */
  default S status(String first, String... more) {
    List<Status> statuses = new ArrayList<>(List.of(Status.named(first)));
    List.of(more).forEach(text -> statuses.add(Status.named(text)));
    return status(statuses.toArray(Status[]::new));
  }

  /** Studies with one of these phases; Phase 1/2 has both. */
  default S phase(Phase... anyOf) {
    Parameters.atLeastOne("phase", List.of(anyOf));
    return advanced(Filters.is(Fields.PHASE, anyOf));
  }

  /** Studies with one of these phases, as the API or the site writes them: {@code Phase 3}. */
  default S phase(String first, String... more) {
    List<Phase> phases = new ArrayList<>(List.of(Phase.named(first)));
    List.of(more).forEach(text -> phases.add(Phase.named(text)));
    return phase(phases.toArray(Phase[]::new));
  }

  /** Studies of one of these types. */
  default S studyType(StudyType... anyOf) {
    Parameters.atLeastOne("studyType", List.of(anyOf));
    return advanced(Filters.is(Fields.STUDY_TYPE, anyOf));
  }

  /** These studies, by registry number in any spelling; unknown numbers are just not found. */
  default S ids(String... nctIds) {
    return ids(List.of(nctIds));
  }

  /** These studies, by registry number in any spelling; unknown numbers are just not found. */
  default S ids(Collection<String> nctIds) {
    return asking(question().ids(nctIds));
  }

  /** Studies in which the field is this or more. */
  default <T> S from(Field<T> field, T min) {
    return advanced(Filters.from(field, min));
  }

  /** Studies in which the date is this or later: a day, month or year such as {@code 2024-05}. */
  default S from(Field<LocalDate> field, String min) {
    return advanced(Filters.from(field, min));
  }

  /** Studies in which the field is this or less. */
  default <T> S to(Field<T> field, T max) {
    return advanced(Filters.to(field, max));
  }

  /** Studies in which the date is this or earlier; a month or year counts to its last day. */
  default S to(Field<LocalDate> field, String max) {
    return advanced(Filters.to(field, max));
  }

  /** Studies in which the field lies between the two, both included. */
  default <T> S between(Field<T> field, T min, T max) {
    return advanced(Filters.between(field, min, max));
  }

  /** Studies in which the date lies between the two; months and years count as a whole. */
  default S between(Field<LocalDate> field, String min, String max) {
    return advanced(Filters.between(field, min, max));
  }

  /**
   * Studies last updated on this day or later. The day itself is included on purpose: the registry
   * dates updates by the day, so an earlier look may have come before the last of them. Ask for the
   * day of that look again and drop what is unchanged.
   */
  default S updatedSince(LocalDate day) {
    return from(Fields.LAST_UPDATE_POST_DATE, day);
  }

  /** The same for a day as text, such as {@code 2026-11-01}. */
  default S updatedSince(String day) {
    return from(Fields.LAST_UPDATE_POST_DATE, day);
  }

  /** Studies with posted results, or without. */
  default S hasResults(boolean wanted) {
    return facet("results", wanted ? "with" : "without");
  }

  /** Studies that the filter finds; see {@link Filters}. */
  default S filter(Filter filter) {
    return advanced(EssieNames.checked(filter));
  }

  /**
   * Studies that this Essie text finds, with all its operators.
   *
   * @throws EssieException if the text is no Essie, with the spot
   */
  default S raw(String essie) {
    return filter(Essie.parse(essie));
  }

  /**
   * Studies in one of the options of a facet of the site, such as {@code facet("ages", "child",
   * "older")}; {@link Facet} has all of them.
   *
   * @throws TrialbookException if there is no such facet, which the registry refuses, or no such
   *     option, for which it finds nothing
   */
  default S facet(String name, String... anyOf) {
    return asking(question().facet(name, List.of(anyOf)));
  }

  /**
   * Studies that the registry files under these synonym numbers of the area; it lists them nowhere.
   */
  default S synonyms(SearchArea area, String... anyOf) {
    return asking(question().synonyms(area, List.of(anyOf)));
  }

  /** Studies with a site within the radius around the point, given in degrees. */
  default S near(double latitude, double longitude, double radius, DistanceUnit unit) {
    return asking(question().near(latitude, longitude, radius, unit));
  }

  /**
   * The filters of the steps, sent as {@code postFilter.} parameters: {@code postFilter(later ->
   * later.status(RECRUITING))}. The registry treats them as it treats {@code filter.} ones.
   *
   * @throws TrialbookException if a step does more than filter
   */
  default S postFilter(UnaryOperator<Later> steps) {
    return asking(question().andPost(steps.apply(new Later(Parameters.NONE)).question()));
  }

  // ---- how they come ----------------------------------------------------------------------

  /** How fast a study far from the point of {@link #near} loses rank. */
  default S geoDecay(GeoDecay decay) {
    return asking(question().with(Parameter.GEO_DECAY, List.of(decay.toString())));
  }

  /** The order of the studies, by one sort or two; without it the order is unspecified. */
  default S sort(Sort... sorts) {
    return asking(question().sort(List.of(sorts)));
  }

  /** How long text is written. */
  default S markup(Markup markup) {
    return asking(question().with(Parameter.MARKUP, List.of(markup.toString())));
  }

  /**
   * A parameter as it is written here, for what the registry knows and Trialbook's catalogue does
   * not: {@code unchecked("filter.advanced", "AREA[NumNewThings]RANGE[2,MAX]")}, {@code
   * unchecked("sort", "NumNewThings:desc")}, {@code unchecked("aggFilters", "newFacet:y")}. It is
   * sent beside what the other steps say, and what was not known stands in the remarks of the
   * question. The registry refuses names that it does not know either.
   *
   * @throws TrialbookException if the registry has no such parameter, or the value is not even of
   *     its form
   */
  default S unchecked(String parameter, String value) {
    return asking(ApiRequest.unchecked(question(), parameter, value));
  }

  private S words(String step, Parameter parameter, String... anyOf) {
    return asking(question().and(parameter, step, List.of(anyOf)));
  }

  private S advanced(Filter filter) {
    return asking(question().and(Parameter.ADVANCED, filter));
  }

  /** The steps in {@link #postFilter}. */
  record Later(Parameters question) implements QuerySteps<Later> {

    @Override
    public Later asking(Parameters filters) {
      return new Later(filters);
    }
  }
}
