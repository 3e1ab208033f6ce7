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

  private record Compared(Comparison comparison, int next) {}

  private static final Set<String> TO =
      Set.of("-", "to", "through", "until", "thru", "till", "up", "upto", "and", "&", "-to");

  private static final Set<String> LISTED =
      Set.of(",", "or", "and", "/", "&", "-", "to", "through", "versus");

  private static final Set<String> JOINS =
      Set.of("and", "but", "&", ",", ";", "to", "-", "up", "and/or", "/");

  private static final Set<String> UPWARDS =
      Set.of(
          "older", "over", "above", "more", "greater", "higher", "up", "upward", "upwards",
          "beyond", "elder", "plus", "olders", "larger", "better", "bigger");

  private static final Set<String> DOWNWARDS =
      Set.of("younger", "under", "below", "less", "lower", "fewer", "smaller");

  private final Tokens tokens;
  private final Measure measure;

  BoundReader(Tokens tokens, Measure measure) {
    this.tokens = tokens;
    this.measure = measure;
  }

  /** The limit that begins at a token; empty where none does. */
  Optional<Reading> at(int index) {
    Optional<Compared> compared = comparison(index);
    if (compared.isEmpty()) {
      return Value.at(tokens, index, measure).flatMap(this::plain);
    }
    int at = skipSmall(compared.get().next());
    Comparison comparison = compared.get().comparison();
    Optional<Value> value = Value.at(tokens, at, measure);
    return value.flatMap(first -> compared(comparison, first));
  }

  /** The comparison at a token with all that is said of it twice: "at least (≥)". */
  private Optional<Compared> comparison(int index) {
    boolean negated =
        (tokens.get(index).is("not") || tokens.get(index).is("no"))
            && Comparison.lexicon().at(tokens, index).isEmpty();
    int from = negated ? index + (tokens.get(index + 1).is("be") ? 2 : 1) : index;
    Optional<Lexicon.Found<Comparison>> found = Comparison.lexicon().at(tokens, from);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Comparison comparison = found.get().meaning();
    if (negated && !comparison.isLower() && !comparison.isUpper()) {
      return Optional.empty();
    }
    int next = found.get().next();
    for (int i = 0; i < 2; i++) {
      int at =
          tokens.get(next).is("(") || tokens.get(next).is("of") || tokens.get(next).is(",")
              ? next + 1
              : next;
      Optional<Lexicon.Found<Comparison>> again = Comparison.lexicon().at(tokens, at);
      if (again.isEmpty() || again.get().meaning() == Comparison.BETWEEN) {
        break;
      }
      Comparison second = again.get().meaning();
      comparison =
          comparison == Comparison.BETWEEN
              ? comparison
              : second == Comparison.EQUAL ? withEqual(comparison) : second;
      next = again.get().next();
      next = tokens.get(next).is(")") ? next + 1 : next;
    }
    if (tokens.get(next).is("or")
        && (tokens.get(next + 1).is("equal")
            || tokens.get(next + 1).is("equals")
            || tokens.get(next + 1).is("="))) {
      comparison = withEqual(comparison);
      next += tokens.get(next + 2).is("to") ? 3 : 2;
    }
    return Optional.of(new Compared(negated ? comparison.negated() : comparison, next));
  }

  private static Comparison withEqual(Comparison comparison) {
    return switch (comparison) {
      case MORE -> Comparison.AT_LEAST;
      case LESS -> Comparison.AT_MOST;
      default -> comparison;
    };
  }

  private int skipSmall(int index) {
    int at = index;
    for (int i = 0; i < 4; i++) {
      String word = tokens.get(at).word();
      boolean small =
          switch (word) {
            case "of",
                "a",
                "an",
                "the",
                "or",
                ":",
                "(",
                "to",
                "class",
                "grade",
                "functional",
                "score",
                "level",
                "about",
                "approximately" ->
                true;
            case "age", "ages", "aged" -> measure.is("AGE");
            default -> false;
          };
      if (!small) {
        return at;
      }
      at++;
    }
    return at;
  }

  private Optional<Reading> compared(Comparison comparison, Value first) {
    Optional<Value> second = second(first, comparison == Comparison.BETWEEN);
    boolean range = comparison == Comparison.BETWEEN || comparison == Comparison.FROM;
    boolean towards =
        comparison.isLower()
            || comparison == Comparison.EQUAL
            || comparison.isUpper() && tokens.get(first.next()).is("-")
            || tokens.get(afterTail(first.next())).is("to");
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
    Optional<Compared> post =
        comparison == Comparison.MORE
                || comparison == Comparison.LESS
                || comparison == Comparison.EQUAL
                || comparison == Comparison.FROM
            ? afterwards(first)
            : Optional.empty();
    boolean sameSide =
        post.isPresent()
            && (post.get().comparison().isLower() == comparison.isLower()
                || comparison == Comparison.EQUAL);
    Comparison whole =
        sameSide && post.get().comparison() != Comparison.EQUAL
            ? post.get().comparison()
            : sameSide ? withEqual(comparison) : comparison;
    Bounds bounds = Bounds.of(whole, first.number());
    int next = sameSide ? post.get().next() : first.next();
    int end = sameSide ? tokens.get(next - 1).end() : first.end();
    return Optional.of(completed(new Reading(bounds, first, first.unit(), next, end, true)));
  }

  /** A reading with the other end behind it: "and ≤ 75". */
  private Reading completed(Reading reading) {
    int at = afterTail(reading.next());
    if (!JOINS.contains(tokens.get(at).word())) {
      if (comparison(at).isEmpty()
          || reading.value().unit().equals("none") && !tokens.get(at).word().matches("[<>≤≥]")) {
        return reading;
      }
      at--;
    }
    at++;
    if (tokens.get(at).is("and")
        || tokens.get(at).is("but")
        || tokens.get(at).is("also")
        || tokens.get(at - 1).is("up") && tokens.get(at).is("to")) {
      at++;
    }
    if (tokens.get(at).is("is")
        || tokens.get(at).is("are")
        || tokens.get(at).is("/")
        || tokens.get(at).is("or") && tokens.get(at - 1).is("/")) {
      at++;
    }
    boolean upTo = tokens.get(at - 1).is("to") && tokens.get(at - 2).is("up");
    Optional<Compared> compared =
        upTo ? Optional.of(new Compared(Comparison.AT_MOST, at)) : comparison(at);
    if (compared.isEmpty()
        || !compared.get().comparison().isLower() && !compared.get().comparison().isUpper()) {
      return reading;
    }
    Optional<Value> value = Value.at(tokens, skipSmall(compared.get().next()), measure);
    if (value.isEmpty() || !sameKind(reading.value(), value.get())) {
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
        && ((one.unit().equals(Measure.ULN)) == other.unit().equals(Measure.ULN)
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
    Optional<Compared> after = afterwards(first);
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
    if (last == first) {
      return Optional.empty();
    }
    Optional<Compared> after = afterwards(last);
    Bounds bounds = new Bounds(least, true, most, true);
    if (after.isPresent()) {
      bounds =
          after.get().comparison().isLower()
              ? Bounds.of(Comparison.AT_LEAST, least)
              : Bounds.of(Comparison.AT_MOST, most);
    }
    int next = after.map(Compared::next).orElse(last.next());
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
    int at = afterTail(first.next());
    String word = tokens.get(at).word();
    if (!TO.contains(word) || (!between && (word.equals("and") || word.equals("&")))) {
      return Optional.empty();
    }
    at++;
    at += (word.equals("up") && tokens.get(at).is("to")) || tokens.get(at).is("-") ? 1 : 0;
    for (int i = 0;
        i < 2
            && ("<≤=".contains(tokens.get(at).word()) && !tokens.get(at).word().isEmpty()
                || tokens.get(at).is("the")
                    || tokens.get(at).is("up")
                || tokens.get(at).is("to")
                || measure.is("AGE") && (tokens.get(at).is("age") || tokens.get(at).is("ages")));
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
      boolean less = word.equals("less") || word.equals("younger") || word.equals("under") || word.equals("below");
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

  /** "or older", "and above", "+" behind a number. */
  private Optional<Compared> afterwards(Value value) {
    int at = value.next();
    if (tokens.get(at).is("+")) {
      return Optional.of(new Compared(Comparison.AT_LEAST, at + 1));
    }
    at = afterTail(at);
    if (tokens.get(at).is("+")) {
      return Optional.of(new Compared(Comparison.AT_LEAST, at + 1));
    }
    int from = at;
    at += tokens.get(at).is(",") ? 1 : 0;
    boolean linked = false;
    for (int i = 0; i < 3; i++) {
      String word = tokens.get(at).word();
      if (word.equals("or") || word.equals("and") || word.equals("&") || word.equals("/")) {
        linked = true;
        at++;
      }
    }
    String word = tokens.get(at).word();
    if (!linked) {
      boolean directly =
          at == from
              && (word.equals("minimum")
                  || (word.equals("plus"))
                  || (measure.is("AGE")
                      && (word.equals("older")
                          || word.equals("upwards")
                          || word.equals("onwards"))));
      return directly ? Optional.of(new Compared(Comparison.AT_LEAST, at + 1)) : Optional.empty();
    }
    boolean better = word.equals("better");
    boolean up = UPWARDS.contains(word) || word.equals("worse");
    boolean down = DOWNWARDS.contains(word);
    if (!up && !down || tokens.get(at + 1).isNumber() || (tokens.get(at + 1).is("than"))) {
      return Optional.empty();
    }
    if (Value.at(tokens, skipSmall(at + 1), measure).isPresent()
        || tokens.get(at + 1).is("the") && tokens.get(at + 2).is("age")) {
      return Optional.empty();
    }
    boolean turned = better && measure.isScale() || word.equals("worse") && !measure.isScale();
    int next = at + 1;
    if (tokens.get(next).is("or") && tokens.get(next + 1).is("equal")) {
      next += 2;
    }
    return Optional.of(
        new Compared(up && !turned ? Comparison.AT_LEAST : Comparison.AT_MOST, next));
  }

  /** Behind what belongs to a value and does not change it: "years of age", "(inclusive)". */
  int afterTail(int index) {
    int at = index;
    for (int i = 0; i < 8; i++) {
      String word = tokens.get(at).word();
      boolean age = measure.is("AGE");
      boolean tail =
          switch (word) {
            case "inclusive", "inclusively", ")" -> true;
            case "(" ->
                tokens.get(at + 1).is("inclusive")
                    || tokens.get(at + 1).is("included")
                    || tokens.get(at + 1).is("including")
                    || age && tokens.get(at + 1).is("years");
            case "included" -> tokens.get(at - 1).is("(");
            case "of" -> age && (tokens.get(at + 1).is("age") || tokens.get(at + 1).is("life"));
            case "age", "life" -> age && tokens.get(at - 1).is("of");
            case "old", "aged", "-" -> age && (!word.equals("-") || tokens.get(at + 1).is("old"));
            case "years", "yrs", "year" -> age;
            default -> false;
          };
      if (!tail) {
        return at;
      }
      at++;
    }
    return at;
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
