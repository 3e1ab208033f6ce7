package org.trialbook.eligibility;

import com.google.common.base.Suppliers;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Tells of whom or of what the words around an age are; null where they set no limit at all. */
final class AgeScope {

  private static final Pattern CHILDBEARING =
      Pattern.compile("(?:post|pre|peri)?menopaus\\w*|childbearing|amenorrh\\w*|contracept\\w*");

  private static final Scan CHILDBEARING_BEFORE =
      Scan.forAny(
          "menopaus",
          "childbearing potential",
          "child bearing potential",
          "child-bearing potential",
          "child- bearing potential",
          "amenorrh",
          "contracept");

  /** Words in front of persons by which the age is that of some, for whom something else holds. */
  static final Set<String> SOME = Set.of("in", "for", "if", "among");

  private static final Scan SENT = Scan.forAny("sent");

  private final Tokens tokens;
  private final BoundReader reader;

  /** Looked for once in a text, however many ages it has. */
  private final Supplier<Boolean> childbearing;

  private final Supplier<Boolean> sent;

  AgeScope(Tokens tokens, BoundReader reader) {
    this.tokens = tokens;
    this.reader = reader;
    this.childbearing = Suppliers.memoize(() -> CHILDBEARING_BEFORE.isIn(tokens.text()));
    this.sent = Suppliers.memoize(() -> SENT.isIn(tokens.text()));
  }

  /** The scope that a word tells; null for most. */
  static LimitScope of(String word) {
    return AgeWords.OTHERS.get(word);
  }

  /** Whom the words of the clause in front tell of. */
  LimitScope inFront(int index) {
    if (definesARisk(index)) {
      return null;
    }
    boolean person = false;
    boolean comma = false;
    for (int i = index - 1; i >= Math.max(0, index - 9); i--) {
      String word = tokens.get(i).word();
      if (word.equals(";") || word.equals(".")) {
        break;
      }
      boolean here = AgeWords.PERSONS.contains(word) || word.equals("those");
      boolean beside = i == index - 1 && tokens.get(i - 1).is("in") && isLimited(i - 2);
      if (here && (beside || isOfSome(i - 1))) {
        return null;
      }
      boolean withParents =
          person
              && tokens.get(i + 1).is("and")
              && AgeWords.PERSONS.contains(tokens.get(i + 2).word());
      person |= here;
      comma |= word.equals(",");
      boolean nobody = tokens.get(i - 1).is("-") && tokens.get(i - 2).is("non");
      if ((AgeWords.CONDITIONS.contains(word) || isReproductive(i))
          && !nobody
          && !(word.equals("if") && (i == 0 || tokens.get(i - 1).is("eligible")))
          && !(person && word.endsWith("menopausal"))
          && !((person || comma) && word.endsWith("sent"))) {
        return null;
      }
      if (withParents) {
        continue;
      }
      if (word.equals("symptoms") && tokens.get(i - 1).is("first")) {
        return LimitScope.ONSET;
      }
      LimitScope other = AgeWords.OTHERS.get(word);
      if (other != null
          && !(word.startsWith("diagnos") && i < index - 4)
          && !word.equals("pregnancy")
          && !(i < index - 3 && tokens.get(i + 1).is(","))) {
        return other;
      }
    }
    return LimitScope.PARTICIPANT;
  }

  private static final Set<String> OF_PERSONS =
      Set.of("prospective", "male", "female", "adult", "pediatric", "paediatric", "all", "those");

  /** "for patients", "consent from patients": something else holds for those of an age. */
  private boolean isOfSome(int index) {
    int at = index - (OF_PERSONS.contains(tokens.get(index).word()) ? 1 : 0);
    return switch (tokens.get(at).word()) {
      case "for", "if", "among" -> at > 1 || tokens.get(0).is("for");
      case "from" -> at > 1 && sent.get();
      default -> false;
    };
  }

  /** Whether a number is close in front: "diastolic BP < 90 mmHg in persons aged 60 or older". */
  private boolean isLimited(int at) {
    for (int i = at; i > at - 6; i--) {
      if (tokens.get(i).isNumber()) {
        return true;
      }
    }
    return false;
  }

  private boolean isReproductive(int at) {
    return tokens.get(at).is("reproductive") && tokens.get(at + 1).is("potential");
  }

  /** An age among those that make a risk: "risk factors such as age > 55". */
  private boolean definesARisk(int index) {
    for (int i = index - 1; i >= Math.max(0, index - 25); i--) {
      Tokens.Token token = tokens.get(i);
      if (token.is(".") && tokens.get(i + 1).kind() == Tokens.Kind.WORD) {
        return false;
      }
      boolean factors = token.word().startsWith("factor") && tokens.get(i - 1).is("risk");
      boolean such = token.is("such") && tokens.get(i + 1).is("as");
      boolean defined =
          token.is("risk") && tokens.get(i + 1).is("defined") && tokens.get(i + 2).is("as");
      if (factors || such || defined) {
        return true;
      }
    }
    return false;
  }

  /** "MRI less than 6 months old": whether what is in front is no person. */
  boolean isOfThing(int index, boolean ofAge) {
    for (int i = index - 1; i >= Math.max(0, index - 8); i--) {
      String word = tokens.get(i).word();
      if (AgeWords.PERSONS.contains(word)
          || word.equals(",")
          || word.equals(".")
          || word.equals(";")) {
        return !ofAge && !AgeWords.PERSONS.contains(word) && i > 2;
      }
      if (AgeWords.THINGS.contains(word)) {
        return true;
      }
    }
    return !ofAge && index > 4;
  }

  /** "given at 6 months of age": when something happened. */
  boolean isMoment(int index, int bound, BoundReader.Reading reading) {
    boolean at = tokens.get(index - 1).is("at") && !reading.value().unit().equals("year");
    boolean compared = Comparison.lexicon().at(tokens, bound).isPresent();
    return at && !compared && index > 1 && !tokens.get(reading.next()).word().startsWith("gest");
  }

  /** Whom the words right behind tell of. */
  LimitScope behind(BoundReader.Reading reading, LimitScope scope) {
    int from = reader.afterTail(reading.next());
    if (tellsOfChildbearing(from, reading)) {
      return null;
    }
    boolean at =
        tokens.get(from).is("at") || tokens.get(from).is("when") || tokens.get(from).is("of");
    for (int i = from; i < from + (at ? 8 : 5); i++) {
      String word = tokens.get(i).word();
      if (word.equals(",") || word.equals(";") || word.equals("and")) {
        at = false;
      }
      if (word.startsWith("gestation")
          || (word.equals("pregnancy") && i <= from + 1)
          || word.equals("pregnant")) {
        return i <= from + 2 ? LimitScope.GESTATION : scope;
      }
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
      boolean apart =
          tokens.get(i).is(";")
              || (tokens.get(i).is(")") && tokens.get(i + 1).is(","))
              || tokens.get(i).word().startsWith("exclud");
      if (apart) {
        break;
      }
      if (CHILDBEARING.matcher(tokens.get(i).word()).matches()) {
        return true;
      }
    }
    return reading.next() > 16 && childbearing.get();
  }
}
