package org.trialbook.eligibility;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads limits of age, which often stand without the word. */
final class AgeReader {

  private static final int GAP = 14;

  /** Behind "age must". */
  private static final Set<String> OF_AN_AGE = Set.of("be", "not", "exceed", "range");

  /** Words and signs between a person and an age. */
  private static final Set<String> SMALL =
      Set.of(
          ",", ";", "(", ":", "of", "are", "is", "be", "must", "with", "being", "who", "-", "and",
          "*", "[");

  private static final Set<String> OLDER =
      Set.of("over", "above", "up", "upwards", "under", "older", "younger", "elder");

  private static final Pattern SAYS_OLD =
      Pattern.compile(".*(?:olds?|age|y\\.?\\s?/?o\\.?)", Pattern.CASE_INSENSITIVE);

  private static final Set<String> LINKS = Set.of("or", "and", ",", "/");

  private final Tokens tokens;
  private final LimitWriter writer;
  private final List<Limit> limits;
  private final Measure age = Measures.known("AGE");
  private final BoundReader reader;
  private final AgeScope scopes;

  AgeReader(Tokens tokens, LimitWriter writer, List<Limit> limits) {
    this.tokens = tokens;
    this.writer = writer;
    this.limits = limits;
    this.reader = new BoundReader(tokens, age);
    this.scopes = new AgeScope(tokens, reader);
  }

