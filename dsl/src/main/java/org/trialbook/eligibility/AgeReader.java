package org.trialbook.eligibility;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads limits of age, which often stand without the word. */
final class AgeReader {

  private static final int GAP = 14;

  private static final Set<String> PERSONS =
      Set.of(
          "adults",
          "adult",
          "men",
          "man",
          "women",
          "woman",
          "male",
          "males",
          "female",
          "females",
          "patients",
          "patient",
          "subjects",
          "subject",
          "participants",
          "participant",
          "children",
          "child",
          "adolescents",
          "volunteers",
          "individuals",
          "persons",
          "people",
          "infants",
          "boys",
          "girls",
          "volunteer",
          "gender",
          "sex",
          "sexes",
          "both",
          "adolescent",
          "genders",
          "person",
          "individual",
          "youth",
          "veterans",
          "residents",
          "pediatric",
          "controls");

  private static final Map<String, LimitScope> OTHERS =
      Map.ofEntries(
          Map.entry("gestational", LimitScope.GESTATION),
          Map.entry("gestation", LimitScope.GESTATION),
          Map.entry("postmenstrual", LimitScope.GESTATION),
          Map.entry("menstrual", LimitScope.GESTATION),
          Map.entry("conceptional", LimitScope.GESTATION),
          Map.entry("postconceptional", LimitScope.GESTATION),
          Map.entry("fetal", LimitScope.GESTATION),
          Map.entry("pregnancy", LimitScope.GESTATION),
          Map.entry("partner", LimitScope.PARTNER),
          Map.entry("partners", LimitScope.PARTNER),
          Map.entry("spouse", LimitScope.PARTNER),
          Map.entry("mother", LimitScope.PARENT),
          Map.entry("mothers", LimitScope.PARENT),
          Map.entry("maternal", LimitScope.PARENT),
          Map.entry("father", LimitScope.PARENT),
          Map.entry("paternal", LimitScope.PARENT),
          Map.entry("parent", LimitScope.PARENT),
          Map.entry("parents", LimitScope.PARENT),
          Map.entry("caregiver", LimitScope.PARENT),
          Map.entry("caregivers", LimitScope.PARENT),
          Map.entry("guardian", LimitScope.PARENT),
          Map.entry("donor", LimitScope.DONOR),
          Map.entry("donors", LimitScope.DONOR),
          Map.entry("relative", LimitScope.RELATIVE),
          Map.entry("relatives", LimitScope.RELATIVE),
          Map.entry("sibling", LimitScope.RELATIVE),
          Map.entry("siblings", LimitScope.RELATIVE),
          Map.entry("family", LimitScope.RELATIVE),
          Map.entry("onset", LimitScope.ONSET),
          Map.entry("diagnosis", LimitScope.ONSET),
          Map.entry("diagnosed", LimitScope.ONSET),
          Map.entry("menarche", LimitScope.ONSET),
          Map.entry("began", LimitScope.ONSET));

  /** Words of the same clause by which the age is a condition and no limit of who takes part. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "if",
          "consent",
          "assent",
          "menopausal",
          "postmenopausal",
          "menopause",
          "amenorrhea",
          "childbearing",
          "contraception",
          "when",
          "child-bearing",
          "assented",
          "premenopausal",
          "amenorrheic",
          "before", "until", "till");

  private static final Pattern CHILDBEARING =
      Pattern.compile("(?:post|pre|peri)?menopaus\\w*|childbearing|amenorrh\\w*|contracept\\w*");

  private static final Pattern CHILDBEARING_BEFORE =
      Pattern.compile(
          "menopaus|child-? ?bearing potential|amenorrh|contracept", Pattern.CASE_INSENSITIVE);

  /** Words in front of persons by which the age is that of some, for whom something else holds. */
  private static final Set<String> SOME = Set.of("in", "for", "if", "among");

