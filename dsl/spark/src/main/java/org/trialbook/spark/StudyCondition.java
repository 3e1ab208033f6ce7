package org.trialbook.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.unsafe.types.UTF8String;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Reading;
import org.trialbook.flatten.Relation;

/**
 * A filter of Spark's that can be told of a study as a whole: its columns have one value for all
 * rows of a study. Where it does not hold, no row of the study passes the filter.
 *
 * <p>A value that is missing meets no condition, as in SQL; nothing here is negated, so that
 * unknown and false are the same.
 */
sealed interface StudyCondition extends Serializable {

  /** Those whose order is Spark's own for the type. */
  Set<Reading> COMPARED =
      EnumSet.of(
          Reading.TEXT,
          Reading.CATEGORY,
          Reading.REPEATED_TEXT,
          Reading.DATE,
          Reading.BOOLEAN,
          Reading.INTEGER);

  /** Whether it holds for a study with these values, by the names of their columns. */
  boolean holds(Function<String, Object> values);

  /** The columns that it looks at. */
  Stream<Column> columns();

  /** A column's value is in some order to a literal. */
  record Compared(Column column, String operator, Comparable<?> literal) implements StudyCondition {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean holds(Function<String, Object> values) {
      Object value = values.apply(column.name());
      if (value == null) {
        return false;
      }
      int order = order(comparable(value), literal);
      return switch (operator) {
        case "=" -> order == 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }

    @SuppressWarnings("unchecked") // Spark has given both sides the same type.
    private static int order(Comparable<?> value, Comparable<?> literal) {
      return ((Comparable<Object>) value).compareTo(literal);
    }

    private static Comparable<?> comparable(Object value) {
      if (value instanceof String text) {
        return UTF8String.fromString(text);
      }
      return value instanceof LocalDate day ? (int) day.toEpochDay() : (Comparable<?>) value;
    }

    @Override
    public Stream<Column> columns() {
      return Stream.of(column);
    }
  }

  /** A column has a value. */
  record Present(Column column) implements StudyCondition {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean holds(Function<String, Object> values) {
      return values.apply(column.name()) != null;
    }

    @Override
    public Stream<Column> columns() {
      return Stream.of(column);
    }
  }

  /** Every one holds. */
  record All(List<StudyCondition> conditions) implements StudyCondition {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean holds(Function<String, Object> values) {
      return conditions.stream().allMatch(each -> each.holds(values));
    }

    @Override
    public Stream<Column> columns() {
      return conditions.stream().flatMap(StudyCondition::columns);
    }
  }

  /** At least one holds. */
  record Any(List<StudyCondition> conditions) implements StudyCondition {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean holds(Function<String, Object> values) {
      return conditions.stream().anyMatch(each -> each.holds(values));
    }

    @Override
    public Stream<Column> columns() {
      return conditions.stream().flatMap(StudyCondition::columns);
    }
  }

  /** A filter as a condition; empty where it cannot be told of a study as a whole. */
  static Optional<StudyCondition> of(Predicate predicate, Relation relation) {
    Expression[] children = predicate.children();
    return switch (predicate.name()) {
      case "AND" -> several(children, relation).map(All::new);
      case "OR" -> several(children, relation).map(Any::new);
      case "IS_NOT_NULL" -> column(children[0], relation).map(Present::new);
      case "=", "<", "<=", ">", ">=" ->
          column(children[0], relation)
              .flatMap(
                  column ->
                      literal(children[1])
                          .map(value -> new Compared(column, predicate.name(), value)));
      case "IN" -> column(children[0], relation).flatMap(column -> in(column, children));
      default -> Optional.empty();
    };
  }

  private static Optional<StudyCondition> in(Column column, Expression[] children) {
    List<StudyCondition> equal = new ArrayList<>();
    for (int i = 1; i < children.length; i++) {
      Optional<Comparable<?>> value = literal(children[i]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      equal.add(new Compared(column, "=", value.get()));
    }
    return Optional.of(new Any(equal));
  }

  private static Optional<List<StudyCondition>> several(Expression[] parts, Relation relation) {
    List<StudyCondition> conditions = new ArrayList<>();
    for (Expression part : parts) {
      Optional<StudyCondition> condition =
          part instanceof Predicate predicate ? of(predicate, relation) : Optional.empty();
      if (condition.isEmpty()) {
        return Optional.empty();
      }
      conditions.add(condition.get());
    }
    return Optional.of(conditions);
  }

  /** The column of a name, where a study has one value of it, in its protocol section. */
  private static Optional<Column> column(Expression expression, Relation relation) {
    if (!(expression instanceof NamedReference named) || named.fieldNames().length != 1) {
      return Optional.empty();
    }
    return relation.columns().stream()
        .filter(column -> column.name().equals(named.fieldNames()[0]))
        .filter(column -> COMPARED.contains(column.reading()))
        .filter(column -> column.path().matches("protocolSection\\.\\w+\\.[^\\[]+"))
        .findFirst();
  }

  private static Optional<Comparable<?>> literal(Expression expression) {
    return expression instanceof Literal<?> literal
            && literal.value() instanceof Comparable<?> value
        ? Optional.of(value)
        : Optional.empty();
  }
}
