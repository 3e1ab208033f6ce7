package org.trialbook.field;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of enums as people read them, in whatever table they stand: a column is known by its
 * name.
 */
public final class EnumLabels {

  private static final Pattern BAR = Pattern.compile("\\|");

  private EnumLabels() {}

  /**
   * What makes labels of the values of a column, {@code Completed} of {@code COMPLETED} in {@code
   * overallStatus}, and of each value of a list, {@code Phase 2|Phase 3}. What is no value stays as
   * it is.
   *
   * @param column a column's name; in front of it may stand that of its table, as joins write it
   * @return empty for columns that hold no enum
   */
  public static Optional<UnaryOperator<String>> of(String column) {
    return Optional.ofNullable(Known.ENUMS.get(column.substring(column.lastIndexOf('.') + 1)))
        .map(field -> value -> label(field, value));
  }

  private static String label(Field<?> field, String value) {
    return value.indexOf('|') < 0
        ? field.label(value)
        : Arrays.stream(BAR.split(value, -1)).map(field::label).collect(Collectors.joining("|"));
  }

  /** Read when a table is shown for the first time. */
  private static final class Known {
    static final Map<String, Field<?>> ENUMS = new HashMap<>();

    static {
      for (Field<?> field : Fields.all()) {
        if (field.type() == FieldType.ENUM) {
          String name = field.columnName();
          ENUMS.put(name, field);
          ENUMS.putIfAbsent(name + "s", field);
        }
      }
      // What the tables of analyses call them.
      ENUMS.put("sponsorClass", Fields.LEAD_SPONSOR_CLASS);
      ENUMS.put("dateType", Fields.START_DATE_TYPE);
      ENUMS.put("status", Fields.OVERALL_STATUS);
    }
  }
}
