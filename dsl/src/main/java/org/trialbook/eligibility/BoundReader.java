package org.trialbook.eligibility;

import java.util.Optional;
import java.util.Set;

/** Reads how a measure is limited: one bound or both, at a place of a text. */
final class BoundReader {

  /**
   * What is read.
   *
   * @param bounds in the unit of {@code value}
   * @param value that has the unit
   * @param lowUnit the unit of the low end, where each end has its own
   * @param next the token behind
   * @param end where it ends in the text
   * @param compared whether words or signs compare, and not a number stands alone
   */
  record Reading(Bounds bounds, Value value, String lowUnit, int next, int end, boolean compared) {}

  private static final Set<String> TO =
      Set.of("-", "to", "through", "until", "thru", "till", "up", "upto", "and", "&", "-to");

  private static final Set<String> LISTED =
      Set.of(",", "or", "and", "/", "&", "-", "to", "through", "versus");

  private static final Set<String> JOINS =
      Set.of("and", "but", "&", ",", ";", "to", "-", "up", "and/or", "/");

  private final Tokens tokens;
  private final Measure measure;
  private final ComparisonReader comparisons;

  BoundReader(Tokens tokens, Measure measure) {
    this.tokens = tokens;
    this.measure = measure;
    this.comparisons = new ComparisonReader(tokens, measure);
  }

  /** The token behind what belongs to a value and does not change it. */
  int afterTail(int index) {
    return comparisons.afterTail(index);
  }

  /** The limit that begins at a token; empty where none does. */
  Optional<Reading> at(int index) {
    Optional<ComparisonReader.Compared> compared = comparisons.comparison(index);
    if (compared.isEmpty()) {
      return Value.at(tokens, index, measure).flatMap(this::plain);
    }
    int at = comparisons.skipSmall(compared.get().next());
    Comparison comparison = compared.get().comparison();
    Optional<Value> value = Value.at(tokens, at, measure);
    return value.flatMap(first -> compared(comparison, first));
  }

  private Optional<Reading> compared(Comparison comparison, Value first) {
    Optional<Value> second = second(first, comparison == Comparison.BETWEEN);
    boolean range = comparison == Comparison.BETWEEN || comparison == Comparison.FROM;
    boolean towards =
        comparison.isLower()
            || comparison == Comparison.EQUAL
            || (comparison.isUpper() && tokens.get(first.next()).is("-"))
            || tokens.get(comparisons.afterTail(first.next())).is("to");
    if (second.isPresent() && (range || towards)) {
      boolean included = range || comparison.isIncluded();
      return range(first, included, second.get(), true);
    }
    if (comparison == Comparison.BETWEEN) {
      return Optional.empty();
    }
    if (measure.isScale() && comparison == Comparison.EQUAL) {
      return plain(first)
          .map(r -> new Reading(r.bounds(), r.value(), r.lowUnit(), r.next(), r.end(), true));
    }
    Optional<ComparisonReader.Compared> post =
        comparison == Comparison.MORE
                || comparison == Comparison.LESS
                || comparison == Comparison.EQUAL
                || comparison == Comparison.FROM
            ? comparisons.afterwards(first)
            : Optional.empty();
    boolean sameSide =
        post.isPresent()
            && (post.get().comparison().isLower() == comparison.isLower()
                || comparison == Comparison.EQUAL);
    Comparison whole =
        sameSide && post.get().comparison() != Comparison.EQUAL
            ? post.get().comparison()
            : sameSide ? ComparisonReader.withEqual(comparison) : comparison;
    Bounds bounds = Bounds.of(whole, first.number());
    int next = sameSide ? post.get().next() : first.next();
    int end = sameSide ? tokens.get(next - 1).end() : first.end();
    return Optional.of(completed(new Reading(bounds, first, first.unit(), next, end, true)));
  }

