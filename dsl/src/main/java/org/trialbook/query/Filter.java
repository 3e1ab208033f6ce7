package org.trialbook.query;

import java.util.List;
import java.util.Optional;

/**
 * An expression of Essie, the registry's query language, as a value.
 *
 * <p>Filters are plain data: {@link Essie} writes them as the text that API v2 takes and reads that
 * text back; the mirror turns the same values into index queries. Precedence from high to low:
 * operand and context operators (they bind to the right), NOT, AND, OR. Source: "Constructing
 * Complex Search Queries" of ClinicalTrials.gov.
 */
public sealed interface Filter {

  /** One or more bare words; several words are one multi-word term (a relaxed AND). */
  record Term(String text) implements Filter {}

  /** Words in double quotes, in this order and side by side. */
  record Phrase(String text) implements Filter {}

  /** {@code ALL}: every study. */
  record All() implements Filter {}

  /** {@code MISSING}: the surrounding field or structure has no value. */
  record Missing() implements Filter {}

  /**
   * {@code RANGE[min,max]}, inclusive; an empty bound is {@code MIN} or {@code MAX}. A study
   * without a value never matches.
   */
  record Range(Optional<String> min, Optional<String> max) implements Filter {}

  /** {@code DISTANCE[latitude,longitude,radius]} around a point, for {@code LocationGeoPoint}. */
  record Distance(double latitude, double longitude, double radius, DistanceUnit unit)
      implements Filter {}

  /** All of these. */
  record And(List<Filter> operands) implements Filter {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /** Any of these. */
  record Or(List<Filter> operands) implements Filter {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** None of this. */
  record Not(Filter operand) implements Filter {}

  /** {@code AREA[name]operand}: the operand within one search area or one field (piece name). */
  record Area(String name, Filter operand) implements Filter {}

  /** {@code SEARCH[structure](operand)}: all parts true of one and the same element. */
  record Within(String structure, Filter operand) implements Filter {}

  /** {@code EXPANSION[kind]operand}: how far the registry may widen the words. */
  record Expand(Expansion kind, Filter operand) implements Filter {}

  /** {@code COVERAGE[kind]operand}: how much of the field the words must cover. */
  record Cover(Coverage kind, Filter operand) implements Filter {}

  /** {@code TILT[field]operand}: ranks by that field, changes no membership. */
  record Tilt(String field, Filter operand) implements Filter {}
}
