package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/**
 * MeSH terms that count with all that lies below them, in place of words.
 *
 * <p>The registry writes above each term of a study all terms that it lies under, so that a study
 * has a narrower term exactly if it has the term itself among those above.
 */
final class NarrowerTerms {

  private static final Pattern MESH_NUMBER = Pattern.compile("[CD]\\d{6,9}");

  /** Where the registry keeps the terms of a study, and those above them. */
  private record Fieldset(
      Field<String> term, Field<String> above, Field<String> number, Field<String> numberAbove) {}

  private static final Map<Parameter, Fieldset> KEPT =
      Map.of(
          Parameter.CONDITION,
          new Fieldset(
              Fields.CONDITION_MESH_TERM,
              Fields.CONDITION_ANCESTOR_TERM,
              Fields.CONDITION_MESH_ID,
              Fields.CONDITION_ANCESTOR_ID),
          Parameter.INTERVENTION,
          new Fieldset(
              Fields.INTERVENTION_MESH_TERM,
              Fields.INTERVENTION_ANCESTOR_TERM,
              Fields.INTERVENTION_MESH_ID,
              Fields.INTERVENTION_ANCESTOR_ID));

  private NarrowerTerms() {}

  /**
   * The question with its words for conditions and interventions taken as MeSH terms.
   *
   * @throws TrialbookException if it has none
   */
  static Parameters in(Parameters question) {
    if (KEPT.keySet().stream().allMatch(parameter -> question.filter(parameter) == null)) {
      throw new TrialbookException(
          "includingNarrower() has no MeSH term to start from.\n"
              + "Name one before: condition(\"heart diseases\").includingNarrower().");
    }
    Parameters changed = question;
    for (Map.Entry<Parameter, Fieldset> each : KEPT.entrySet()) {
      Filter words = question.filter(each.getKey());
      if (words != null) {
        changed = changed.instead(each.getKey(), in(words, each.getValue()));
      }
    }
    return changed;
  }

  /** What has operators of its own says already where it looks, and stays. */
  private static Filter in(Filter filter, Fieldset kept) {
    if (filter instanceof Filter.Term term) {
      return either(term.text(), kept);
    } else if (filter instanceof Filter.Phrase phrase) {
      return either(phrase.text(), kept);
    } else if (filter instanceof Filter.And and) {
      return Filters.all(in(and.operands(), kept));
    } else if (filter instanceof Filter.Or or) {
      return Filters.any(in(or.operands(), kept));
    } else if (filter instanceof Filter.Not not) {
      return Filters.not(in(not.operand(), kept));
    }
    return filter;
  }

  private static List<Filter> in(List<Filter> filters, Fieldset kept) {
    List<Filter> changed = new ArrayList<>();
    filters.forEach(each -> changed.add(in(each, kept)));
    return changed;
  }

  private static Filter either(String term, Fieldset kept) {
    return MESH_NUMBER.matcher(term).matches()
        ? Filters.any(Filters.is(kept.number(), term), Filters.is(kept.numberAbove(), term))
        : Filters.any(whole(kept.term(), term), whole(kept.above(), term));
  }

  /** The registry knows what is singular and plural, and compares the words of the whole text. */
  private static Filter whole(Field<String> field, String term) {
    return Filters.area(
        field,
        Filters.expansion(
            Expansion.TERM, Filters.coverage(Coverage.FULL_MATCH, Filters.phrase(term))));
  }

  /** The term of such a filter, for who reads it; empty where it is another. */
  static Optional<String> said(Filter.Or filter) {
    return filter.operands().stream()
        .filter(Filter.Area.class::isInstance)
        .map(area -> words(((Filter.Area) area).operand()))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(term -> KEPT.values().stream().anyMatch(kept -> either(term, kept).equals(filter)));
  }

  private static Optional<String> words(Filter filter) {
    if (filter instanceof Filter.Term term) {
      return Optional.of(term.text());
    } else if (filter instanceof Filter.Phrase phrase) {
      return Optional.of(phrase.text());
    }
    return filter.operands().size() == 1 ? words(filter.operands().get(0)) : Optional.empty();
  }
}
