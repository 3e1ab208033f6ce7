package org.trialbook.query;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any filter, and any text a user could type. */
final class FilterArbitraries {

  private FilterArbitraries() {}

  /** Text with everything that means something in Essie, and with everything else. */
  static Arbitrary<String> hostileText() {
    Arbitrary<String> snippets =
        Arbitraries.of(
            "AND",
            "OR",
            "NOT",
            "ALL",
            "MISSING",
            "MIN",
            "MAX",
            "AREA[Phase]",
            "RANGE[MIN,MAX]",
            "SEARCH[Location](",
            "EXPANSION[None]",
            "COVER[FullMatch]",
            "TILT[StartDate]",
            "(",
            ")",
            "[",
            "]",
            ",",
            "\"",
            "\\",
            "\\\"",
            "\\\\",
            "'",
            "heart",
            "type 2",
            "é",
            "漢",
            "\n",
            " ");
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(4);
    return Arbitraries.oneOf(snippets, anything)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts))
        .filter(text -> text.chars().anyMatch(Character::isLetterOrDigit));
  }

  static Arbitrary<Filter> filters() {
    return filters(3);
  }

  private static Arbitrary<Filter> filters(int depth) {
    if (depth == 0) {
      return operands();
    }
    Arbitrary<Filter> inner = Arbitraries.lazy(() -> filters(depth - 1));
    Arbitrary<List<Filter>> several = inner.list().ofMinSize(2).ofMaxSize(3);
    Arbitrary<String> names = Arbitraries.of("Phase", "LocationCity", "BasicSearch", "Phase:size");
    return Arbitraries.oneOf(
        List.of(
            operands(),
            several.map(Filter.And::new),
            several.map(Filter.Or::new),
            inner.map(Filter.Not::new),
            Combinators.combine(names, inner).as(Filter.Area::new),
            inner.map(filter -> new Filter.Within("Location", filter)),
            inner.map(filter -> new Filter.Tilt("StartDate", filter)),
            Combinators.combine(Arbitraries.of(Expansion.class), inner).as(Filter.Expand::new),
            Combinators.combine(Arbitraries.of(Coverage.class), inner).as(Filter.Cover::new)));
  }

  private static Arbitrary<Filter> operands() {
    Arbitrary<Filter> words =
        hostileText()
            .filter(text -> text.chars().noneMatch(c -> Words.isReserved((char) c)))
            .map(Filter.Term::new);
    Arbitrary<Optional<String>> bounds =
        Arbitraries.of("2024-05", "100", "18 years", "MIN", "MAX", "-3.5").optional();
    Arbitrary<Double> degrees = Arbitraries.doubles().between(-90, 90).ofScale(6);
    Arbitrary<Double> radius = Arbitraries.doubles().between(0.001, 500).ofScale(3);
    return Arbitraries.oneOf(
        List.of(
            words,
            hostileText().map(Filter.Phrase::new),
            Arbitraries.of(new Filter.All(), new Filter.Missing()),
            Combinators.combine(bounds, bounds).as(Filter.Range::new),
            Combinators.combine(degrees, degrees, radius, Arbitraries.of(DistanceUnit.class))
                .as(Filter.Distance::new)));
  }
}
