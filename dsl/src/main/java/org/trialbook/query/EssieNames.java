package org.trialbook.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.field.DidYouMean;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;

/** Tells names and values in a filter that the registry would refuse. */
public final class EssieNames {

  private static final String SIZE = ":size";
  private static final List<String> AREAS = new ArrayList<>();
  private static final Map<String, Field<?>> FIELDS = new HashMap<>();

  static {
    for (SearchArea area : SearchArea.values()) {
      AREAS.add(area.areaName());
    }
    for (Field<?> field : Fields.all()) {
      FIELDS.put(field.piece(), field);
      FIELDS.put(field.path(), field);
    }
  }

  private EssieNames() {}

  /**
   * Whether that is a search area, a piece name or a path, also with {@code :size}; case matters.
   */
  public static boolean isArea(String name) {
    return AREAS.contains(name) || FIELDS.containsKey(piece(name));
  }

  /**
   * Refuses an unknown area, field or structure, a value that its enum does not have, and a range
   * of dates that are none.
   *
   * @throws TrialbookException with the nearest names
   */
  public static void check(Filter filter) {
    check(filter, null);
  }

  private static void check(Filter filter, Field<?> field) {
    Field<?> inner = field;
    if (filter instanceof Filter.Area area) {
      known("area", area.name());
      inner = FIELDS.get(area.name());
    } else if (filter instanceof Filter.Tilt tilt) {
      known("area", tilt.field());
    } else if (filter instanceof Filter.Within within && !within.structure().equals("Study")) {
      known("structure", within.structure());
    } else if (field != null && filter instanceof Filter.Term term) {
      value(term.text(), field);
    } else if (field != null && filter instanceof Filter.Phrase phrase) {
      value(phrase.text(), field);
    } else if (field != null && filter instanceof Filter.Range range) {
      range.min().ifPresent(bound -> bound(bound, field));
      range.max().ifPresent(bound -> bound(bound, field));
    }
    for (Filter operand : filter.operands()) {
      check(operand, inner);
    }
  }

  private static void known(String what, String name) {
    if (!isArea(name)) {
      List<String> names = new ArrayList<>(AREAS);
      Fields.all().forEach(field -> names.add(field.piece()));
      throw new TrialbookException(
          "Unknown %s %s.%s".formatted(what, name, DidYouMean.or(name, names)));
    }
  }

  private static void value(String value, Field<?> field) {
    if (field.type() == FieldType.ENUM && !field.enumValues().contains(value)) {
      throw new TrialbookException(
          "%s is no value of %s.%s"
              .formatted(value, field, DidYouMean.or(value, field.enumValues())));
    }
  }

  private static void bound(String bound, Field<?> field) {
    if (field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE) {
      DateText.check(bound);
    }
  }

  private static String piece(String name) {
    return name.endsWith(SIZE) ? name.substring(0, name.length() - SIZE.length()) : name;
  }
}
