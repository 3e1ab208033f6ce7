package org.trialbook.eligibility;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that criteria limit, and how texts write it.
 *
 * @param name in the column {@code name} of {@code mentions()}, such as {@code HBA1C}
 * @param normalUnit in which values are compared; empty for a scale without one
 * @param units by their names, with how each becomes the normal one; a unit that is not here is not
 *     one of this measure
 * @param least the smallest value that is believed, in the normal unit
 * @param most the largest
 * @param words that texts call it, in any of which it is found
 */
record Measure(
    String name,
    String normalUnit,
    Map<String, Conversion> units,
    double least,
    double most,
    List<String> words) {

  /** The name of the unit that is not written. */
  static final String NO_UNIT = "none";

  /** What a multiple of the upper limit of normal has as its unit. */
  static final String ULN = "ULN";

  /** What a multiple of the lower limit of normal has as its unit. */
  static final String LLN = "LLN";

  /**
   * From one unit to the normal one.
   *
   * @param factor that values are multiplied with; NaN for a unit that texts write and that cannot
   *     be meant
   * @param offset that is added then
   */
  record Conversion(double factor, double offset) {
    double apply(double value) {
      return value * factor + offset;
    }
  }

  Measure {
    units = Map.copyOf(units);
    words = List.copyOf(words);
  }

  /** A measure of one's own: any unit is taken as it is written, and none is converted. */
  static Measure named(String name, List<String> words) {
    return new Measure(
        name, "", Map.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, words);
  }

  boolean isOfOnesOwn() {
    return units.isEmpty();
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /** Whether values are whole steps of a scale that texts list: 0, 1 or 2. */
  boolean isScale() {
    return is("ECOG") || is("NYHA");
  }

  boolean isTime() {
    return is("AGE") || is("LIFE_EXPECTANCY");
  }

  boolean takes(String unit) {
    return isOfOnesOwn() || units.containsKey(unit) || (unit.equals(LLN) && units.containsKey(ULN));
  }

  /** The normal unit of what is written in another: multiples of a limit of normal stay that. */
  String normalUnit(String unit) {
    if (isOfOnesOwn()) {
      return unit.equals(NO_UNIT) ? "" : unit;
    }
    return unit.equals(ULN) || unit.equals(LLN) ? unit : normalUnit;
  }

  /**
   * A value in the normal unit; empty where it cannot be one, as 8.5 mg/dL of haemoglobin. Without
   * a unit, thousands of cells are counted in a microlitre.
   */
  Optional<Double> normal(double value, String unit) {
    if (isOfOnesOwn() || unit.equals(ULN) || unit.equals(LLN)) {
      return Optional.of(value);
    }
    for (String each : unit.equals(NO_UNIT) ? readings() : List.of(unit)) {
      Conversion conversion = units.get(each);
      if (conversion != null && !Double.isNaN(conversion.factor())) {
        double normal = conversion.apply(value);
        if (least <= normal && normal <= most) {
          return Optional.of(normal);
        }
      }
    }
    return Optional.empty();
  }

  /** What a number without a unit may be, the likeliest first. */
  private List<String> readings() {
    return switch (name) {
      case "PLATELETS", "ANC" -> List.of(NO_UNIT, "/uL");
      case "HBA1C" -> List.of(NO_UNIT, "mmol/mol");
      case "HEMOGLOBIN" -> List.of(NO_UNIT, "g/L");
      case "CREATININE", "BILIRUBIN" -> List.of(NO_UNIT, "umol/L");
      case "LVEF" -> List.of(NO_UNIT, "fraction");
      default -> List.of(NO_UNIT);
    };
  }
}
