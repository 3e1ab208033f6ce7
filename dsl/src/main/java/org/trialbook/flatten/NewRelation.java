package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/**
 * A relation that has a name and no rows yet; {@code each} says what its rows are.
 *
 * <pre>{@code
 * relation("ARM_SIZES")
 *     .each("resultsSection.participantFlowModule.periods.milestones.achievements")
 *     .column("milestone", "^.type")
 *     .column("participants", ".numSubjects");
 * }</pre>
 *
 * @param name upper case, as in {@code ARM_SIZES}; a file of the relation carries it in lower case
 * @param description one sentence: what a row is
 */
public record NewRelation(String name, String description) {

  /** A relation without a description. */
  public NewRelation(String name) {
    this(name, "A relation of your own.");
  }

  /**
   * One row for each element of a list, or for an object that a study has once.
   *
   * @param path the registry's dotted path, with or without {@code []} behind its lists, or its
   *     piece name; checked against the catalogue
   * @return the relation with its keys as columns: the nctId, and for every list on the way the
   *     1-based position of the row's element in it
   */
  public Relation each(String path) {
    return each(FieldColumns.at(path));
  }

  /**
   * One row for each element of the list that this field is, or for an object that is there once.
   */
  public Relation each(Field<?> field) {
    if (!field.repeated() && field.type() != FieldType.STRUCTURE) {
      StudyPath around = FieldColumns.path(field).lastElement();
      throw new TrialbookException(
          "%s is one value, neither a list nor a structure, and cannot be the rows of %s.\nTry each(\"%s\")."
              .formatted(
                  field,
                  name,
                  around.steps().isEmpty()
                      ? field.path().substring(0, field.path().lastIndexOf('.'))
                      : around.registryPath()));
    }
    StudyPath row = FieldColumns.path(field);
    List<Column> keys =
        new ArrayList<>(FieldColumns.of(Fields.NCT_ID, List.of(Source.at("")), name));
    String outer = "study";
    for (StudyPath level : row.levels()) {
      if (level.isElement()) {
        Field<?> element = FieldColumns.at(level);
        keys.add(
            Column.ordinal(
                element.columnName() + "Ordinal",
                level.toString(),
                level.equals(row)
                    ? "Its 1-based position within the %s.".formatted(outer)
                    : "The 1-based position of its %s within the %s."
                        .formatted(words(element), outer)));
        outer = words(element);
      }
    }
    return new Relation(name, description, List.of(Source.at(row.toString())), keys);
  }

  /** The rows of several sources; the keys are still to be added. */
  Relation from(Source... sources) {
    return new Relation(
        name,
        description,
        List.of(sources),
        FieldColumns.of(Fields.NCT_ID, List.of(sources), name));
  }

  /** A name as a reader would say it: {@code outcome measure}. */
  private static String words(Field<?> field) {
    return field.constantName().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