  /** Reads from the word "age" on; the token to go on with. */
  int afterWord(int index, int next) {
    boolean compound = tokens.get(next).is("-") && tokens.get(next + 1).kind() == Tokens.Kind.WORD;
    boolean andSex = tokens.get(next).is("/") && tokens.get(next + 1).kind() == Tokens.Kind.WORD;
    if (compound || andSex) {
      return next;
    }
    Optional<BoundReader.Reading> before = reader.before(index);
    int at = next + (tokens.get(next).is(".") && tokens.get(next + 1).isNumber() ? 1 : 0);
    LimitScope scope = scopes.inFront(index);
    int depth = 0;
    while (at < next + GAP && at < tokens.size()) {
      Tokens.Token token = tokens.get(at);
      if (token.is("within") && tokens.get(at - 1).is("(")) {
        break;
      }
      Optional<BoundReader.Reading> reading = reader.at(at);
      boolean far =
          (at > next + 1 || tokens.get(at - 1).is("*"))
              && reading.isPresent()
              && isBare(reading.get());
      if (far) {
        break;
      }
      if (reading.isPresent() && isAge(reading.get(), true)) {
        if (scopes.isMoment(index, at, reading.get()) || scopes.isMoment(at, at, reading.get())) {
          return reading.get().next();
        }
        BoundReader.Reading whole = join(before, reading.get());
        return take(whole, tokens.get(index).start(), scopes.behind(reading.get(), scope), next);
      }
      if (reading.isPresent() && reading.get().value().hasUnit()) {
        break;
      }
      LimitScope other = AgeScope.of(token.word());
      if (other != null && depth == 0) {
        scope = other;
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean stop =
          token.is("with")
              || token.is("score")
              || token.is("dependent")
              || token.is(";")
              || token.is(".")
              || token.is("who")
              || (token.is("and") && !tokens.get(at + 1).is("gender"))
              || token.is("or")
              || (at == next && AgeWords.PERSONS.contains(token.word()))
              || ((token.is("must") || token.is("should"))
                  && !OF_AN_AGE.contains(tokens.get(at + 1).word()))
              || token.is("because")
              || token.is("appropriate")
              || token.is("matched")
              || token.is("related")
              || token.is("adjusted");
      if (stop) {
        break;
      }
      at++;
    }
    if (before.isPresent() && isAge(before.get(), true)) {
      return take(before.get(), tokens.get(index).start(), scope, next);
    }
    return next;
  }

  /** A number without unit and comparison is an age only right behind the word. */
  private static boolean isBare(BoundReader.Reading reading) {
    return !reading.compared() && !reading.value().hasUnit();
  }

  private static BoundReader.Reading join(
      Optional<BoundReader.Reading> before, BoundReader.Reading reading) {
    return before
        .filter(b -> reading.bounds().completes(b.bounds()))
        .map(
            b ->
                new BoundReader.Reading(
                    reading.bounds().with(b.bounds()),
                    reading.value().hasUnit() ? reading.value() : b.value(),
                    reading.value().hasUnit() ? reading.value().unit() : b.value().unit(),
                    reading.next(),
                    reading.end(),
                    true))
        .orElse(reading);
  }

  /** Reads an age that begins with its comparison or number; -1 where none does. */
  int withoutWord(int index) {
    Optional<BoundReader.Reading> found = reader.at(index);
    boolean months =
        tokens.get(index - 1).is(",") && tokens.get(index - 2).word().startsWith("year");
    if (months || found.isEmpty() || !isAge(found.get(), false)) {
      return -1;
    }
    BoundReader.Reading reading = found.get();
    String unit = reading.value().unit();
    boolean old = saysOld(reading);
    boolean grown = unit.equals("year") || unit.equals("month") || unit.equals(Measure.NO_UNIT);
    boolean told =
        old
            || (saysOlder(index, reading) && (grown || saysAge(index, reading)))
            || isGestation(reading);
    boolean years = unit.equals("year") && reading.compared();
    int before = index - 1;
    while (before > index - 5 && isSmall(tokens.get(before).word())) {
      before--;
    }
    boolean person = AgeWords.PERSONS.contains(tokens.get(before).word());
    boolean first = before < 0;
    boolean some = AgeScope.SOME.contains(tokens.get(before - 1).word());
    if (person && some && before > 1) {
      return reading.next();
    }
    boolean ends = AgeWords.ENDS.contains(tokens.get(reader.afterTail(reading.next())).word());
    if (!told && !(years && (person || first) && ends)) {
      return -1;
    }
    boolean ofAge = unit.equals("year") || saysAge(index, reading) || isGestation(reading);
    if (scopes.isOfThing(index, ofAge) || scopes.isMoment(index, index, reading)) {
      return reading.next();
    }
    LimitScope scope = scopes.behind(reading, scopes.inFront(index));
    return take(reading, tokens.get(index).start(), scope, reading.next());
  }

  private static boolean isSmall(String word) {
    return SMALL.contains(word);
  }

  private boolean isAge(BoundReader.Reading reading, boolean named) {
    String unit = reading.value().unit();
    if (unit.equals(Measure.NO_UNIT)) {
      Double value =
          reading.bounds().low() == null ? reading.bounds().high() : reading.bounds().low();
      boolean other =
          Units.spelled(tokens.text(), tokens.get(reading.next()).start(), age).isPresent();
      return (named
              || saysOlder(reading.next() - 5, reading)
              || saysOld(reading)
              || isSaidOlderBehind(reading))
          && value <= 120
          && (value >= 1 || value == 0)
          && !tokens.get(reading.next()).is("%")
          && !other
          && !tokens.get(reading.next()).is("/");
    }
    return age.takes(unit);
  }

  /** "≥ 60 and older" with no unit. */
  private boolean isSaidOlderBehind(BoundReader.Reading reading) {
    String last = tokens.get(reading.next() - 1).word();
    return last.equals("older") || last.equals("younger");
  }

  private boolean isGestation(BoundReader.Reading reading) {
    int at = reading.next() + (tokens.get(reading.next()).is("of") ? 1 : 0);
    return reading.value().hasUnit() && tokens.get(at).word().startsWith("gestation");
  }

  private boolean saysAge(int index, BoundReader.Reading reading) {
    for (int i = Math.max(0, index); i < reading.next(); i++) {
      String word = tokens.get(i).word();
      if (word.equals("age") || word.equals("aged") || word.equals("old")) {
        return true;
      }
    }
    return false;
  }

  private boolean saysOlder(int index, BoundReader.Reading reading) {
    for (int i = Math.max(0, index); i < reading.next(); i++) {
      String word = tokens.get(i).word();
      if (word.equals("older")
          || word.equals("younger")
          || word.equals("age")
          || word.equals("aged")
          || word.equals("ages")
          || word.equals("old")
          || word.equals("elder")) {
        return true;
      }
    }
    return false;
  }

  /** Whether "of age", "old" or "y.o." follows, or "or above" behind years. */
  private boolean saysOld(BoundReader.Reading reading) {
    if (reading.value().hasUnit()) {
      String unit = tokens.text().substring(reading.value().unitStart(), reading.value().unitEnd());
      if (unit.length() > 1 && SAYS_OLD.matcher(unit).matches()) {
        return true;
      }
    }
    int end = reader.afterTail(reading.next());
    boolean thing = tokens.get(end - 2).is("-") && tokens.get(end - 1).is("old");
    if (thing
        && !AgeWords.PERSONS.contains(tokens.get(end).word())
        && !AgeWords.ENDS.contains(tokens.get(end).word())) {
      return false;
    }
    for (int i = reading.next(); i < end; i++) {
      String word = tokens.get(i).word();
      if (word.equals("old") || word.equals("age") || word.equals("aged")) {
        return true;
      }
    }
    String last = tokens.get(reading.next() - 1).word();
    return reading.value().unit().equals("year") && OLDER.contains(last);
  }

  private int take(BoundReader.Reading reading, int start, LimitScope scope, int next) {
    if (scope == null) {
      return Math.max(next, reading.next());
    }
    Optional<Limit> limit = writer.limit(age, scope, reading, start);
    limit.ifPresent(limits::add);
    return limit.isPresent() ? further(reading, scope) : Math.max(next, reading.next());
  }

  /** "or > 75 years" behind an age, and "18-25, or 26-60 years" behind a range. */
  private int further(BoundReader.Reading first, LimitScope scope) {
    int at = reader.afterTail(first.next());
    if (!LINKS.contains(tokens.get(at).word())) {
      return first.next();
    }
    at++;
    at += tokens.get(at).is("or") ? 1 : 0;
    Optional<BoundReader.Reading> other = reader.at(at);
    if (other.isEmpty() || !isAge(other.get(), true) || !other.get().compared()) {
      return first.next();
    }
    boolean range =
        isRange(other.get()) && (other.get().value().hasUnit() || !first.value().hasUnit());
    boolean sides = (first.bounds().low() == null) != (other.get().bounds().low() == null);
    if (!sides && !range) {
      return first.next();
    }
    writer.limit(age, scope, other.get(), tokens.get(at).start()).ifPresent(limits::add);
    return isRange(first) && range ? further(other.get(), scope) : other.get().next();
  }

  private static boolean isRange(BoundReader.Reading reading) {
    return reading.bounds().low() != null && reading.bounds().high() != null;
  }
}
