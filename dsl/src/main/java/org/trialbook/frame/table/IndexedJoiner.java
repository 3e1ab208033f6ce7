package org.trialbook.frame.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.Table;
import tech.tablesaw.joining.CrossProductJoin;
import tech.tablesaw.joining.DataFrameJoiner;
import tech.tablesaw.joining.JoinType;

/**
 * Tablesaw's joins by its indexes alone. Where a key has more than a thousand rows on average, it
 * takes a merge of sorted rows instead, which loses rows when the key comes twice on the left.
 */
final class IndexedJoiner extends DataFrameJoiner {

  private final Table table;
  private final UnaryOperator<Table> result;
  private final String[] leftColumns;
  private String[] rightColumns;
  private List<Table> rightTables = List.of();
  private JoinType type = JoinType.INNER;
  private boolean duplicates;
  private boolean keys;

  /**
   * A joiner of this table.
   *
   * @param result makes what is handed out of the rows that were joined
   */
  IndexedJoiner(Table table, UnaryOperator<Table> result, String... columns) {
    super(table, columns);
    this.table = table;
    this.result = result;
    this.leftColumns = columns.clone();
    this.rightColumns = leftColumns;
  }

  @Override
  public DataFrameJoiner type(JoinType joinType) {
    type = joinType;
    return this;
  }

  @Override
  public DataFrameJoiner keepAllJoinKeyColumns(boolean keep) {
    keys = keep;
    return this;
  }

  @Override
  public DataFrameJoiner allowDuplicateColumnNames(boolean allow) {
    duplicates = allow;
    return this;
  }

  @Override
  public DataFrameJoiner rightJoinColumns(String... columns) {
    rightColumns = columns.clone();
    return this;
  }

  @Override
  public DataFrameJoiner with(Table... tables) {
    rightTables = List.of(tables);
    return this;
  }

  @Override
  public Table join() {
    if (!duplicates) {
      requireNamesOfTheirOwn();
    }
    int[] positions = Stream.of(leftColumns).mapToInt(table::columnIndex).toArray();
    Table joined = table;
    for (Table right : rightTables) {
      joined =
          new CrossProductJoin(joined, leftColumns)
              .performJoin(joined, right, type, duplicates, keys, positions, rightColumns);
    }
    return result.apply(joined);
  }

  private void requireNamesOfTheirOwn() {
    Set<String> names = new HashSet<>(table.columnNames());
    List.of(leftColumns).forEach(names::remove);
    for (Table right : rightTables) {
      List<String> others = new ArrayList<>(right.columnNames());
      others.removeAll(List.of(rightColumns));
      for (String name : others) {
        if (!names.add(name)) {
          throw new TrialbookException(
              "Both tables have a column %s that they are not joined by.\n".formatted(name)
                  + "Rename one, or try allowDuplicateColumnNames(true).");
        }
      }
    }
  }
}
