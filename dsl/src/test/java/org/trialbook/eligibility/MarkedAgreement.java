package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How what is read compares with what readers marked. */
final class MarkedAgreement {

  /** Of the limits of a measure: marked and found, marked and missed, found and not marked. */
  static final class Count {
    int right;
    int missed;
    int extra;

    double precision() {
      return right + extra == 0 ? 1 : (double) right / (right + extra);
    }

    double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    int marked() {
      return right + missed;
    }
  }

  int texts;
  int exact;
  int same;
  int kinds;
  int levels;
  int ages;
  int agesRight;
  int unsureExtra;
  final Count all = new Count();
  final Map<String, Count> byMeasure = new TreeMap<>();
  final List<String> faults = new ArrayList<>();

  private static final Set<String> MARKED =
      Set.of(
          "AGE",
          "ECOG",
          "KARNOFSKY",
          "BMI",
          "HBA1C",
          "LVEF",
          "EGFR",
          "CRCL",
          "HEMOGLOBIN",
          "PLATELETS",
          "ANC",
          "BILIRUBIN",
          "ALT",
          "AST",
          "CREATININE",
          "SYSTOLIC",
          "DIASTOLIC",
          "QTC",
          "NYHA",
          "LIFE_EXPECTANCY");

  MarkedAgreement(LimitMarks marks, Map<String, RealTexts.Study> studies) {
    Limits limits = Limits.of(Measures.builtIn());
    marks
        .criteria()
        .forEach(
            (study, marked) -> {
              RealTexts.Study real = studies.get(study);
              List<Criterion> ours = CriteriaText.of(real.text()).criteria();
              criteria(study, marked, ours, real.text());
              List<Limit> found = new ArrayList<>();
              limits.of(ours).forEach((criterion, limit) -> found.add(limit));
              List<Limit> inclusion = Eligibility.agesOf(limits, ours);
              limits(
                  study,
                  marks.limits().getOrDefault(study, List.of()),
                  found,
                  marks.unsure().getOrDefault(study, List.of()),
                  real.text());
              ages(study, marked, marks.limits().getOrDefault(study, List.of()), inclusion, real);
            });
  }

  private void criteria(
      String study, List<LimitMarks.Marked> marked, List<Criterion> ours, String text) {
    Map<List<Integer>, LimitMarks.Marked> places = new HashMap<>();
    marked.forEach(each -> places.put(List.of(each.start(), each.end()), each));
    Set<List<Integer>> found = new HashSet<>();
    for (Criterion each : ours) {
      LimitMarks.Marked wanted = places.get(List.of(each.start(), each.end()));
      if (wanted != null) {
        found.add(List.of(each.start(), each.end()));
        same++;
        levels += wanted.level() == each.level() ? 1 : 0;
        if (wanted.kind().equals(each.kind().name())) {
          kinds++;
        } else {
          faults.add(
              "%s kind %s, not %s: %s".formatted(study, wanted.kind(), each.kind(), each.text()));
        }
      }
    }
    texts++;
    if (found.size() == places.size() && ours.size() == found.size()) {
      exact++;
    } else {
      Set<String> differing = new TreeSet<>();
      places.keySet().stream()
          .filter(place -> !found.contains(place))
          .forEach(place -> differing.add("missing " + text.substring(place.get(0), place.get(1))));
      ours.stream()
          .filter(each -> !places.containsKey(List.of(each.start(), each.end())))
          .forEach(each -> differing.add("extra " + each.text()));
      faults.add("%s split: %s".formatted(study, differing));
    }
  }

