package org.trialbook.eligibility;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ages that a text lets in, and whether the fields say the same. Both are compared as dates of
 * birth would be: the field "17 Years" lets in until the 18th birthday, and so does "under 18".
 *
 * @param youngest of several the smallest; null where the text says nothing of it
 * @param oldest of several the greatest; null where the text says nothing of it
 */
record TextAges(End youngest, End oldest) {

  /**
   * An end of the ages.
   *
   * @param years the value
   * @param step one of its unit, in years
   * @param included whether the value itself is let in
   */
  record End(double years, double step, boolean included) {}

  private static final Pattern FIELD =
      Pattern.compile(
          "(\\d+(?:\\.\\d+)?) (year|month|week|day|hour|minute)s?", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Double> YEARS =
      Map.of(
          "year", 1.0,
          "month", 1.0 / 12,
          "week", 7 / 365.25,
          "day", 1 / 365.25,
          "hour", 1 / 24.0 / 365.25,
          "minute", 1 / 1440.0 / 365.25);

  /** Of two values in years, what is as good as nothing. */
  private static final double NEAR = 0.004;

  /**
   * The widest of the ages that limits of inclusion criteria name. A number alone counts where
   * nothing else is said, and then as the youngest.
   */
  static TextAges of(List<Limit> limits) {
    List<Limit> ages =
        limits.stream()
            .filter(each -> each.qualifiedName().equals("AGE") && each.unclear() == null)
            .toList();
    List<Limit> compared = ages.stream().filter(each -> !isOneAge(each)).toList();
    End youngest =
        (compared.isEmpty() ? ages : compared)
            .stream()
                .filter(each -> each.normalLow() != null)
                .map(each -> new End(each.normalLow(), step(each), each.lowIncluded()))
                .min(Comparator.comparingDouble(End::years))
                .orElse(null);
    End oldest =
        compared.stream()
            .filter(each -> each.normalHigh() != null)
            .map(each -> new End(each.normalHigh(), step(each), each.highIncluded()))
            .max(Comparator.comparingDouble(End::years))
            .orElse(null);
    return new TextAges(youngest, oldest);
  }

  private static boolean isOneAge(Limit limit) {
    return limit.normalLow() != null && limit.normalLow().equals(limit.normalHigh());
  }

  private static double step(Limit limit) {
    return limit.unit() == null
        ? 1
        : YEARS.getOrDefault(Units.named(limit.unit(), Measures.known("AGE")), 1.0);
  }

  boolean areSilent() {
    return youngest == null && oldest == null;
  }

  /** Whether each end that the text names is that of its field; from birth on needs no field. */
  boolean agreeWith(String minimumAge, String maximumAge) {
    Optional<End> least = field(minimumAge);
    return (youngest == null || least.map(this::isYoungest).orElse(isNear(0, youngest.years())))
        && (oldest == null || field(maximumAge).filter(this::isOldest).isPresent());
  }

  /** The field's age lets in from that birthday on. */
  private boolean isYoungest(End field) {
    return isNear(field.years(), youngest.years())
        || isPartOf(field, youngest)
        || (!youngest.included() && isNear(field.years(), youngest.years() + youngest.step()));
  }

  /**
   * The field's age lets in until the next birthday, or the next month or day. Many a field has the
   * age that the text is below of, so that "under 75" is "75 Years" as well as "74 Years".
   */
  private boolean isOldest(End field) {
    return isNear(field.years(), oldest.years())
        || isPartOf(field, oldest)
        || (!oldest.included() && isNear(field.years() + field.step(), oldest.years()))
        || (oldest.included()
            && isNear(field.years() + field.step(), oldest.years() + oldest.step()));
  }

  /** Whether 6.99 or "15 years, 9 months" is said of a field that has whole years only. */
  private static boolean isPartOf(End field, End said) {
    double steps = said.years() / field.step();
    double part = steps - Math.floor(steps);
    return said.step() >= field.step()
        && part > 0.01
        && isNear(field.years(), Math.floor(steps) * field.step());
  }

  private static boolean isNear(double one, double other) {
    return Math.abs(one - other) <= NEAR;
  }

  private static Optional<End> field(String age) {
    Matcher matcher = age == null ? null : FIELD.matcher(age);
    if (matcher == null || !matcher.matches()) {
      return Optional.empty();
    }
    double step = YEARS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    return Optional.of(new End(Double.parseDouble(matcher.group(1)) * step, step, true));
  }
}
