package org.trialbook.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.field.Field;
import org.trialbook.field.SearchArea;

/**
 * One question to {@code /studies}, as a value: {@code
 * StudyQuery.all().condition("asthma").status(RECRUITING)}.
 *
 * <p>{@link QuerySteps} has the steps that say which studies; {@link #fields} says what of each.
 * Equal questions ask the same; the order of the steps does not matter.
 *
 * @param question all of it, for who makes steps of it
 */
public record StudyQuery(Parameters question) implements QuerySteps<StudyQuery> {

  private static final StudyQuery ALL = new StudyQuery(Parameters.NONE);

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
    return new StudyQuery(QueryUrl.parse(url));
  }

  @Override
  public StudyQuery asking(Parameters parameters) {
    return new StudyQuery(parameters);
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** Only these fields of each study cross the wire; a structure brings all below it. */
  public StudyQuery fields(Collection<? extends Field<?>> fields) {
    return asking(question.fields(fields.stream().map(Field::piece).toList()));
  }

  /**
   * Only these fields of each study cross the wire, by any of their names; the name of a {@link
   * SearchArea} stands for the fields it searches, {@code @query} for those of all searches.
   */
  public StudyQuery fields(String first, String... more) {
    return asking(question.fields(Stream.concat(Stream.of(first), Stream.of(more)).toList()));
  }

  /**
   * Exactly what is sent, apart from paging: parameter names and values, not yet URL-encoded, in a
   * fixed order.
   */
  public Map<String, String> parameters() {
    return question.toMap();
  }

  /** The question as a person would say it, for tables and reports. */
  public String describe() {
    return PlainWords.describe(question);
  }

  /** Which parts of the question a local index answers as the registry does. */
  public Membership membership() {
    return LocalMembership.of(question);
  }

  /**
   * What of the question is not in the catalogue that Trialbook was built with, and is sent all the
   * same because the user said so; empty when all is known.
   */
  public List<String> remarks() {
    return Unlisted.in(question).stream()
        .map(
            unlisted ->
                "Not in the catalogue of fields, and sent as it is: %s in %s."
                    .formatted(unlisted.text(), unlisted.parameter()))
        .toList();
  }

  /** The parameters as they are sent: {@code query.cond=asthma filter.overallStatus=RECRUITING}. */
  @Override
  public String toString() {
    return question.toString();
  }
}