  private void limits(
      String study,
      List<LimitMarks.MarkedLimit> marked,
      List<Limit> found,
      List<int[]> unsure,
      String text) {
    List<Limit> left =
        new ArrayList<>(
            found.stream()
                .filter(each -> each.unclear() == null && MARKED.contains(each.qualifiedName()))
                .toList());
    Set<Limit> halves = new HashSet<>();
    for (LimitMarks.MarkedLimit each : marked) {
      Limit match =
          left.stream()
              .filter(limit -> each.isSame(limit) && each.isAt(limit))
              .findFirst()
              .orElse(null);
      if (match == null && hasOtherHalf(each, marked)) {
        Limit both =
            left.stream()
                .filter(limit -> each.isHalfOf(limit) && each.isAt(limit))
                .findFirst()
                .orElse(null);
        if (both != null) {
          halves.add(both);
          byMeasure.computeIfAbsent(each.measure(), name -> new Count()).right++;
          all.right++;
          continue;
        }
      }
      Count count = byMeasure.computeIfAbsent(each.measure(), name -> new Count());
      if (match != null) {
        left.remove(match);
        count.right++;
        all.right++;
      } else {
        count.missed++;
        all.missed++;
        faults.add(
            "%s missed %s %s..%s \"%s\": %s"
                .formatted(
                    study,
                    each.measure(),
                    each.low(),
                    each.high(),
                    each.unit(),
                    text.substring(each.start(), each.end())));
      }
    }
    left.removeAll(halves);
    for (Limit each : left) {
      if (unsure.stream().anyMatch(line -> each.start() < line[1] && line[0] < each.end())) {
        unsureExtra++;
        continue;
      }
      byMeasure.computeIfAbsent(each.name(), name -> new Count()).extra++;
      all.extra++;
      faults.add(
          "%s extra %s %s%s..%s%s \"%s\": %s ... %s"
              .formatted(
                  study,
                  each.name(),
                  each.lowIncluded() ? "[" : "(",
                  each.low(),
                  each.high(),
                  each.highIncluded() ? "]" : ")",
                  each.unit(),
                  each.text(),
                  text.substring(each.end(), Math.min(text.length(), each.end() + 60))));
    }
  }

  /** Readers mark two lines where the ends have units of their own; that is one row of ours. */
  private static boolean hasOtherHalf(
      LimitMarks.MarkedLimit one, List<LimitMarks.MarkedLimit> marked) {
    return marked.stream()
        .anyMatch(
            other ->
                other.measure().equals(one.measure())
                    && (one.low() == null) == (other.high() == null)
                    && (one.high() == null) == (other.low() == null)
                    && Math.abs(other.start() - one.start()) < 60);
  }

  private void ages(
      String study,
      List<LimitMarks.Marked> criteria,
      List<LimitMarks.MarkedLimit> marked,
      List<Limit> inclusion,
      RealTexts.Study real) {
    List<Limit> outer = new ArrayList<>();
    List<Limit> inner = new ArrayList<>();
    for (LimitMarks.MarkedLimit each : marked) {
      criteria.stream()
          .filter(
              c ->
                  c.kind().equals("INCLUSION")
                      && c.start() <= each.start()
                      && each.start() < c.end()
                      && each.measure().equals("AGE"))
          .forEach(c -> (c.level() == 0 ? outer : inner).add(each.asLimit()));
    }
    List<Limit> wanted = outer.isEmpty() ? inner : outer;
    String right = says(TextAges.of(wanted), real);
    String ours = says(TextAges.of(inclusion), real);
    if (!right.equals("NOT_SAID") || !ours.equals("NOT_SAID")) {
      ages++;
      agesRight += right.equals(ours) ? 1 : 0;
      if (!right.equals(ours)) {
        faults.add(study + " ages " + right + ", not " + ours);
      }
    }
  }

  private static String says(TextAges ages, RealTexts.Study study) {
    return ages.areSilent()
        ? "NOT_SAID"
        : ages.agreeWith(study.minimumAge(), study.maximumAge()) ? "AGREES" : "DIFFERS";
  }

  /** The figures in lines. */
  String report(String name) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        String.format(
            Locale.ROOT,
            "%s: %d texts, %.1f %% split exactly; kind right %.2f %%, level right %.2f %% of %d criteria;"
                + " limits: %d marked, precision %.3f, recall %.3f (%d more on lines that the reader was unsure of); ages against fields %.1f %% of %d%n",
            name,
            texts,
            100.0 * exact / texts,
            100.0 * kinds / same,
            100.0 * levels / same,
            same,
            all.marked(),
            all.precision(),
            all.recall(),
            unsureExtra,
            100.0 * agesRight / Math.max(1, ages),
            ages));
    byMeasure.forEach(
        (measure, count) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "  %-16s %4d marked, precision %.3f, recall %.3f%n",
                    measure,
                    count.marked(),
                    count.precision(),
                    count.recall())));
    return lines.toString();
  }
}
