package org.trialbook.eligibility;

import java.util.Optional;

/** Makes a limit of what was read, with its values in the normal unit. */
final class LimitWriter {

  private final Tokens tokens;
  private final int offset;

  /**
   * A writer of the limits of a text.
   *
   * @param offset of the text in that of all criteria
   */
  LimitWriter(Tokens tokens, int offset) {
    this.tokens = tokens;
    this.offset = offset;
  }

  /**
   * The limit of a reading that begins at a place; empty for a unit that is none of the measure.
   */
  Optional<Limit> limit(Measure measure, LimitScope scope, BoundReader.Reading reading, int start) {
    Value value = reading.value();
    String unit = value.unit();
    if (!measure.takes(unit) || !measure.takes(reading.lowUnit())) {
      return Optional.empty();
    }
    Bounds bounds = reading.bounds();
    Double low = inUnit(measure, bounds.low(), reading.lowUnit(), unit);
    Double normalLow = normal(measure, low, unit);
    Double normalHigh = normal(measure, bounds.high(), unit);
    boolean believed =
        (low == null || normalLow != null) && (bounds.high() == null || normalHigh != null);
    String written =
        value.hasUnit() ? tokens.text().substring(value.unitStart(), value.unitEnd()) : null;
    String unclear = null;
    if (!believed) {
      unclear =
          "%s %s is no value of %s"
              .formatted(
                  plain(low == null || normalLow != null ? bounds.high() : low),
                  written == null ? "without a unit" : written,
                  measure.name());
    } else if (!reading.compared() && !saysEqual(measure)) {
      unclear = "a number, and nothing that compares with it";
    }
    boolean clear = unclear == null;
    String normalUnit = measure.normalUnit(unit);
    int end = Math.max(reading.end(), value.unitEnd());
    return Optional.of(
        new Limit(
            measure.name(),
            scope,
            clear ? low : null,
            bounds.lowIncluded(),
            clear ? bounds.high() : null,
            bounds.highIncluded(),
            written,
            clear ? normalLow : null,
            clear ? normalHigh : null,
            normalUnit.isEmpty() ? null : normalUnit,
            unclear,
            offset + start,
            offset + end,
            tokens.text().substring(start, end)));
  }

  /** Whether a number alone is the value that is asked for. */
  private static boolean saysEqual(Measure measure) {
    return measure.isScale() || measure.is("AGE") || measure.is("KARNOFSKY");
  }

  private static Double inUnit(Measure measure, Double value, String from, String to) {
    if (value == null || from.equals(to) || !measure.isTime()) {
      return value;
    }
    return value * measure.units().get(from).factor() / measure.units().get(to).factor();
  }

  private static Double normal(Measure measure, Double value, String unit) {
    if (value == null) {
      return null;
    }
    String known = measure.is("AGE") && unit.equals(Measure.NO_UNIT) ? "year" : unit;
    return measure.normal(value, known).orElse(null);
  }

  private static String plain(Double value) {
    return value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
  }
}