  /** A reading with the other end behind it: "and ≤ 75". */
  private Reading completed(Reading reading) {
    int at = comparisons.afterTail(reading.next());
    if (!JOINS.contains(tokens.get(at).word())) {
      if (comparisons.comparison(at).isEmpty()
          || (reading.value().unit().equals("none") && !tokens.get(at).word().matches("[<>≤≥]"))) {
        return reading;
      }
      at--;
    }
    at++;
    if (tokens.get(at).is("and")
        || tokens.get(at).is("but")
        || tokens.get(at).is("also")
        || (tokens.get(at - 1).is("up") && tokens.get(at).is("to"))) {
      at++;
    }
    if (tokens.get(at).is("is")
        || tokens.get(at).is("are")
        || tokens.get(at).is("/")
        || (tokens.get(at).is("or") && tokens.get(at - 1).is("/"))) {
      at++;
    }
    boolean upTo = tokens.get(at - 1).is("to") && tokens.get(at - 2).is("up");
    Optional<ComparisonReader.Compared> compared =
        upTo
            ? Optional.of(new ComparisonReader.Compared(Comparison.AT_MOST, at))
            : comparisons.comparison(at);
    if (compared.isEmpty()
        || (!compared.get().comparison().isLower() && !compared.get().comparison().isUpper())) {
      return reading;
    }
    Optional<Value> value = Value.at(tokens, comparisons.skipSmall(compared.get().next()), measure);
    boolean tooOld =
        measure.is("AGE")
            && value.isPresent()
            && !value.get().hasUnit()
            && value.get().number() > 120;
    if (value.isEmpty() || tooOld || !sameKind(reading.value(), value.get())) {
      return reading;
    }
    Bounds other = Bounds.of(compared.get().comparison(), value.get().number());
    Value unit = reading.value().hasUnit() ? reading.value() : value.get();
    boolean differ =
        reading.value().hasUnit()
            && value.get().hasUnit()
            && !reading.value().unit().equals(value.get().unit());
    if (differ
        && reading.bounds().low() != null
        && measure.isTime()
        && measure.takes(reading.value().unit())) {
      return inTwoUnits(reading, other, value.get());
    }
    if (differ || !reading.bounds().completes(other)) {
      return reading;
    }
    Bounds both = reading.bounds().with(other);
    return new Reading(both, unit, unit.unit(), value.get().next(), value.get().end(), true);
  }

  /** "28 days or older and less than 18 years". */
  private Reading inTwoUnits(Reading reading, Bounds other, Value value) {
    double low = reading.bounds().low() * measure.units().get(reading.value().unit()).factor();
    boolean between =
        other.high() != null && low < other.high() * measure.units().get(value.unit()).factor();
    return between
        ? new Reading(
            new Bounds(
                reading.bounds().low(),
                reading.bounds().lowIncluded(),
                other.high(),
                other.highIncluded()),
            value,
            reading.value().unit(),
            value.next(),
            value.end(),
            true)
        : reading;
  }

  private boolean sameKind(Value one, Value other) {
    return measure.takes(other.unit())
        && (one.unit().equals(Measure.ULN) == other.unit().equals(Measure.ULN)
            || !one.hasUnit()
            || !other.hasUnit());
  }

  private Optional<Reading> plain(Value number) {
    Value first = number;
    if (!number.hasUnit() && tokens.get(number.next()).is("+")) {
      int plus = number.next();
      first =
          Units.spelled(tokens.text(), tokens.get(plus).end(), measure)
              .filter(unit -> measure.isTime() && measure.takes(unit.name()))
              .map(
                  unit ->
                      new Value(
                          number.number(),
                          unit.name(),
                          unit.start(),
                          unit.end(),
                          plus,
                          tokens.get(plus).end()))
              .orElse(number);
    }
    return plainly(first);
  }

  private Optional<Reading> plainly(Value first) {
    Optional<ComparisonReader.Compared> after = comparisons.afterwards(first);
    if (after.isPresent()) {
      int next = after.get().next();
      return Optional.of(
          completed(
              new Reading(
                  Bounds.of(after.get().comparison(), first.number()),
                  first,
                  first.unit(),
                  next,
                  tokens.get(next - 1).end(),
                  true)));
    }
    if (measure.isScale()) {
      Optional<Reading> list = list(first);
      if (list.isPresent()) {
        return list;
      }
    }
    Optional<Value> second = second(first, measure.is("AGE"));
    if (second.isPresent()) {
      return range(first, true, second.get(), true);
    }
    return Optional.of(
        new Reading(
            Bounds.of(Comparison.EQUAL, first.number()),
            first,
            first.unit(),
            first.next(),
            first.end(),
            false));
  }

  /** "0, 1 or 2": the least and the most of them. */
  private Optional<Reading> list(Value first) {
    double least = first.number();
    double most = first.number();
    Value last = first;
    while (true) {
      int at = last.next();
      if (tokens.get(at).is("(") && tokens.get(at + 2).is(")")) {
        at += 3;
      }
      int links = 0;
      while (links < 3 && LISTED.contains(tokens.get(at).word())) {
        at++;
        links++;
      }
      for (int i = 0; i < 2 && links > 0; i++) {
        String word = tokens.get(at).word();
        at +=
            word.equals("class")
                    || word.equals("grade")
                    || word.equals("nyha")
                    || word.equals("ecog")
                    || word.equals("functional")
                    || word.equals("stage")
                    || word.equals("ambulatory")
                    || word.equals("of")
                ? 1
                : 0;
      }
      Optional<Value> next = links == 0 ? Optional.empty() : Value.at(tokens, at, measure);
      if (next.isEmpty() || next.get().number() == last.number() || isOfSomethingElse(next.get())) {
        break;
      }
      last = next.get();
      least = Math.min(least, last.number());
      most = Math.max(most, last.number());
    }
    if (last.equals(first)) {
      return Optional.empty();
    }
    Optional<ComparisonReader.Compared> after = comparisons.afterwards(last);
    Bounds bounds = new Bounds(least, true, most, true);
    if (after.isPresent()) {
      bounds =
          after.get().comparison().isLower()
              ? Bounds.of(Comparison.AT_LEAST, least)
              : Bounds.of(Comparison.AT_MOST, most);
    }
    int next = after.map(ComparisonReader.Compared::next).orElse(last.next());
    return Optional.of(
        new Reading(bounds, first, first.unit(), next, tokens.get(next - 1).end(), true));
  }

