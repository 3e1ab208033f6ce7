package org.trialbook.query;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.trialbook.TrialbookException;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;

/** Any question, of up to eight steps of any kind with any text. */
final class QueryArbitraries {

  private QueryArbitraries() {}

  static Arbitrary<StudyQuery> queries() {
    Arbitrary<UnaryOperator<StudyQuery>> later =
        filterSteps().list().ofMinSize(1).ofMaxSize(3).map(QueryArbitraries::postFilter);
    return Arbitraries.oneOf(List.of(searchSteps(), filterSteps(), later, otherSteps()))
        .list()
        .ofMaxSize(8)
        .map(steps -> taken(StudyQuery.all(), steps));
  }

  private static StudyQuery taken(StudyQuery query, List<UnaryOperator<StudyQuery>> steps) {
    StudyQuery taken = query;
    for (UnaryOperator<StudyQuery> step : steps) {
      taken = taken(taken, step);
    }
    return taken;
  }

  /** A step that the query refuses, such as a status that the earlier ones exclude, is left out. */
  private static StudyQuery taken(StudyQuery query, UnaryOperator<StudyQuery> step) {
    try {
      return step.apply(query);
    } catch (TrialbookException e) {
      return query;
    }
  }

  private static UnaryOperator<StudyQuery> postFilter(List<UnaryOperator<StudyQuery>> steps) {
    return query ->
        query.postFilter(
            later -> later.asking(taken(new StudyQuery(later.question()), steps).question()));
  }

  private static Arbitrary<UnaryOperator<StudyQuery>> searchSteps() {
    return FilterArbitraries.hostileText()
        .flatMap(
            text ->
                Arbitraries.of(
                    List.of(
                        query -> query.condition(text),
                        query -> query.term(text, "asthma"),
                        query -> query.location(text),
                        query -> query.title(text),
                        query -> query.intervention(text),
                        query -> query.outcome(text),
                        query -> query.sponsor(text),
                        query -> query.leadSponsor(text),
                        query -> query.id(text),
                        query -> query.patient(text))));
  }

  private static Arbitrary<UnaryOperator<StudyQuery>> filterSteps() {
    return Arbitraries.oneOf(
        List.of(
            several(Status.class).map(any -> query -> query.status(any.toArray(Status[]::new))),
            several(Phase.class).map(any -> query -> query.phase(any.toArray(Phase[]::new))),
            Arbitraries.of(StudyType.class).map(type -> query -> query.studyType(type)),
            Arbitraries.integers()
                .between(1, 99_999_999)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ids -> query -> query.ids(ids.stream().map(id -> "NCT" + id).toList())),
            circles(),
            FilterArbitraries.filters().map(filter -> query -> query.filter(filter)),
            FilterArbitraries.hostileText()
                .map(text -> query -> query.filter(Filters.is(Fields.LOCATION_CITY, text))),
            Arbitraries.integers()
                .between(0, 20_000)
                .map(day -> query -> query.from(Fields.START_DATE, LocalDate.ofEpochDay(day))),
            Combinators.combine(
                    Arbitraries.of(SearchArea.class), Arbitraries.integers().between(1, 9_999_999))
                .as((area, id) -> query -> query.synonyms(area, id.toString()))));
  }

  private static Arbitrary<UnaryOperator<StudyQuery>> circles() {
    return Combinators.combine(
            Arbitraries.doubles().between(-90, 90).ofScale(6),
            Arbitraries.doubles().between(-180, 180).ofScale(6),
            Arbitraries.doubles().between(0.1, 500).ofScale(1),
            Arbitraries.of(DistanceUnit.class))
        .as((lat, lng, radius, unit) -> query -> query.near(lat, lng, radius, unit));
  }

  private static Arbitrary<UnaryOperator<StudyQuery>> otherSteps() {
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.of(true, false).map(wanted -> query -> query.hasResults(wanted)),
            Arbitraries.of(Facet.class)
                .flatMap(
                    facet ->
                        Arbitraries.of(facet.options())
                            .map(Facet.Option::key)
                            .list()
                            .uniqueElements()
                            .ofMinSize(1)
                            .map(
                                keys ->
                                    query -> query.facet(facet.id(), keys.toArray(String[]::new)))),
            Combinators.combine(
                    Arbitraries.of(GeoDecay.Shape.class),
                    Arbitraries.doubles().between(0.1, 900).ofScale(1),
                    Arbitraries.doubles().between(0, 90).ofScale(1),
                    Arbitraries.of(DistanceUnit.class),
                    Arbitraries.doubles().between(0.01, 0.99).ofScale(2))
                .as(GeoDecay::new)
                .map(decay -> query -> query.geoDecay(decay)),
            Arbitraries.of(Fields.all())
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(fields -> query -> query.fields(fields)),
            Arbitraries.of(SearchArea.class)
                .map(area -> query -> query.fields("NCTId", area.areaName(), "@query")),
            Arbitraries.of(
                    Sort.relevance(),
                    Sort.ascending(Fields.ENROLLMENT_COUNT),
                    Sort.descending(Fields.NUM_LOCATIONS),
                    Sort.descending(Fields.START_DATE))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(sorts -> query -> query.sort(sorts.toArray(Sort[]::new))),
            Arbitraries.of(Markup.class).map(markup -> query -> query.markup(markup))));
  }

  private static <E extends Enum<E>> Arbitrary<List<E>> several(Class<E> type) {
    return Arbitraries.of(type).list().uniqueElements().ofMinSize(1).ofMaxSize(4);
  }
}
