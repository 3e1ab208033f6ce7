package org.trialbook.frame.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import tech.tablesaw.api.CategoricalColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;
import tech.tablesaw.sorting.Sort;
import tech.tablesaw.table.Relation;

/**
 * Tablesaw's steps on a table of a kind of its own, each of which gives that kind: {@code t =
 * t.where(...)} compiles, and what the table knows goes along.
 *
 * @param <F> the kind
 */
public abstract class TableSteps<F extends Table> extends MissingAwareTable {

  private static final int FEW = 5;

  protected TableSteps(String name, Collection<Column<?>> columns) {
    super(name, columns);
  }

  /** What was made of this table, as its kind; the kind itself stays as it is. */
  protected abstract F frame(Table made);

  @Override
  final Table derived(Table made) {
    return frame(made);
  }

  // ---- as pandas has them ------------------------------------------------------------------

  /** The first five rows. */
  public F head() {
    return first(FEW);
  }

  /** The first rows. */
  public F head(int count) {
    return first(count);
  }

  /** The last five rows. */
  public F tail() {
    return last(FEW);
  }

  /** The last rows. */
  public F tail(int count) {
    return last(count);
  }

  /** Counts, bounds, mean and deviation of the columns: a row a measure, a column a column. */
  public F describe() {
    return summary();
  }

  // ---- as Tablesaw has them ----------------------------------------------------------------

  @Override
  public F where(Selection selection) {
    return frame(super.where(selection));
  }

  @Override
  public F where(Function<Table, Selection> selector) {
    return frame(super.where(selector));
  }

  @Override
  public F dropWhere(Selection selection) {
    return frame(super.dropWhere(selection));
  }

  @Override
  public F dropWhere(Function<Table, Selection> selector) {
    return frame(super.dropWhere(selector));
  }

  @Override
  public F rows(int... numbers) {
    return frame(super.rows(numbers));
  }

  @Override
  public F dropRows(int... numbers) {
    return frame(super.dropRows(numbers));
  }

  @Override
  public F inRange(int count) {
    return frame(super.inRange(count));
  }

  @Override
  public F inRange(int from, int to) {
    return frame(super.inRange(from, to));
  }

  @Override
  public F dropRange(int count) {
    return frame(super.dropRange(count));
  }

  @Override
  public F dropRange(int from, int to) {
    return frame(super.dropRange(from, to));
  }

  @Override
  public F first(int count) {
    return frame(super.first(count));
  }

  @Override
  public F last(int count) {
    return frame(super.last(count));
  }

  @Override
  public F sampleN(int count) {
    return frame(super.sampleN(count));
  }

  @Override
  public F sampleX(double share) {
    return frame(super.sampleX(share));
  }

  @Override
  public F dropDuplicateRows() {
    return frame(super.dropDuplicateRows());
  }

  @Override
  public F dropRowsWithMissingValues() {
    return frame(super.dropRowsWithMissingValues());
  }

  @Override
  public F sortOn(int... columns) {
    return frame(super.sortOn(columns));
  }

  @Override
  public F sortOn(String... columns) {
    return frame(super.sortOn(columns));
  }

  @Override
  public F sortOn(Sort order) {
    return frame(super.sortOn(order));
  }

  @Override
  public F sortOn(Comparator<Row> order) {
    return frame(super.sortOn(order));
  }

  @Override
  public F sortAscendingOn(String... columns) {
    return frame(super.sortAscendingOn(columns));
  }

  @Override
  public F sortDescendingOn(String... columns) {
    return frame(super.sortDescendingOn(columns));
  }

  @Override
  public F selectColumns(String... names) {
    return frame(super.selectColumns(names));
  }

  @Override
  public F selectColumns(int... positions) {
    return frame(super.selectColumns(positions));
  }

  @Override
  public F selectColumns(Column<?>... columns) {
    return frame(super.selectColumns(columns));
  }

  @Override
  public F rejectColumns(String... names) {
    return frame(super.rejectColumns(names));
  }

  @Override
  public F rejectColumns(int... positions) {
    return frame(super.rejectColumns(positions));
  }

  @Override
  public F rejectColumns(Column<?>... columns) {
    return frame(super.rejectColumns(columns));
  }

  @Override
  public F removeColumns(String... names) {
    return frame(super.removeColumns(names));
  }

  @Override
  public F removeColumns(Column<?>... columns) {
    return frame(super.removeColumns(columns));
  }

  @Override
  public F retainColumns(String... names) {
    return frame(super.retainColumns(names));
  }

  @Override
  public F retainColumns(Column<?>... columns) {
    return frame(super.retainColumns(columns));
  }

  @Override
  public F reorderColumns(String... names) {
    return frame(super.reorderColumns(names));
  }

  @Override
  public F addColumns(Column<?>... columns) {
    return frame(super.addColumns(columns));
  }

  @Override
  public F replaceColumn(String name, Column<?> column) {
    return frame(super.replaceColumn(name, column));
  }

  @Override
  public F replaceColumn(Column<?> column) {
    return frame(super.replaceColumn(column));
  }

  @Override
  public F setName(String name) {
    return frame(super.setName(name));
  }

  @Override
  public F append(Relation table) {
    return frame(super.append(table));
  }

  @Override
  public F copy() {
    return frame(super.copy());
  }

  @Override
  public F emptyCopy() {
    return frame(super.emptyCopy());
  }

  @Override
  public F emptyCopy(int rowSize) {
    return frame(super.emptyCopy(rowSize));
  }

  @Override
  public F summary() {
    return frame(super.summary());
  }

  @Override
  public F structure() {
    return frame(super.structure());
  }

  @Override
  public F missingValueCounts() {
    return frame(super.missingValueCounts());
  }

  @Override
  public F countBy(String... names) {
    return frame(super.countBy(names));
  }

  @Override
  public F countBy(CategoricalColumn<?>... columns) {
    return frame(super.countBy(columns));
  }
}