  private boolean isOfSomethingElse(Value step) {
    Tokens.Token behind = tokens.get(step.next());
    return switch (behind.word()) {
      case "week", "weeks", "month", "months", "day", "days", "year", "years", "%", "." ->
          !behind.is(".") || tokens.get(step.next() + 1).isNumber();
      default -> false;
    };
  }

  private Optional<Value> second(Value first, boolean between) {
    int at = comparisons.afterTail(first.next());
    String word = tokens.get(at).word();
    if (!TO.contains(word) || (!between && (word.equals("and") || word.equals("&")))) {
      return Optional.empty();
    }
    at++;
    at += (word.equals("up") && tokens.get(at).is("to")) || tokens.get(at).is("-") ? 1 : 0;
    at += tokens.get(at).is("and") && tokens.get(at + 1).is("including") ? 2 : 0;
    for (int i = 0;
        i < 2
            && (("<≤=".contains(tokens.get(at).word()) && !tokens.get(at).word().isEmpty())
                || tokens.get(at).is("the")
                || tokens.get(at).is("up")
                || tokens.get(at).is("to")
                || (measure.is("AGE") && (tokens.get(at).is("age") || tokens.get(at).is("ages"))));
        i++) {
      at++;
    }
    Optional<Lexicon.Found<Comparison>> upper =
        Comparison.lexicon().at(tokens, at).filter(found -> found.meaning().isUpper());
    at = upper.map(Lexicon.Found::next).orElse(at);
    return Value.at(tokens, at, measure).filter(value -> sameKind(first, value));
  }

  private Optional<Reading> range(
      Value first, boolean lowIncluded, Value second, boolean included) {
    Value unit = second.hasUnit() ? second : first;
    String lowUnit = first.hasUnit() ? first.unit() : unit.unit();
    boolean same = lowUnit.equals(unit.unit());
    int sign = tokens.from(first.next(), first.end());
    boolean excluded = false;
    for (int i = sign; i < second.next() && tokens.get(i).end() <= second.end(); i++) {
      String word = tokens.get(i).word();
      boolean less =
          word.equals("less")
              || word.equals("younger")
              || word.equals("under")
              || word.equals("below");
      excluded |=
          (word.equals("<") && !tokens.get(i + 1).is("=") && !tokens.get(i - 1).is("="))
              || (less && !tokens.get(i + 2).is("or"));
    }
    if (same && first.number() >= second.number()) {
      return Optional.empty();
    }
    Bounds bounds = new Bounds(first.number(), lowIncluded, second.number(), included && !excluded);
    return Optional.of(new Reading(bounds, unit, lowUnit, second.next(), second.end(), true));
  }

  /** The token behind a comparison that ends right before a token, turned; for "18 ≤ age". */
  Optional<Reading> before(int measureToken) {
    int sign = measureToken - 1;
    int width = tokens.get(sign).is("=") ? 2 : 1;
    Optional<Lexicon.Found<Comparison>> found =
        Comparison.lexicon().at(tokens, measureToken - width).filter(f -> f.next() == measureToken);
    if (found.isEmpty() || tokens.get(measureToken - width).kind() != Tokens.Kind.SIGN) {
      return Optional.empty();
    }
    for (int at = measureToken - width - 1; at > measureToken - width - 6 && at >= 0; at--) {
      if (tokens.get(at).isNumber()
          || (measure.isScale() && Value.at(tokens, at, measure).isPresent())) {
        int place = measureToken - width;
        return Value.at(tokens, at, measure)
            .filter(value -> value.next() == place && measure.takes(value.unit()))
            .map(
                value ->
                    new Reading(
                        Bounds.of(found.get().meaning().turned(), value.number()),
                        value,
                        value.unit(),
                        measureToken,
                        tokens.get(measureToken - 1).end(),
                        true));
      }
    }
    return Optional.empty();
  }
}
