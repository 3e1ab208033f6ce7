package org.trialbook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;

/** Relations as tables of PostgreSQL, with names as people write them there: lower_case. */
final class PostgresTables {

  private PostgresTables() {}

  static String table(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  /** {@code primaryCompletionDate} is {@code primary_completion_date}. */
  static String column(Column column) {
    return column
        .name()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "text";
      case TEXT_LIST -> "text[]";
      case INTEGER -> "bigint";
      case NUMBER -> "double precision";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }

  /** What the relation looks like: when this differs, its table is made anew. */
  static String shape(Relation relation) {
    List<String> columns = new ArrayList<>();
    for (Column column : relation.columns()) {
      columns.add(SqlText.quoted(column(column)) + " " + type(column.type()));
    }
    return String.join(", ", columns);
  }

  /**
   * The statements that make the table under this name, without its index. They fail where
   * something of that name is there: it is not ours.
   */
  static List<String> create(Relation relation, String name) {
    String table = SqlText.quoted(name);
    List<String> steps = new ArrayList<>();
    steps.add("create table %s (%s)".formatted(table, shape(relation)));
    steps.add(
        "comment on table %s is %s".formatted(table, SqlText.literal(relation.description())));
    for (Column column : relation.columns()) {
      steps.add(
          "comment on column %s.%s is %s"
              .formatted(
                  table, SqlText.quoted(column(column)), SqlText.literal(column.description())));
    }
    return steps;
  }

  static String index(String table) {
    return "create index %s on %s (nct_id)"
        .formatted(SqlText.quoted(indexName(table)), SqlText.quoted(table));
  }

  /** The statements that give a table and its index another name. */
  static List<String> rename(String from, String to) {
    return List.of(
        "alter table %s rename to %s".formatted(SqlText.quoted(from), SqlText.quoted(to)),
        "alter index %s rename to %s"
            .formatted(SqlText.quoted(indexName(from)), SqlText.quoted(indexName(to))));
  }

  private static String indexName(String table) {
    return table + "_nct_id";
  }
}
