package org.trialbook.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.query.EssieLexer.Kind;
import org.trialbook.query.EssieLexer.Token;
import org.trialbook.text.DidYouMean;

/**
 * Reads Essie by recursive descent, one method a level of precedence:
 *
 * <pre>
 * or       = and { "OR" and }
 * and      = prefixed { [ "AND" | "," ] prefixed }
 * prefixed = "NOT" prefixed | context "[" name "]" prefixed | operand
 * operand  = "(" or ")" | word { word } | phrase | "ALL" | "MISSING" | range | distance
 * </pre>
 */
final class EssieParser {

  /** Deeper nesting is no question but an attack on the stack. */
  private static final int DEEPEST = 200;

  private static final String OPERAND = "a word, a phrase, an operator or (";

  private final String text;
  private final List<Token> tokens;
  private int at;
  private int depth;

  EssieParser(String text) {
    this.text = text;
    this.tokens = EssieLexer.tokens(text);
  }

  Filter parse() {
    Filter filter = or();
    if (next().kind() != Kind.END) {
      throw unexpected("AND, OR or the end");
    }
    return filter;
  }

  private Filter or() {
    List<Filter> operands = new ArrayList<>(List.of(and()));
    while (skip("OR")) {
      operands.add(and());
    }
    return operands.size() == 1 ? operands.get(0) : new Filter.Or(operands);
  }

  private Filter and() {
    List<Filter> operands = new ArrayList<>(List.of(prefixed()));
    while (skip("AND") || skip(Kind.COMMA) || startsOperand(next())) {
      operands.add(prefixed());
    }
    return operands.size() == 1 ? operands.get(0) : new Filter.And(operands);
  }

  private Filter prefixed() {
    if (++depth > DEEPEST) {
      throw error("it is nested more than " + DEEPEST + " levels deep.");
    }
    Filter filter = next().kind() == Kind.OPERATOR ? operator() : operand();
    depth--;
    return filter;
  }

  private Filter operator() {
    return switch (next().text()) {
      case "NOT" -> {
        at++;
        yield new Filter.Not(prefixed());
      }
      case "ALL" -> {
        at++;
        yield new Filter.All();
      }
      case "MISSING" -> {
        at++;
        yield new Filter.Missing();
      }
      case "AREA" -> context("the name of an area or field", Filter.Area::new);
      case "SEARCH" -> context("Study or a structure such as Location", Filter.Within::new);
      case "TILT" -> context("the name of a field", Filter.Tilt::new);
      case "EXPANSION" -> {
        Expansion kind = kind(Expansion.values(), Expansion::keyword);
        yield new Filter.Expand(kind, prefixed());
      }
      case "COVERAGE", "COVER" -> {
        Coverage kind = kind(Coverage.values(), Coverage::keyword);
        yield new Filter.Cover(kind, prefixed());
      }
      case "RANGE" -> range();
      case "DISTANCE" -> distance();
      case "MIN", "MAX" -> words();
      default -> throw unexpected(OPERAND);
    };
  }

  private Filter operand() {
    return switch (next().kind()) {
      case OPEN -> {
        at++;
        Filter filter = or();
        expect(Kind.CLOSE, "AND, OR or )");
        yield filter;
      }
      case PHRASE -> {
        Token phrase = next();
        at++;
        yield valid(phrase, () -> new Filter.Phrase(phrase.text()));
      }
      case WORD -> words();
      default -> throw unexpected(OPERAND);
    };
  }

  private Filter words() {
    return new Filter.Term(
        joinedWords(token -> token.isOperator("MIN") || token.isOperator("MAX")));
  }

  private interface Context {
    Filter of(String name, Filter operand);
  }

  private Filter context(String expected, Context context) {
    String name = bracketed(expected).text();
    return context.of(name, prefixed());
  }

