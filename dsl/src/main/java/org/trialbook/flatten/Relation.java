package org.trialbook.flatten;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.text.DidYouMean;

/**
 * A row grain: which parts of a study are rows, and which columns they have.
 *
 * <p>The rows of a study stand in the order of its record. Relations are values; {@link Relations}
 * names the built-in ones, and any other is made of the same parts.
 *
 * @param name upper case, as in {@code LOCATIONS}; a file of the relation carries it in lower case
 * @param description one sentence: what a row is
 * @param sources where rows come from; most relations have one
 * @param columns at least one, no name twice
 */
public record Relation(String name, String description, List<Source> sources, List<Column> columns)
    implements Displayable, Serializable {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  public Relation {
    if (!NAME.matcher(name).matches()) {
      throw new TrialbookException(
          "'%s' cannot be the name of a relation.\nA name is upper case, such as ARM_SIZES: files are called after it."
              .formatted(name));
    }
    sources = List.copyOf(sources);
    columns = List.copyOf(columns);
    if (sources.isEmpty() || columns.isEmpty()) {
      throw new TrialbookException("Relation " + name + " needs a source and a column.");
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new TrialbookException(
            "Relation " + name + " has two columns named " + column.name() + ".");
      }
    }
  }

  /** The column of this name; an unknown name is answered with the nearest one. */
  public Column columnNamed(String columnName) {
    for (Column column : columns) {
      if (column.name().equals(columnName)) {
        return column;
      }
    }
    Fields.searchOnly().stream()
        .filter(field -> field.columnName().equals(columnName))
        .forEach(Catalogue::answered);
    List<String> names = columns.stream().map(Column::name).toList();
    throw new TrialbookException(
        "%s has no column %s.%s\nIts columns: %s"
            .formatted(
                name, columnName, DidYouMean.or(columnName, names), String.join(", ", names)));
  }

  /** The columns that tell any two rows apart: the nctId and the ordinals. */
  public List<Column> keys() {
    return columns.stream()
        .filter(
            column -> column.reading() == Reading.ORDINAL || column.path().equals(StudyPath.NCT_ID))
        .filter(column -> column.reading() != Reading.STUDY_URL)
        .toList();
  }

  /** The same rows with these of its columns, in this order. */
  public Relation select(String... columnNames) {
    return select(Arrays.stream(columnNames).map(this::columnNamed).toList());
  }

  /**
   * The same rows with these fields of the registry, in this order. A field that stands around the
   * rows, such as the status of the study, is repeated; one that has many values per row is refused
   * with the relation that it belongs to. Each is one column, a geo point its two. What is made of
   * the same value beside it, such as {@code startDatePrecision} or {@code minimumAgeYears}, comes
   * when it is named, or by {@link #with(Field...)}.
   */
  public Relation select(Field<?>... fields) {
    List<Column> asked = new ArrayList<>();
    for (Field<?> field : fields) {
      List<Column> made = FieldColumns.of(field, sources, name);
      asked.addAll(field.type() == FieldType.GEO_POINT ? made : made.subList(0, 1));
    }
    return select(asked.stream().map(this::own).toList());
  }

  /** This relation's own column with the same values, or the given one. */
  private Column own(Column column) {
    return columns.stream().filter(known -> sameValues(known, column)).findFirst().orElse(column);
  }

  private boolean sameValues(Column one, Column other) {
    return one.reading().isSameAs(other.reading())
        && sources.stream()
            .map(Source::studyPath)
            .allMatch(
                row ->
                    StudyPath.resolve(row, one.path())
                        .equals(StudyPath.resolve(row, other.path())));
  }

  /** The same rows with these columns, its own or new ones. */
  public Relation select(List<Column> selected) {
    return new Relation(name, description, sources, selected);
  }

  /** The same rows with more columns. */
  public Relation with(Column... more) {
    return with(Arrays.asList(more));
  }

  /**
   * The same rows with more fields of the registry as columns, and what is made of the same value:
   * beside a partial date its precision, beside an age its years, beside the phase the list of
   * phases.
   */
  public Relation with(Field<?>... fields) {
    return with(columns(fields));
  }

  /**
   * The same rows with one more field of the registry, under a name of your own.
   *
   * @param columnName in camelCase; a partial date also brings {@code ...Precision}, an age {@code
   *     ...Years}, a number kept as text {@code ...Number}
   * @param path the registry's dotted path or piece name, or a path from the row's element, which
   *     begins with a dot ({@code .city}); each {@code ^} in front climbs to the element around
   *     ({@code ^.title}). Checked against the catalogue
   */
  public Relation column(String columnName, String path) {
    return with(FieldColumns.named(columnName, path, sources, name));
  }

  /**
   * The same rows with fields that stand around them and are repeated: each text is kept once, in a
   * dictionary.
   */
  Relation around(Field<?>... fields) {
    return with(columns(fields).stream().map(Column::inDictionary).toList());
  }

  private Relation with(List<Column> more) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(more);
    return select(all);
  }

  /** What a row is, and the columns. */
  @Override
  public Map<String, Object> mimeBundle() {
    return RelationDisplay.card(name, description, columns).mimeBundle();
  }

  private List<Column> columns(Field<?>... fields) {
    List<Column> made = new ArrayList<>();
    for (Field<?> field : fields) {
      made.addAll(FieldColumns.of(field, sources, name));
    }
    return made;
  }
}
