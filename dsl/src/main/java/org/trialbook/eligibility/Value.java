package org.trialbook.eligibility;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A number of the text with its unit.
 *
 * @param number as written
 * @param unit its name, {@link Measure#NO_UNIT} for none
 * @param unitStart where the unit begins; -1 for none
 * @param unitEnd where it ends
 * @param next the token behind both
 * @param end where both end
 */
record Value(double number, String unit, int unitStart, int unitEnd, int next, int end) {

  private static final Map<String, Integer> ROMAN =
      Map.of("i", 1, "ii", 2, "iii", 3, "iv", 4, "l", 1, "ll", 2, "lll", 3, "1v", 4);

  /** The units that follow another in an age of several. */
  private static final Map<String, Set<String>> SMALLER =
      Map.of(
          "year",
          Set.of("month", "week", "day"),
          "month",
          Set.of("week", "day"),
          "week",
          Set.of("day"));

  /** Words behind a time by which it is the time since something, and no part of an age. */
  private static final Set<String> SINCE =
      Set.of("before", "prior", "after", "ago", "from", "following", "post");

  /** The number at a token; empty where none is. */
  static Optional<Value> at(Tokens tokens, int index, Measure measure) {
    Tokens.Token token = tokens.get(index);
    if (measure.isScale()) {
      return step(token)
          .map(step -> new Value(step, Measure.NO_UNIT, -1, -1, index + 1, token.end()));
    }
    if (token.isNumber()
        && tokens.get(index + 1).is("(")
        && tokens.get(index + 2).value() == token.value()
        && tokens.get(index + 3).is(")")) {
      // "three (3) months" and "18 (eighteen) years": the unit is behind the bracket.
      return withUnit(tokens, index, index + 3, measure);
    }
    if (!token.isNumber()) {
      return multipleOfLimit(tokens, index, measure);
    }
    if (token.is("twice")) {
      return twice(tokens, index, measure);
    }
    return withUnit(tokens, index, index, measure);
  }

  private static Optional<Value> withUnit(Tokens tokens, int index, int last, Measure measure) {
    Tokens.Token token = tokens.get(index);
    Optional<Units.Written> unit = Units.behind(tokens, last, measure);
    if (unit.isEmpty()) {
      return Optional.of(
          new Value(token.value(), Measure.NO_UNIT, -1, -1, last + 1, tokens.get(last).end()));
    }
    Units.Written written = unit.get();
    int next = tokens.from(last + 1, written.end());
    Value whole =
        new Value(
            token.value(), written.name(), written.start(), written.end(), next, written.end());
    return Optional.of(measure.is("AGE") ? whole.withSmaller(tokens, measure) : whole);
  }

  /** "15 years and 9 months", "17 years, 11 months, 1 week": all of it, in the first unit. */
  private Value withSmaller(Tokens tokens, Measure measure) {
    int at = next;
    at += tokens.get(at).is(",") ? 1 : 0;
    at += tokens.get(at).is("and") ? 1 : 0;
    int second = at;
    Tokens.Token more = tokens.get(second);
    if (!SMALLER.containsKey(unit) || !more.isNumber()) {
      return this;
    }
    Optional<Units.Written> smaller =
        Units.spelled(tokens.text(), more.end(), measure)
            .filter(found -> SMALLER.get(unit).contains(found.name()));
    int behind = smaller.map(found -> tokens.from(second, found.end())).orElse(second);
    if (smaller.isEmpty() || SINCE.contains(tokens.get(behind).word())) {
      return this;
    }
    double part =
        measure.units().get(smaller.get().name()).factor() / measure.units().get(unit).factor();
    return new Value(
            number + more.value() * part, unit, unitStart, unitEnd, behind, smaller.get().end())
        .withSmaller(tokens, measure);
  }

  /** A class or grade: a small number, Roman or not, perhaps with a letter for its half. */
  private static Optional<Double> step(Tokens.Token token) {
    if (token.isNumber()) {
      return Optional.of(token.value()).filter(value -> value <= 5 && value == Math.rint(value));
    }
    String word = token.word();
    Integer roman = ROMAN.get(word);
    if (roman == null && word.length() > 1 && "abc".indexOf(word.charAt(word.length() - 1)) >= 0) {
      roman = ROMAN.get(word.substring(0, word.length() - 1));
    }
    return Optional.ofNullable(roman).map(Integer::doubleValue);
  }

  private static Optional<Value> twice(Tokens tokens, int index, Measure measure) {
    return Units.behind(tokens, index, measure)
        .filter(unit -> unit.name().equals(Measure.ULN))
        .map(
            unit ->
                new Value(
                    2,
                    unit.name(),
                    unit.start(),
                    unit.end(),
                    tokens.from(index + 1, unit.end()),
                    unit.end()));
  }

  /** "ULN x 3", "upper limit of normal (ULN) × 2.5". */
  private static Optional<Value> multipleOfLimit(Tokens tokens, int index, Measure measure) {
    if (!measure.takes(Measure.ULN)
        || !(tokens.get(index).is("uln") || tokens.get(index).is("upper"))) {
      return Optional.empty();
    }
    int at = index + 1;
    while (at < index + 9 && !isTimes(tokens.get(at))) {
      at++;
    }
    Tokens.Token number = tokens.get(at + 1);
    boolean near = tokens.get(index).is("upper") || at <= index + 2;
    return isTimes(tokens.get(at)) && number.isNumber() && near
        ? Optional.of(
            new Value(
                number.value(),
                Measure.ULN,
                tokens.get(index).start(),
                tokens.get(at).end(),
                at + 2,
                number.end()))
        : Optional.empty();
  }

  private static boolean isTimes(Tokens.Token token) {
    return token.is("x") || token.is("×") || token.is("*") || token.is("times");
  }

  boolean hasUnit() {
    return unitStart >= 0;
  }
}
