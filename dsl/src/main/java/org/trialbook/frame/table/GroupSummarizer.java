package org.trialbook.frame.table;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.aggregate.Summarizer;
import tech.tablesaw.api.CategoricalColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** Tablesaw's summaries by group, by the groups of {@link MissingAwareTable}. */
final class GroupSummarizer extends Summarizer {

  private final Table table;
  private final ListMultimap<String, AggregateFunction<?, ?>> functions =
      ArrayListMultimap.create();
  private String[] groups = new String[0];

  GroupSummarizer(Table table, List<String> columns, AggregateFunction<?, ?>... functions) {
    super(table, columns, functions);
    this.table = table;
    columns.forEach(column -> this.functions.putAll(column, Arrays.asList(functions)));
  }

  private CategoricalColumn<?>[] categories(String... names) {
    return table.categoricalColumns(names).toArray(CategoricalColumn<?>[]::new);
  }

  @Override
  public Table by(String... names) {
    CategoricalColumn<?>[] columns = categories(names);
    return RowGroups.areNeededFor(columns)
        ? new RowGroups(table, columns).aggregate(functions)
        : super.by(names);
  }

  @Override
  public Table by(CategoricalColumn<?>... columns) {
    return by(names(columns));
  }

  @Override
  public Summarizer groupBy(String... names) {
    groups = names.clone();
    return super.groupBy(names);
  }

  @Override
  public Summarizer groupBy(CategoricalColumn<?>... columns) {
    return groupBy(names(columns));
  }

  @Override
  public Table apply() {
    return RowGroups.areNeededFor(categories(groups)) ? by(groups) : super.apply();
  }

  @Override
  public Table having(Function<Table, Selection> selector) {
    return RowGroups.areNeededFor(categories(groups))
        ? by(groups).where(selector)
        : super.having(selector);
  }

  private static String[] names(CategoricalColumn<?>... columns) {
    return Stream.of(columns).map(Column::name).toArray(String[]::new);
  }
}
