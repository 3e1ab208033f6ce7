package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.trialbook.TrialbookException;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.text.DidYouMean;

/** Tells names and values in a filter that the registry would refuse. */
final class EssieNames {

  private static final String SIZE = ":size";
  private static final String STUDY = "Study";
  private static final List<String> AREAS = new ArrayList<>();

  static {
    for (SearchArea area : SearchArea.values()) {
      AREAS.add(area.areaName());
    }
  }

  private EssieNames() {}

  /**
   * Whether that is a search area, a piece name, one of its alternatives or a path, also with
   * {@code :size}; case matters.
   */
  static boolean isArea(String name) {
    return AREAS.contains(name) || Catalogue.find(piece(name)).isPresent();
  }

  /**
   * Refuses an unknown area, field or structure, a value that its enum does not have, and a bound
   * that is none of the field's.
   *
   * @return the filter, each field by its piece name
   * @throws TrialbookException with the nearest names
   */
  static Filter checked(Filter filter) {
    check(filter, Optional.empty());
    return canonical(filter);
  }

  /** The filter with the piece name of each field that is called by an alternative one. */
  static Filter canonical(Filter filter) {
    return renamed(filter, EssieNames::canonical);
  }

  /** The names in the filter that the catalogue does not know. */
  static List<String> unknown(Filter filter) {
    List<String> unknown = new ArrayList<>();
    renamed(
        filter,
        name -> {
          if (!isArea(name) && !name.equals(STUDY)) {
            unknown.add(name);
          }
          return name;
        });
    return unknown;
  }

  private static String canonical(String name) {
    Optional<Field<?>> field = Catalogue.find(piece(name));
    boolean isPath = piece(name).equals(field.map(Field::path).orElse(""));
    return AREAS.contains(name) || field.isEmpty() || isPath
        ? name
        : field.get().piece() + name.substring(piece(name).length());
  }

  private static Filter renamed(Filter filter, UnaryOperator<String> names) {
    UnaryOperator<Filter> inner = operand -> renamed(operand, names);
    if (filter instanceof Filter.Area area) {
      return new Filter.Area(names.apply(area.name()), inner.apply(area.operand()));
    } else if (filter instanceof Filter.Within within) {
      return new Filter.Within(names.apply(within.structure()), inner.apply(within.operand()));
    } else if (filter instanceof Filter.Tilt tilt) {
      return new Filter.Tilt(names.apply(tilt.field()), inner.apply(tilt.operand()));
    } else if (filter instanceof Filter.And and) {
      return new Filter.And(and.operands().stream().map(inner).toList());
    } else if (filter instanceof Filter.Or or) {
      return new Filter.Or(or.operands().stream().map(inner).toList());
    } else if (filter instanceof Filter.Not not) {
      return new Filter.Not(inner.apply(not.operand()));
    } else if (filter instanceof Filter.Expand expand) {
      return new Filter.Expand(expand.kind(), inner.apply(expand.operand()));
    } else if (filter instanceof Filter.Cover cover) {
      return new Filter.Cover(cover.kind(), inner.apply(cover.operand()));
    }
    return filter;
  }

  private static void check(Filter filter, Optional<Field<?>> field) {
    Optional<Field<?>> inner = field;
    if (filter instanceof Filter.Area area) {
      known("area", area.name());
      inner = Catalogue.find(area.name());
    } else if (filter instanceof Filter.Tilt tilt) {
      known("area", tilt.field());
    } else if (filter instanceof Filter.Within within && !within.structure().equals(STUDY)) {
      known("structure", within.structure());
    } else if (field.isPresent() && filter instanceof Filter.Term term) {
      value(term.text(), field.get());
    } else if (field.isPresent() && filter instanceof Filter.Phrase phrase) {
      value(phrase.text(), field.get());
    } else if (field.isPresent() && filter instanceof Filter.Range range) {
      range.min().ifPresent(bound -> bound(bound, field.get()));
      range.max().ifPresent(bound -> bound(bound, field.get()));
    }
    for (Filter operand : filter.operands()) {
      check(operand, inner);
    }
  }

  private static void known(String what, String name) {
    if (!isArea(name)) {
      List<String> names = new ArrayList<>(AREAS);
      Fields.all().forEach(field -> names.add(field.piece()));
      Fields.searchOnly().forEach(field -> names.add(field.piece()));
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
    switch (field.type()) {
      case DATE, PARTIAL_DATE -> DateText.check(bound);
      case DURATION -> AgeText.check(bound);
      case INTEGER, LONG -> number(bound, field);
      default -> {}
    }
  }

  private static void number(String bound, Field<?> field) {
    if (!bound.matches("-?\\d{1,18}")) {
      throw new TrialbookException(
          "\"%s\" is no whole number, and %s holds nothing else.".formatted(bound, field));
    }
  }

  private static String piece(String name) {
    return name.endsWith(SIZE) ? name.substring(0, name.length() - SIZE.length()) : name;
  }
}