  private <E> E kind(E[] kinds, Function<E, String> keyword) {
    List<String> keywords = Arrays.stream(kinds).map(keyword).toList();
    String operator = next().text();
    Token name = bracketed(String.join(", ", keywords));
    for (E kind : kinds) {
      if (keyword.apply(kind).equals(name.text())) {
        return kind;
      }
    }
    throw new EssieException(
        text,
        name.position(),
        "%s has no kind %s.%s"
            .formatted(operator, name.text(), DidYouMean.or(name.text(), keywords)));
  }

  private Token bracketed(String expected) {
    at++;
    expect(Kind.OPEN_BRACKET, "[");
    Token name = next();
    if (name.kind() != Kind.WORD) {
      throw unexpected(expected);
    }
    at++;
    expect(Kind.CLOSE_BRACKET, "]");
    return name;
  }

  private Filter range() {
    at++;
    expect(Kind.OPEN_BRACKET, "[");
    Optional<String> min = bound("MIN");
    expect(Kind.COMMA, "a comma");
    Optional<String> max = bound("MAX");
    expect(Kind.CLOSE_BRACKET, "]");
    return new Filter.Range(min, max);
  }

  private Optional<String> bound(String open) {
    if (skip(open)) {
      return Optional.empty();
    }
    if (next().kind() != Kind.WORD) {
      throw unexpected("a date, a number, an age or " + open);
    }
    return Optional.of(joinedWords(token -> false));
  }

  private Filter distance() {
    at++;
    expect(Kind.OPEN_BRACKET, "[");
    Token first = next();
    double latitude = number("a latitude in degrees");
    expect(Kind.COMMA, "a comma");
    double longitude = number("a longitude in degrees");
    expect(Kind.COMMA, "a comma");
    String radius = next().text();
    DistanceUnit unit = radius.endsWith("km") ? DistanceUnit.KILOMETERS : DistanceUnit.MILES;
    String expected = "a radius such as 50mi or 80km";
    if (!radius.endsWith(unit.suffix())) {
      throw unexpected(expected);
    }
    double length = number(expected, radius.substring(0, radius.length() - 2));
    expect(Kind.CLOSE_BRACKET, "]");
    return valid(first, () -> new Filter.Distance(latitude, longitude, length, unit));
  }

  private double number(String expected) {
    return number(expected, next().text());
  }

  private double number(String expected, String digits) {
    boolean plain = digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    if (next().kind() != Kind.WORD || !plain) {
      throw unexpected(expected);
    }
    try {
      double value = Double.parseDouble(digits);
      at++;
      return value;
    } catch (NumberFormatException e) {
      throw unexpected(expected);
    }
  }

  private String joinedWords(Predicate<Token> alsoWord) {
    List<Token> words = new ArrayList<>();
    while (next().kind() == Kind.WORD || alsoWord.test(next())) {
      words.add(next());
      at++;
    }
    return words.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case WORD, PHRASE, OPEN -> true;
      case OPERATOR -> !token.isOperator("OR") && !token.isOperator("AND");
      default -> false;
    };
  }

  private interface Value {
    Filter create();
  }

  /** Puts the spot beside what the value itself has to complain about. */
  private Filter valid(Token token, Value value) {
    try {
      return value.create();
    } catch (TrialbookException e) {
      throw new EssieException(text, token.position(), e.getMessage());
    }
  }

  private Token next() {
    return tokens.get(at);
  }

  private boolean skip(String operator) {
    if (next().isOperator(operator)) {
      at++;
      return true;
    }
    return false;
  }

  private boolean skip(Kind kind) {
    if (next().kind() == kind) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(Kind kind, String expected) {
    if (!skip(kind)) {
      throw unexpected(expected);
    }
  }

  private EssieException unexpected(String expected) {
    Token found = next();
    String what = found.kind() == Kind.END ? "it ends" : "found " + found.source(text);
    return error("expected " + expected + ", but " + what + ".");
  }

  private EssieException error(String problem) {
    return new EssieException(text, next().position(), problem);
  }
}
