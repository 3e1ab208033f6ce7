package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialbook.TrialbookException;

/**
 * An expression of Essie, the registry's query language, as a value.
 *
 * <p>Filters are plain data: {@link Essie} writes them as the text that API v2 takes and reads that
 * text back; the mirror turns the same values into index queries; {@link Filters} builds them from
 * fields. Precedence from high to low: operands, NOT and context operators (they bind to the
 * right), AND, OR. Every filter has one form: an And directly inside an And is merged into it, and
 * white space inside text is one blank, so filters that read the same are equal. Source:
 * "Constructing Complex Search Queries" of ClinicalTrials.gov.
 */
public sealed interface Filter {

  /** The filters inside this one; empty for an operand. */
  default List<Filter> operands() {
    return List.of();
  }

  /**
   * One or more bare words; several words are one multi-word term (a relaxed AND). A word that is
   * also an operator stands here without its backslash.
   */
  record Term(String text) implements Filter {
    public Term {
      text = Words.normalized(text);
      if (!Words.areBare(text)) {
        throw new TrialbookException(
            "%s are no bare words: ( ) [ ] , \" and \\ need a phrase.".formatted(text));
      }
    }
  }

  /** Words in double quotes, in this order and side by side. */
  record Phrase(String text) implements Filter {
    public Phrase {
      text = Words.normalized(text);
    }
  }

  /** {@code ALL}: every study. */
  record All() implements Filter {}

  /** {@code MISSING}: the surrounding field or structure has no value. */
  record Missing() implements Filter {}

  /**
   * {@code RANGE[min,max]}, inclusive; an empty bound is {@code MIN} or {@code MAX}. A study
   * without a value never matches. A bound is a date, a number, or an age such as {@code 18 years}.
   */
  record Range(Optional<String> min, Optional<String> max) implements Filter {
    public Range {
      min = min.map(Range::bound);
      max = max.map(Range::bound);
    }

    private static String bound(String text) {
      String bound = Words.normalized(text);
      if (!Words.areBare(bound)) {
        throw new TrialbookException("%s is no bound of a range.".formatted(text));
      }
      return bound;
    }
  }

  /** {@code DISTANCE[latitude,longitude,radius]} around a point, for {@code LocationGeoPoint}. */
  record Distance(double latitude, double longitude, double radius, DistanceUnit unit)
      implements Filter {
    public Distance {
      Near.check(latitude, longitude, radius);
      latitude += 0.0; // no negative zero, so that equal points are equal values
      longitude += 0.0;
    }
  }

  /** All of these, two or more; {@link Filters#all} takes any number. */
  record And(List<Filter> operands) implements Filter {
    public And {
      List<Filter> merged = new ArrayList<>();
      for (Filter operand : operands) {
        merged.addAll(operand instanceof And and ? and.operands() : List.of(operand));
      }
      operands = atLeastTwo(merged);
    }
  }

  /** Any of these, two or more; {@link Filters#any} takes any number. */
  record Or(List<Filter> operands) implements Filter {
    public Or {
      List<Filter> merged = new ArrayList<>();
      for (Filter operand : operands) {
        merged.addAll(operand instanceof Or or ? or.operands() : List.of(operand));
      }
      operands = atLeastTwo(merged);
    }
  }

  /** None of this. */
  record Not(Filter operand) implements Filter {
    @Override
    public List<Filter> operands() {
      return List.of(operand);
    }
  }

  /**
   * {@code AREA[name]operand}: the operand within one search area or one field (piece name); a
   * piece name with {@code :size} is the length of a list.
   */
  record Area(String name, Filter operand) implements Filter {
    public Area {
      name = Words.name(name);
    }

    @Override
    public List<Filter> operands() {
      return List.of(operand);
    }
  }

  /** {@code SEARCH[structure](operand)}: all parts true of one and the same element. */
  record Within(String structure, Filter operand) implements Filter {
    public Within {
      structure = Words.name(structure);
    }

    @Override
    public List<Filter> operands() {
      return List.of(operand);
    }
  }

  /** {@code EXPANSION[kind]operand}: how far the registry may widen the words. */
  record Expand(Expansion kind, Filter operand) implements Filter {
    @Override
    public List<Filter> operands() {
      return List.of(operand);
    }
  }

  /** {@code COVERAGE[kind]operand}: how much of the field the words must cover. */
  record Cover(Coverage kind, Filter operand) implements Filter {
    @Override
    public List<Filter> operands() {
      return List.of(operand);
    }
  }

  /** {@code TILT[field]operand}: ranks by that field, changes no membership. */
  record Tilt(String field, Filter operand) implements Filter {
    public Tilt {
      field = Words.name(field);
    }

    @Override
    public List<Filter> operands() {
      return List.of(operand);
    }
  }

  private static List<Filter> atLeastTwo(List<Filter> operands) {
    if (operands.size() < 2) {
      throw new TrialbookException("There is no filter to combine: AND and OR need two.");
    }
    return List.copyOf(operands);
  }
}
