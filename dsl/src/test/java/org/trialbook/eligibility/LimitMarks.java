package org.trialbook.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What readers marked in real texts, by study: criteria, limits, and lines they were unsure of. */
record LimitMarks(
    Map<String, List<Marked>> criteria,
    Map<String, List<MarkedLimit>> limits,
    Map<String, List<int[]>> unsure) {

  /** Where a criterion stands, and what it is. */
  record Marked(int start, int end, String kind, int level) {}

  /** A limit as a reader marked it; null for an end that is not there. */
  record MarkedLimit(
      int start,
      int end,
      String measure,
      Double low,
      boolean lowIncluded,
      Double high,
      boolean highIncluded,
      String unit) {

    Measure known() {
      return Measures.known(measure);
    }

    String unitName() {
      String name = Units.named(unit, known());
      return name.equals(Measure.NO_UNIT) && measure.equals("AGE") ? "year" : name;
    }

    Double normal(Double value) {
      return value == null ? null : known().normal(value, unitName()).orElse(Double.NaN);
    }

    String normalUnit() {
      String name = known().normalUnit(unitName());
      return name.isEmpty() ? null : name;
    }

    boolean isAt(Limit limit) {
      return limit.start() < end && start < limit.end();
    }

    /** Measure, both ends, whether they are meant themselves, and the unit. */
    boolean isSame(Limit limit) {
      return limit.qualifiedName().equals(measure)
          && limit.unclear() == null
          && isNear(normal(low), limit.normalLow())
          && isNear(normal(high), limit.normalHigh())
          && (low == null || lowIncluded == limit.lowIncluded())
          && (high == null || highIncluded == limit.highIncluded())
          && Objects.equals(normalUnit(), limit.normalUnit());
    }

    /** Whether the one end is that of a limit with both. */
    boolean isHalfOf(Limit limit) {
      return limit.qualifiedName().equals(measure)
          && limit.normalLow() != null
          && limit.normalHigh() != null
          && (low == null
              || (isNear(normal(low), limit.normalLow()) && lowIncluded == limit.lowIncluded()))
          && (high == null
              || (isNear(normal(high), limit.normalHigh())
                  && highIncluded == limit.highIncluded()));
    }

    private static boolean isNear(Double one, Double other) {
      if (one == null || other == null) {
        return one == null && other == null;
      }
      return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));
    }

    Limit asLimit() {
      return new Limit(
          measure,
          LimitScope.PARTICIPANT,
          low,
          lowIncluded,
          high,
          highIncluded,
          unit.isEmpty() ? null : unit,
          normal(low),
          normal(high),
          normalUnit(),
          null,
          start,
          end,
          "");
    }
  }

  static LimitMarks read(String file) throws IOException {
    Map<String, List<Marked>> criteria = new LinkedHashMap<>();
    Map<String, List<MarkedLimit>> limits = new LinkedHashMap<>();
    Map<String, List<int[]>> unsure = new LinkedHashMap<>();
    try (InputStream stream =
        Objects.requireNonNull(LimitMarks.class.getResourceAsStream(file), file)) {
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        int start = Integer.parseInt(cells[2]);
        int end = Integer.parseInt(cells[3]);
        switch (cells[0]) {
          case "criterion" ->
              criteria
                  .computeIfAbsent(cells[1], study -> new ArrayList<>())
                  .add(new Marked(start, end, cells[4], Integer.parseInt(cells[5])));
          case "limit" ->
              limits
                  .computeIfAbsent(cells[1], study -> new ArrayList<>())
                  .add(
                      new MarkedLimit(
                          start,
                          end,
                          cells[4],
                          number(cells[5]),
                          cells[6].equals("true"),
                          number(cells[7]),
                          cells[8].equals("true"),
                          cells[9]));
          default ->
              unsure
                  .computeIfAbsent(cells[1], study -> new ArrayList<>())
                  .add(new int[] {start, end});
        }
      }
    }
    return new LimitMarks(criteria, limits, unsure);
  }

  private static Double number(String cell) {
    return cell.isEmpty() ? null : Double.valueOf(cell);
  }
}
