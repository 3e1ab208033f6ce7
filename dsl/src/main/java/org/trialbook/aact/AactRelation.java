package org.trialbook.aact;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.DuckDb;
import org.trialbook.text.DidYouMean;
import org.trialbook.text.Resources;

/**
 * A relation of ours out of AACT's tables (relations.tsv).
 *
 * @param rows of what it has rows, in SQL
 * @param expressions by the name of the column
 */
record AactRelation(String name, String rows, Map<String, String> expressions) {

  private static final Map<String, AactRelation> ALL = all();

  /** Which of our relations there are. */
  static final Set<String> NAMES = ALL.keySet();

  private static Map<String, AactRelation> all() {
    Map<String, AactRelation> relations = new LinkedHashMap<>();
    Resources.table(AactRelation.class, "relations.tsv").stream()
        .collect(Collectors.groupingBy(cells -> cells[0], LinkedHashMap::new, Collectors.toList()))
        .forEach((name, lines) -> relations.put(name, of(name, lines)));
    return relations;
  }

  private static AactRelation of(String name, List<String[]> lines) {
    Map<String, String> expressions = new LinkedHashMap<>();
    lines.forEach(cells -> expressions.put(cells[1], cells[2]));
    return new AactRelation(name, expressions.remove("*"), expressions);
  }

  /**
   * The one of this name.
   *
   * @throws TrialbookException where AACT's files are not read as it
   */
  static AactRelation named(String name) {
    AactRelation relation = ALL.get(name);
    if (relation == null) {
      throw new TrialbookException(
          "AACT's files are not read as %s.%s\nThey are as %s; table(name) gives any table of theirs."
              .formatted(name, DidYouMean.or(name, NAMES), String.join(", ", NAMES)));
    }
    return relation;
  }

  /** Those of the columns that AACT has not, or not as we do. */
  List<String> lacking(Relation wanted) {
    return wanted.columns().stream()
        .map(Column::name)
        .filter(column -> !expressions.containsKey(column))
        .toList();
  }

  /** The wanted columns, in the order of the keys. */
  String query(Relation wanted, LocalDate day) {
    List<String> names = wanted.columns().stream().map(Column::name).toList();
    String keys =
        names.stream()
            .filter(column -> column.equals("nctId") || column.endsWith("Ordinal"))
            .map(AactTable::quoted)
            .collect(Collectors.joining(", "));
    return wanted.columns().stream()
        .map(column -> cell(column, day))
        .collect(
            Collectors.joining(
                ", ", "SELECT ", " FROM " + rows + (keys.isEmpty() ? "" : " ORDER BY " + keys)));
  }

  private String cell(Column column, LocalDate day) {
    String expression =
        expressions
            .getOrDefault(column.name(), "NULL")
            .replace("$day", DuckDb.literal(day.toString()));
    return "CAST(%s AS %s) AS %s"
        .formatted(expression, type(column.type()), AactTable.quoted(column.name()));
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case TEXT, TEXT_LIST -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
    };
  }
}
