package org.trialbook.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;

/**
 * Builds filters from fields: {@code all(is(STUDY_TYPE, INTERVENTIONAL), from(START_DATE,
 * "2024"))}.
 *
 * <p>Text is always taken as the words it consists of and never as operators.
 */
public final class Filters {

  private static final Set<FieldType> ORDERED =
      EnumSet.of(
          FieldType.DATE,
          FieldType.PARTIAL_DATE,
          FieldType.DATE_TIME,
          FieldType.DURATION,
          FieldType.INTEGER,
          FieldType.LONG);

  private Filters() {}

  /**
   * The field has one of these values. Text fields are searched for the words, and widened to
   * synonyms where the registry does so; {@link #exactly} compares the whole text.
   */
  @SafeVarargs
  public static <T> Filter is(Field<T> field, T... values) {
    List<Filter> words = new ArrayList<>();
    for (T value : values) {
      words.add(value(value));
    }
    if (words.isEmpty()) {
      throw new TrialbookException("is(%s) needs a value.".formatted(field));
    }
    return area(field, any(words));
  }

  /** The date is this day, or lies in this month or year. */
  public static Filter is(Field<LocalDate> field, String date) {
    return area(field, new Filter.Term(DateText.first(date)));
  }

  /** The whole text of the field is this one; only part of it is not enough. */
  public static Filter exactly(Field<String> field, String text) {
    return area(field, coverage(Coverage.FULL_MATCH, phrase(text)));
  }

  /** The field lies between the two, both included. */
  public static <T> Filter between(Field<T> field, T min, T max) {
    return range(field, Optional.of(min), Optional.of(max));
  }

  /** The date lies between the two, both included; a month or year counts as a whole. */
  public static Filter between(Field<LocalDate> field, String min, String max) {
    return dateRange(field, Optional.of(min), Optional.of(max));
  }

  /** The field is this or more. */
  public static <T> Filter from(Field<T> field, T min) {
    return range(field, Optional.of(min), Optional.empty());
  }

  /** The date is this or later; a month or year counts from its first day. */
  public static Filter from(Field<LocalDate> field, String min) {
    return dateRange(field, Optional.of(min), Optional.empty());
  }

  /** The field is this or less. */
  public static <T> Filter to(Field<T> field, T max) {
    return range(field, Optional.empty(), Optional.of(max));
  }

  /** The date is this or earlier; a month or year counts to its last day. */
  public static Filter to(Field<LocalDate> field, String max) {
    return dateRange(field, Optional.empty(), Optional.of(max));
  }

  /** The field or structure has no value. */
  public static Filter missing(Field<?> field) {
    return area(field, new Filter.Missing());
  }

  /** The field or structure has a value. */
  public static Filter present(Field<?> field) {
    return not(missing(field));
  }

  /**
   * These words, near each other and in any order, wherever the surrounding area looks. Text in
   * double quotes is a {@link #phrase}, and so is text that Essie could only take apart, such as
   * {@code [177Lu]Lu-PSMA}; brackets and commas around words are dropped.
   *
   * @throws TrialbookException if there is no word in it
   */
  public static Filter words(String text) {
    return UserText.filter(text);
  }

  /** These words side by side and in this order. */
  public static Filter phrase(String text) {
    return UserText.phrase(text);
  }

  /** Every study. */
  public static Filter everything() {
    return new Filter.All();
  }

  /** All of these; of one, itself. */
  public static Filter all(Filter... filters) {
    return all(List.of(filters));
  }

  /** All of these; of one, itself. */
  public static Filter all(List<Filter> filters) {
    return filters.size() == 1 ? filters.get(0) : new Filter.And(filters);
  }

  /** Any of these; of one, itself. */
  public static Filter any(Filter... filters) {
    return any(List.of(filters));
  }

  /** Any of these; of one, itself. */
  public static Filter any(List<Filter> filters) {
    return filters.size() == 1 ? filters.get(0) : new Filter.Or(filters);
  }

  /** Not this. */
  public static Filter not(Filter filter) {
    return new Filter.Not(filter);
  }

  /** The filter looks in this field only. */
  public static Filter area(Field<?> field, Filter filter) {
    return new Filter.Area(field.piece(), filter);
  }

  /** The filter looks in this search area only. */
  public static Filter area(SearchArea area, Filter filter) {
    return new Filter.Area(area.areaName(), filter);
  }

  /**
   * All parts of the filter are true of one and the same element of the structure, such as one
   * {@link Fields#LOCATION}.
   */
  public static Filter searchIn(Field<Void> structure, Filter filter) {
    return new Filter.Within(structure.piece(), filter);
  }

  /** A site lies within the radius around the point, given in degrees. */
  public static Filter distance(
      double latitude, double longitude, double radius, DistanceUnit unit) {
    Near.checkRadius(radius, unit);
    return area(Fields.LOCATION_GEO_POINT, new Filter.Distance(latitude, longitude, radius, unit));
  }

  /** How far the registry may widen the words of the filter. */
  public static Filter expansion(Expansion kind, Filter filter) {
    return new Filter.Expand(kind, filter);
  }

  /** How much of a field's text the words of the filter must cover. */
  public static Filter coverage(Coverage kind, Filter filter) {
    return new Filter.Cover(kind, filter);
  }

  /** Ranks studies with a later or larger value of the field higher; changes no membership. */
  public static Filter tilt(Field<?> field, Filter filter) {
    return new Filter.Tilt(field.piece(), filter);
  }

  private static Filter value(Object value) {
    return value instanceof Enum<?> constant
        ? new Filter.Term(constant.name())
        : words(value.toString());
  }

  private static <T> Filter range(Field<T> field, Optional<T> min, Optional<T> max) {
    if (!ORDERED.contains(field.type())) {
      throw new TrialbookException(
          "%s has no order. Ranges are for dates, numbers and ages.".formatted(field));
    }
    if (min.isPresent() && max.isPresent()) {
      inOrder(field, order(field, min.get()), order(field, max.get()), min.get(), max.get());
    }
    return area(field, new Filter.Range(min.map(Object::toString), max.map(Object::toString)));
  }

  private static Filter dateRange(
      Field<LocalDate> field, Optional<String> min, Optional<String> max) {
    if (min.isPresent() && max.isPresent()) {
      // As text, a month comes before its days.
      inOrder(field, DateText.first(min.get()), DateText.last(max.get()), min.get(), max.get());
    }
    return area(field, new Filter.Range(min.map(DateText::first), max.map(DateText::last)));
  }

  private static <C extends Comparable<? super C>> void inOrder(
      Field<?> field, C first, C last, Object min, Object max) {
    if (first.compareTo(last) > 0) {
      throw new TrialbookException(
          "Nothing lies between %s and %s.\nWrite the smaller first: between(%s, %s, %s)."
              .formatted(min, max, field.constantName(), max, min));
    }
  }

  /** Dates in days, ages in minutes, numbers as they are. */
  private static long order(Field<?> field, Object bound) {
    if (bound instanceof LocalDate day) {
      return day.toEpochDay();
    } else if (bound instanceof LocalDateTime time) {
      return time.toEpochSecond(ZoneOffset.UTC);
    } else if (field.type() == FieldType.DURATION) {
      AgeText.check(bound.toString());
      return AgeText.minutes(bound.toString()).orElseThrow();
    }
    return ((Number) bound).longValue();
  }
}
