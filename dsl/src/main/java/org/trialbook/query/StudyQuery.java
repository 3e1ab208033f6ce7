package org.trialbook.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;

/**
 * One question to {@code /studies}, as a value: {@code
 * StudyQuery.all().condition("asthma").status(RECRUITING)}.
 *
 * <p>{@link QuerySteps} has the steps that say which studies; {@link #fields} says what of each.
 */
public final class StudyQuery implements QuerySteps<StudyQuery> {

  private static final String SEARCHED = "@query";
  private static final StudyQuery ALL = new StudyQuery(Parameters.NONE);

  private final Parameters parameters;

  private StudyQuery(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Every study of the registry. */
  public static StudyQuery all() {
    return ALL;
  }

  /**
   * The question that a URL asks: a request to {@code /studies} of API v2, or a search page of
   * ClinicalTrials.gov as copied from the browser. What only pages through the answer is left out.
   *
   * @throws TrialbookException naming a parameter that is not known or has no sure meaning
   */
  public static StudyQuery parse(String url) {
    return QueryUrl.parse(url);
  }

  @Override
  public StudyQuery query() {
    return this;
  }

  @Override
  public StudyQuery asking(StudyQuery query) {
    return query;
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Collection<? extends Field<?>> fields) {
    Set<String> pieces = new LinkedHashSet<>();
    atLeastOne("fields", fields).forEach(field -> pieces.add(Catalogue.answered(field).piece()));
    return with(Parameter.FIELDS, List.copyOf(pieces));
  }

  /**
   * Only these fields of each study cross the wire, by any of their names; the name of a {@link
   * SearchArea} stands for the fields it searches, {@code @query} for those of all searches.
   */
  public StudyQuery fields(String first, String... more) {
    Set<String> names = new LinkedHashSet<>(List.of(selectable(first)));
    List.of(more).forEach(name -> names.add(selectable(name)));
    return with(Parameter.FIELDS, List.copyOf(names));
  }

  /**
   * Exactly what is sent, apart from paging: parameter names and values, not yet URL-encoded, in a
   * fixed order.
   */
  public Map<String, String> parameters() {
    return parameters.toMap();
  }

  /** The question as a person would say it, for tables and reports. */
  public String describe() {
    return PlainWords.describe(parameters);
  }

  /** Which parts of the question a local index answers as the registry does. */
  public Membership membership() {
    return LocalMembership.of(parameters);
  }

  /**
   * What of the question is not in the catalogue that Trialbook was built with, and is sent all the
   * same because the user said so; empty when all is known.
   */
  public List<String> remarks() {
    return Unlisted.in(parameters).stream()
        .map(
            unlisted ->
                "Not in the catalogue of fields, and sent as it is: %s in %s."
                    .formatted(unlisted.text(), unlisted.parameter()))
        .toList();
  }

  /** The filter of the parameter, or null. */
  Filter filter(Parameter parameter) {
    return parameters.filter(parameter);
  }

  /** The values of the parameter; empty when it says nothing. */
  List<String> values(Parameter parameter) {
    return parameters.values(parameter);
  }

  /** Equal questions ask the same; the order of the steps does not matter. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StudyQuery query
        && query.parameters.meaning().equals(parameters.meaning());
  }

  @Override
  public int hashCode() {
    return parameters.meaning().hashCode();
  }

  /** The parameters as they are sent: {@code query.cond=asthma filter.overallStatus=RECRUITING}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parameters().forEach((name, value) -> parts.add(name + "=" + value));
    return parts.isEmpty() ? "all studies" : String.join(" ", parts);
  }

  /** Replaces the pairs of that name only. */
  StudyQuery named(Parameter parameter, String name, List<String> values) {
    List<String> pairs = new ArrayList<>(parameters.values(parameter));
    pairs.removeIf(pair -> pair.startsWith(name + ":"));
    values.forEach(value -> pairs.add(name + ":" + value));
    return with(parameter, pairs);
  }

  private static String selectable(String name) {
    for (SearchArea area : SearchArea.values()) {
      if (area.areaName().equals(name.strip())) {
        return area.areaName();
      }
    }
    return name.strip().equals(SEARCHED)
        ? SEARCHED
        : Catalogue.answered(Fields.named(name)).piece();
  }

  StudyQuery narrowed(Parameter parameter, Collection<String> values) {
    return new StudyQuery(parameters.narrowed(parameter, values));
  }

  StudyQuery andPost(StudyQuery later) {
    return new StudyQuery(parameters.andPost(later.parameters));
  }

  StudyQuery and(Parameter parameter, Filter filter) {
    return new StudyQuery(parameters.and(parameter, filter));
  }

  StudyQuery with(Parameter parameter, List<String> values) {
    return new StudyQuery(parameters.with(parameter, values));
  }

  static <C extends Collection<?>> C atLeastOne(String step, C values) {
    if (values.isEmpty()) {
      throw new TrialbookException(step + "() needs at least one value.");
    }
    return values;
  }
}