  /** What may stand behind an age that only the years tell. */
  private static final Set<String> ENDS =
      Set.of(
          "",
          ",",
          ";",
          ".",
          ")",
          "(",
          "at",
          "with",
          "who",
          "and",
          "or",
          "inclusive",
          "male",
          "males",
          "female",
          "females",
          "men",
          "women",
          "undergoing",
          "scheduled",
          "admitted",
          "presenting",
          "referred",
          "hospitalized",
          "-",
          "both",
          "either",
          "in",
          "on",
          "adults",
          "able",
          "having",
          "suffering",
          "regardless",
          "any",
          "patients",
          "by",
          "diagnosed");

  private final Tokens tokens;
  private final LimitWriter writer;
  private final List<Limit> limits;
  private final Measure age = Measures.known("AGE");
  private final BoundReader reader;
  private final boolean tellsOfChildbearing;

  AgeReader(Tokens tokens, LimitWriter writer, List<Limit> limits) {
    this.tokens = tokens;
    this.writer = writer;
    this.limits = limits;
    this.reader = new BoundReader(tokens, age);
    this.tellsOfChildbearing = CHILDBEARING_BEFORE.matcher(tokens.text()).find();
  }

  /** Reads from the word "age" on; the token to go on with. */
  int afterWord(int index, int next) {
    boolean compound = tokens.get(next).is("-") && tokens.get(next + 1).kind() == Tokens.Kind.WORD;
    if (compound) {
      return next;
    }
    Optional<BoundReader.Reading> before = reader.before(index);
    int at = next;
    LimitScope scope = scope(index);
    int depth = 0;
    while (at < next + GAP && at < tokens.size()) {
      Tokens.Token token = tokens.get(at);
      Optional<BoundReader.Reading> reading = reader.at(at);
      boolean far = (at > next + 1 || tokens.get(at - 1).is("*")) && reading.isPresent() && isBare(reading.get());
      if (far) {
        break;
      }
      if (reading.isPresent() && isAge(reading.get(), true)) {
        BoundReader.Reading whole = join(before, reading.get());
        return take(whole, tokens.get(index).start(), behindScope(reading.get(), scope), next);
      }
      if (reading.isPresent() && reading.get().value().hasUnit()) {
        break;
      }
      LimitScope other = OTHERS.get(token.word());
      if (other != null && depth == 0) {
        scope = other;
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean stop =
          token.is("with") || token.is("score") || token.is("dependent") || token.is(";")
              || token.is(".")
              || token.is("who")
              || token.is("and") && !tokens.get(at + 1).is("gender")
              || token.is("or")
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
    boolean months = tokens.get(index - 1).is(",") && tokens.get(index - 2).word().startsWith("year");
    if (months || found.isEmpty() || !isAge(found.get(), false)) {
      return -1;
    }
    BoundReader.Reading reading = found.get();
    String unit = reading.value().unit();
    boolean old = saysOld(reading);
    boolean grown = unit.equals("year") || unit.equals("month") || unit.equals(Measure.NO_UNIT);
    boolean told = old || (saysOlder(index, reading) && (grown || saysAge(index, reading))) || isGestation(reading);
    boolean years = unit.equals("year") && reading.compared();
    int before = index - 1;
    while (before > index - 5 && isSmall(tokens.get(before).word())) {
      before--;
    }
    boolean person = PERSONS.contains(tokens.get(before).word());
    boolean first = before < 0;
    boolean some = SOME.contains(tokens.get(before - 1).word());
    if (person && some && before > 1) {
      return -1;
    }
    boolean ends = ENDS.contains(tokens.get(reader.afterTail(reading.next())).word());
    if (!told && !(years && (person || first) && ends)) {
      return -1;
    }
    LimitScope scope = behindScope(reading, scope(index));
    return take(reading, tokens.get(index).start(), scope, reading.next());
  }

  private static boolean isSmall(String word) {
    return Set.of(
            ",", "(", ":", "of", "are", "is", "be", "must", "with", "being", "who", "-", "and", "*",
            "[")
        .contains(word);
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
      if (unit.length() > 1 && unit.matches("(?i).*(?:olds?|age|y\\.?\\s?/?o\\.?)")) {
        return true;
      }
    }
    int end = reader.afterTail(reading.next());
    boolean thing = tokens.get(end - 2).is("-") && tokens.get(end - 1).is("old");
    if (thing
        && !PERSONS.contains(tokens.get(end).word())
        && !ENDS.contains(tokens.get(end).word())) {
      return false;
    }
    for (int i = reading.next(); i < end; i++) {
      String word = tokens.get(i).word();
      if (word.equals("old") || word.equals("age") || word.equals("aged")) {
        return true;
      }
    }
    String last = tokens.get(reading.next() - 1).word();
    return reading.value().unit().equals("year")
        && Set.of("over", "above", "up", "upwards", "under", "older", "younger", "elder")
            .contains(last);
  }

  /** Whom the words of the clause in front tell of. */
  private LimitScope scope(int index) {
    boolean person = false;
    boolean comma = false;
    for (int i = index - 1; i >= Math.max(0, index - 9); i--) {
      String word = tokens.get(i).word();
      if (word.equals(";") || word.equals(".")) {
        break;
      }
      person |= PERSONS.contains(word);
      comma |= word.equals(",");
      if (CONDITIONS.contains(word)
          && !(word.equals("if") && i == 0)
          && !((person || comma) && word.endsWith("sent"))) {
        return null;
      }
      LimitScope other = OTHERS.get(word);
      if (other != null
          && !(word.startsWith("diagnos") && i < index - 4)
          && !(word.equals("pregnancy"))
          && !(i < index - 3 && tokens.get(i + 1).is(","))) {
        return other;
      }
    }
    return LimitScope.PARTICIPANT;
  }

  /** Whom the words right behind tell of. */
  private LimitScope behindScope(BoundReader.Reading reading, LimitScope scope) {
    int from = reader.afterTail(reading.next());
    if (tellsOfChildbearing(from, reading)) {
      return null;
    }
    for (int i = from; i < from + 5; i++) {
      String word = tokens.get(i).word();
      if (word.startsWith("gestation")
          || word.equals("pregnancy") && i <= from + 1
          || word.equals("pregnant")) {
        return i <= from + 2 ? LimitScope.GESTATION : scope;
      }
      boolean at =
          tokens.get(from).is("at") || tokens.get(from).is("when") || tokens.get(from).is("of");
      if (at && (word.equals("onset") || word.equals("diagnosis") || word.equals("diagnosed"))) {
        return LimitScope.ONSET;
      }
      if (word.equals("percentile") || word.equals("th")) {
        return LimitScope.PERCENTILE;
      }
    }
    return scope;
  }

  /** An age that only says who can bear children. */
  private boolean tellsOfChildbearing(int from, BoundReader.Reading reading) {
    for (int i = from; i < from + 10 && i < tokens.size(); i++) {
      if (tokens.get(i).is(";")) {
        break;
      }
      if (CHILDBEARING.matcher(tokens.get(i).word()).matches()) {
        return true;
      }
    }
    return reading.next() > 16 && tellsOfChildbearing;
  }

  private int take(BoundReader.Reading reading, int start, LimitScope scope, int next) {
    if (scope == null) {
      return Math.max(next, reading.next());
    }
    Optional<Limit> limit = writer.limit(age, scope, reading, start);
    limit.ifPresent(limits::add);
    return limit.isPresent() ? further(reading, scope) : Math.max(next, reading.next());
  }

  /** "or > 75 years" behind an age. */
  private int further(BoundReader.Reading first, LimitScope scope) {
    int at = reader.afterTail(first.next());
    if (!tokens.get(at).is("or")
        && !tokens.get(at).is("and")
        && !tokens.get(at).is(",")
        && !tokens.get(at).is("/")) {
      return first.next();
    }
    at++;
    at += tokens.get(at).is("or") ? 1 : 0;
    Optional<BoundReader.Reading> other = reader.at(at);
    if (other.isEmpty() || !isAge(other.get(), true) || !other.get().compared()) {
      return first.next();
    }
    Bounds bounds = other.get().bounds();
    boolean range = bounds.low() != null && bounds.high() != null && other.get().value().hasUnit();
    boolean sides = (first.bounds().low() == null) != (other.get().bounds().low() == null);
    if (!sides && !range) {
      return first.next();
    }
    writer.limit(age, scope, other.get(), tokens.get(at).start()).ifPresent(limits::add);
    return other.get().next();
  }
}
