package org.trialbook.query;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.field.DidYouMean;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;

/** Tells names and enum values in a filter that the registry does not know. */
public final class EssieNames {

  private static final String SIZE = ":size";
  private static final List<String> NAMES =
      Stream.concat(
              Arrays.stream(SearchArea.values()).map(SearchArea::areaName),
              Fields.all().stream().map(Field::piece))
          .toList();
  private static final Set<String> KNOWN = new HashSet<>(NAMES);

  private EssieNames() {}

  /** Whether that is a search area or a piece name, also with {@code :size}; case matters. */
  public static boolean isArea(String name) {
    return KNOWN.contains(name.endsWith(SIZE) ? name.substring(0, name.length() - 5) : name);
  }

  /**
   * Refuses a filter that the registry would refuse for a name or an enum value in it.
   *
   * @throws TrialbookException with the nearest names
   */
  public static void check(Filter filter) {
    check(filter, null);
  }

  private static void check(Filter filter, Field<?> area) {
    if (filter instanceof Filter.Area inner) {
      if (!isArea(inner.name())) {
        throw unknown("area", inner.name());
      }
      check(inner.operand(), enumField(inner.name()));
    } else if (filter instanceof Filter.Tilt tilt) {
      if (!isArea(tilt.field())) {
        throw unknown("area", tilt.field());
      }
      check(tilt.operand(), area);
    } else if (filter instanceof Filter.Within within) {
      if (!within.structure().equals("Study") && !isArea(within.structure())) {
        throw unknown("structure", within.structure());
      }
      check(within.operand(), area);
    } else if (filter instanceof Filter.And and) {
      and.operands().forEach(operand -> check(operand, area));
    } else if (filter instanceof Filter.Or or) {
      or.operands().forEach(operand -> check(operand, area));
    } else if (filter instanceof Filter.Not not) {
      check(not.operand(), area);
    } else if (filter instanceof Filter.Expand expand) {
      check(expand.operand(), area);
    } else if (filter instanceof Filter.Cover cover) {
      check(cover.operand(), area);
    } else if (area != null && filter instanceof Filter.Term term) {
      checkValue(term.text(), area);
    } else if (area != null && filter instanceof Filter.Phrase phrase) {
      checkValue(phrase.text(), area);
    }
  }

  private static void checkValue(String value, Field<?> field) {
    List<String> values = field.enumValues();
    if (!values.contains(value)) {
      throw new TrialbookException(
          "%s is no value of %s.%s".formatted(value, field, DidYouMean.or(value, values)));
    }
  }

  private static Field<?> enumField(String name) {
    return Fields.all().stream()
        .filter(field -> field.type() == FieldType.ENUM && field.piece().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static TrialbookException unknown(String what, String name) {
    return new TrialbookException(
        "Unknown %s %s.%s".formatted(what, name, DidYouMean.or(name, NAMES)));
  }
}
