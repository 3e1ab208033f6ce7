package org.trialbook.frame.table;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.trialbook.TrialbookException;
import org.trialbook.text.DidYouMean;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.aggregate.Summarizer;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.CategoricalColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.DataFrameWriter;
import tech.tablesaw.joining.DataFrameJoiner;
import tech.tablesaw.sorting.Sort;
import tech.tablesaw.table.TableSliceGroup;

/**
 * A Tablesaw table in which what is missing is a group of its own and the last in every order, and
 * so in the tables that are derived from it.
 *
 * <p>Tablesaw 0.44 groups by no truth that is missing somewhere, sorts missing days first and
 * missing numbers last, and turns that round where it sorts descending.
 */
public class MissingAwareTable extends Table {

  protected MissingAwareTable(String name, Collection<Column<?>> columns) {
    super(name, columns);
  }

  /** A table that was made of this one, as it is handed out. */
  Table derived(Table table) {
    return new MissingAwareTable(table.name(), table.columns());
  }

  // ---- columns by name ---------------------------------------------------------------------

  /**
   * The column of this name, whatever its case.
   *
   * @throws TrialbookException where there is none, with the nearest names
   */
  @Override
  public Column<?> column(String columnName) {
    return columns().get(columnIndex(columnName));
  }

  @Override
  public int columnIndex(String columnName) {
    for (int i = 0; i < columnCount(); i++) {
      if (column(i).name().equalsIgnoreCase(columnName)) {
        return i;
      }
    }
    throw new TrialbookException(
        "The table %s has no column %s.%s\nIts columns: %s"
            .formatted(
                name(),
                columnName,
                DidYouMean.or(columnName, columnNames()),
                String.join(", ", columnNames())));
  }

  /** The column as this kind; one of another kind is told with the method that takes it. */
  private <C> C as(Class<C> kind, String columnName) {
    Column<?> column = column(columnName);
    if (kind.isInstance(column)) {
      return kind.cast(column);
    }
    String found = column.getClass().getSimpleName();
    throw new TrialbookException(
        "The column %s is a %s and no %s.\nTake it as what it is: %s(\"%s\")."
            .formatted(
                columnName,
                found,
                kind.getSimpleName(),
                found.substring(0, 1).toLowerCase(Locale.ROOT) + found.substring(1),
                columnName));
  }

  @Override
  public StringColumn stringColumn(String columnName) {
    return as(StringColumn.class, columnName);
  }

  @Override
  public NumericColumn<?> numberColumn(String columnName) {
    return as(NumericColumn.class, columnName);
  }

  @Override
  public NumericColumn<?> nCol(String columnName) {
    return numberColumn(columnName);
  }

  @Override
  public IntColumn intColumn(String columnName) {
    return as(IntColumn.class, columnName);
  }

  @Override
  public LongColumn longColumn(String columnName) {
    return as(LongColumn.class, columnName);
  }

  @Override
  public DoubleColumn doubleColumn(String columnName) {
    return as(DoubleColumn.class, columnName);
  }

  @Override
  public BooleanColumn booleanColumn(String columnName) {
    return as(BooleanColumn.class, columnName);
  }

  @Override
  public DateColumn dateColumn(String columnName) {
    return as(DateColumn.class, columnName);
  }

  @Override
  public CategoricalColumn<?> categoricalColumn(String columnName) {
    return as(CategoricalColumn.class, columnName);
  }

  // ---- every derived table begins as one of these ------------------------------------------

  @Override
  public Table emptyCopy() {
    return derived(super.emptyCopy());
  }

  @Override
  public Table emptyCopy(int rowSize) {
    return derived(super.emptyCopy(rowSize));
  }

  @Override
  public Table selectColumns(Column<?>... columns) {
    return derived(super.selectColumns(columns));
  }

  @Override
  public Table selectColumns(String... columnNames) {
    return derived(super.selectColumns(columnNames));
  }

  @Override
  public Table selectColumns(int... columnIndexes) {
    return derived(super.selectColumns(columnIndexes));
  }

  @Override
  public Table rejectColumns(int... columnIndexes) {
    return derived(super.rejectColumns(columnIndexes));
  }

