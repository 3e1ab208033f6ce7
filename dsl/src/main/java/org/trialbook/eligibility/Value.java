package org.trialbook.eligibility;

import java.util.Map;
import java.util.Optional;

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
    return Optional.of(
        new Value(
            token.value(), written.name(), written.start(), written.end(), next, written.end()));
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
