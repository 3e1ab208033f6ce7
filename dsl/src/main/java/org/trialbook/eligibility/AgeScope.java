package org.trialbook.eligibility;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells of whom or of what the words around an age are; null where they set no limit at all. */
final class AgeScope {

  static final Set<String> PERSONS =
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
          "before",
          "until",
          "till");

  private static final Pattern CHILDBEARING =
      Pattern.compile("(?:post|pre|peri)?menopaus\\w*|childbearing|amenorrh\\w*|contracept\\w*");

  private static final Pattern CHILDBEARING_BEFORE =
      Pattern.compile(
          "menopaus|child-? ?bearing potential|amenorrh|contracept", Pattern.CASE_INSENSITIVE);

  private final Tokens tokens;
  private final BoundReader reader;
  private final boolean tellsOfChildbearing;

  AgeScope(Tokens tokens, BoundReader reader) {
    this.tokens = tokens;
    this.reader = reader;
    this.tellsOfChildbearing = CHILDBEARING_BEFORE.matcher(tokens.text()).find();
  }

  /** The scope that a word tells; null for most. */
  static LimitScope of(String word) {
    return OTHERS.get(word);
  }

  /** Whom the words of the clause in front tell of. */
  LimitScope inFront(int index) {
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
          && !word.equals("pregnancy")
          && !(i < index - 3 && tokens.get(i + 1).is(","))) {
        return other;
      }
    }
    return LimitScope.PARTICIPANT;
  }

  /** Whom the words right behind tell of. */
  LimitScope behind(BoundReader.Reading reading, LimitScope scope) {
    int from = reader.afterTail(reading.next());
    if (tellsOfChildbearing(from, reading)) {
      return null;
    }
    for (int i = from; i < from + 5; i++) {
      String word = tokens.get(i).word();
      if (word.startsWith("gestation")
          || (word.equals("pregnancy") && i <= from + 1)
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
}