  /** Missing truths have a row of their own in it. */
  @Override
  public Table summary() {
    return types().contains(ColumnType.BOOLEAN) ? Summaries.of(this) : super.summary();
  }

  // ---- order -------------------------------------------------------------------------------

  @Override
  public Table sortOn(Sort order) {
    int[] rows = IntStream.range(0, rowCount()).toArray();
    IntArrays.mergeSort(rows, comparator(order));
    Table sorted = emptyCopy(rowCount());
    copyRowsToTable(rows, sorted);
    return sorted;
  }

  private IntComparator comparator(Sort order) {
    return StreamSupport.stream(order.spliterator(), false)
        .map(each -> missingLast(column(each.getKey()), each.getValue()))
        .reduce(MissingAwareTable::then)
        .orElseThrow();
  }

  private static IntComparator then(IntComparator first, IntComparator second) {
    return (one, other) -> {
      int result = first.compare(one, other);
      return result == 0 ? second.compare(one, other) : result;
    };
  }

  private static IntComparator missingLast(Column<?> column, Sort.Order order) {
    IntComparator values = column.rowComparator();
    return (one, other) -> {
      boolean missing = column.isMissing(one);
      if (missing || column.isMissing(other)) {
        return Boolean.compare(missing, column.isMissing(other));
      }
      return order == Sort.Order.DESCEND ? values.compare(other, one) : values.compare(one, other);
    };
  }

  // ---- groups ------------------------------------------------------------------------------

  @Override
  public TableSliceGroup splitOn(CategoricalColumn<?>... columns) {
    return RowGroups.areNeededFor(columns) ? new RowGroups(this, columns) : super.splitOn(columns);
  }

  @Override
  public Summarizer summarize(String column, AggregateFunction<?, ?>... functions) {
    return summarize(List.of(column), functions);
  }

  @Override
  public Summarizer summarize(List<String> columns, AggregateFunction<?, ?>... functions) {
    return new GroupSummarizer(this, columns, functions);
  }

  @Override
  public Summarizer summarize(String one, String two, AggregateFunction<?, ?>... functions) {
    return summarize(List.of(one, two), functions);
  }

  @Override
  public Summarizer summarize(
      String one, String two, String three, AggregateFunction<?, ?>... functions) {
    return summarize(List.of(one, two, three), functions);
  }

  @Override
  public Summarizer summarize(
      String one, String two, String three, String four, AggregateFunction<?, ?>... functions) {
    return summarize(List.of(one, two, three, four), functions);
  }

  @Override
  public Summarizer summarize(Column<?> column, AggregateFunction<?, ?>... functions) {
    return isOwn(column)
        ? summarize(List.of(column.name()), functions)
        : super.summarize(column, functions);
  }

  @Override
  public Summarizer summarize(Column<?> one, Column<?> two, AggregateFunction<?, ?>... functions) {
    return isOwn(one, two)
        ? summarize(List.of(one.name(), two.name()), functions)
        : super.summarize(one, two, functions);
  }

  @Override
  public Summarizer summarize(
      Column<?> one, Column<?> two, Column<?> three, AggregateFunction<?, ?>... functions) {
    return isOwn(one, two, three)
        ? summarize(List.of(one.name(), two.name(), three.name()), functions)
        : super.summarize(one, two, three, functions);
  }

  @Override
  public Summarizer summarize(
      Column<?> one,
      Column<?> two,
      Column<?> three,
      Column<?> four,
      AggregateFunction<?, ?>... functions) {
    return isOwn(one, two, three, four)
        ? summarize(List.of(one.name(), two.name(), three.name(), four.name()), functions)
        : super.summarize(one, two, three, four, functions);
  }

  /** A column that was made of another one is in no table, and the groups do not know it. */
  private boolean isOwn(Column<?>... columns) {
    return Stream.of(columns).allMatch(columns()::contains);
  }

  @Override
  public DataFrameJoiner joinOn(String... columns) {
    return new IndexedJoiner(this, this::derived, columns);
  }

  // ---- files -------------------------------------------------------------------------------

  @Override
  public DataFrameWriter write() {
    return new KnownFileWriter(this);
  }
}
