package org.trialbook.eligibility;

import java.util.Optional;
import java.util.Set;

/** Reads the words and signs that compare, in front of a number and behind it. */
final class ComparisonReader {

  /** What compares, and the token behind it. */
  record Compared(Comparison comparison, int next) {}

  private static final Set<String> UPWARDS =
      Set.of(
          "older", "over", "above", "more", "greater", "higher", "up", "upward", "upwards",
          "beyond", "elder", "plus", "olders", "larger", "better", "bigger");

  private static final Set<String> TIMES =
      Set.of("year", "years", "month", "months", "yrs", "weeks");

  private static final Set<String> DOWNWARDS =
      Set.of("younger", "under", "below", "less", "lower", "fewer", "smaller");

  private final Tokens tokens;
  private final Measure measure;

  ComparisonReader(Tokens tokens, Measure measure) {
    this.tokens = tokens;
    this.measure = measure;
  }

  /** The comparison at a token with all that is said of it twice: "at least (≥)". */
  Optional<Compared> comparison(int index) {
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

  static Comparison withEqual(Comparison comparison) {
    return switch (comparison) {
      case MORE -> Comparison.AT_LEAST;
      case LESS -> Comparison.AT_MOST;
      default -> comparison;
    };
  }

  int skipSmall(int index) {
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

  /** "or older", "and above", "+" behind a number. */
  Optional<Compared> afterwards(Value value) {
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
                  || word.equals("plus")
                  || (measure.is("AGE")
                      && (word.equals("older")
                          || word.equals("upwards")
                          || word.equals("onwards"))));
      return directly ? Optional.of(new Compared(Comparison.AT_LEAST, at + 1)) : Optional.empty();
    }
    boolean better = word.equals("better");
    boolean up = UPWARDS.contains(word) || word.equals("worse");
    boolean down = DOWNWARDS.contains(word);
    if ((!up && !down) || tokens.get(at + 1).isNumber() || tokens.get(at + 1).is("than")) {
      return Optional.empty();
    }
    if (Value.at(tokens, skipSmall(at + 1), measure).isPresent()
        || (tokens.get(at + 1).is("the") && tokens.get(at + 2).is("age"))) {
      return Optional.empty();
    }
    boolean turned = (better && measure.isScale()) || (word.equals("worse") && !measure.isScale());
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
                    || (age && tokens.get(at + 1).is("years"));
            case "included" -> tokens.get(at - 1).is("(");
            case "of" -> age && (tokens.get(at + 1).is("age") || tokens.get(at + 1).is("life"));
            case "age" ->
                age && (tokens.get(at - 1).is("of") || TIMES.contains(tokens.get(at - 1).word()));
            case "life" -> age && tokens.get(at - 1).is("of");
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
}
