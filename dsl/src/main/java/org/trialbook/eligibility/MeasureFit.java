package org.trialbook.eligibility;

import java.util.Optional;

/** Tells whether a number that stands behind the name of a measure is one of that measure. */
final class MeasureFit {

  private static final Scan EJECTION = Scan.forAny("eject", "ventric", "lvef", "heart", "echo");

  private final Tokens tokens;

  MeasureFit(Tokens tokens) {
    this.tokens = tokens;
  }

  enum Step {
    TAKE,
    SKIP,
    STOP
  }

  /** Whether to take a reading that stands behind a measure, to go on, or to give up. */
  Step step(
      Measure measure, BoundReader.Reading reading, int at, boolean glued, int from, boolean both) {
    Value value = reading.value();
    if (isPercentile(reading.next())) {
      return Step.STOP;
    }
    if (measure.is("BLOOD_PRESSURE") && !both) {
      return Step.SKIP;
    }
    if (!measure.takes(value.unit()) || (isErectile(measure, from) && !value.hasUnit())) {
      return Step.SKIP;
    }
    if (!measure.isTime() && !value.hasUnit() && isTime(reading.next())) {
      return Step.SKIP;
    }
    if (tokens.get(reading.next()).is("/")
        && tokens.get(reading.next() + 1).isNumber()
        && !measure.isScale()) {
      return Step.SKIP;
    }
    if (!reading.compared()) {
      boolean near = (glued && at - from <= 8) || (measure.isScale() && at - from <= 14);
      if (!near) {
        return Step.SKIP;
      }
      if (!measure.isScale() && !measure.is("KARNOFSKY")) {
        return value.hasUnit() && glued ? Step.TAKE : Step.SKIP;
      }
    }
    boolean plausible =
        measure.isOfOnesOwn()
            || measure
                .normal(
                    reading.bounds().low() == null
                        ? reading.bounds().high()
                        : reading.bounds().low(),
                    value.unit())
                .isPresent();
    if (!plausible && !(value.hasUnit() && at - from <= 6)) {
      return Step.SKIP;
    }
    return Step.TAKE;
  }

  /** "EF" alone is the erectile function of a questionnaire, too. */
  private boolean isErectile(Measure measure, int next) {
    return measure.is("LVEF")
        && tokens.get(next - 1).is("ef")
        && !tokens.get(next - 2).is("lv")
        && !EJECTION.isIn(tokens.text());
  }

  private boolean isTime(int at) {
    return Units.spelled(tokens.text(), tokens.get(at).start(), Measures.known("AGE"))
        .filter(unit -> MeasureWords.TIMES_OF_DAY.contains(unit.name()))
        .isPresent();
  }

  private boolean isPercentile(int at) {
    for (int i = at; i < at + 3; i++) {
      String word = tokens.get(i).word();
      if (word.startsWith("percentile")
          || word.equals("centile")
          || word.equals("%ile")
          || word.equals("centiles")) {
        return true;
      }
      if (!(word.equals("th")
          || word.equals("rd")
          || word.equals("st")
          || word.equals("nd")
          || word.equals("%")
          || word.equals("-"))) {
        return false;
      }
    }
    return false;
  }

  /** Whether another reading behind the first limits the same measure. */
  boolean isFurther(
      Measure measure, BoundReader.Reading first, BoundReader.Reading other, int gap) {
    Value value = other.value();
    if (!other.compared()
        || isTime(other.next())
        || isPercentile(other.next())
        || !measure.takes(value.unit())) {
      return false;
    }
    boolean sameUnit = value.unit().equals(first.value().unit());
    if (!value.hasUnit()) {
      return gap <= 2
          && !measure.isTime()
          && MeasureWords.ENDS.contains(tokens.get(other.next()).word());
    }
    return sameUnit || (value.hasUnit() && gap <= 6 && !isSameValue(measure, first, other));
  }

  private static boolean isSameValue(
      Measure measure, BoundReader.Reading first, BoundReader.Reading other) {
    return measure.normalUnit(first.value().unit()).equals(measure.normalUnit(other.value().unit()))
        && isNear(
            measure,
            first.bounds().low(),
            first.value().unit(),
            other.bounds().low(),
            other.value().unit())
        && isNear(
            measure,
            first.bounds().high(),
            first.value().unit(),
            other.bounds().high(),
            other.value().unit());
  }

  private static boolean isNear(
      Measure measure, Double one, String unit, Double other, String otherUnit) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    Optional<Double> a = measure.normal(one, unit);
    Optional<Double> b = measure.normal(other, otherUnit);
    return a.isPresent() && b.isPresent() && Math.abs(a.get() - b.get()) <= 0.05 * a.get();
  }
}
