package org.trialbook.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.Table;

/**
 * What a chart shows, read from a table once: the specification, the picture and the text are all
 * made of it.
 *
 * @param series the second dimension, or null if there is one series
 * @param cells in the order of their key, then of their series
 * @param leftOut rows without a value, or without a place on the axis
 */
record ChartData(
    Dimension key, Dimension series, String value, List<ChartCell> cells, int leftOut) {

  /** About how many pixels a letter of a label takes. */
  private static final int LETTER = 7;

  static ChartData of(
      ChartKind kind, Table table, String askedKey, String askedSeries, String askedValue) {
    Columns columns = new Columns(table);
    String key = columns.name(askedKey);
    String series = askedSeries == null ? null : columns.name(askedSeries);
    String value = columns.name(askedValue);
    List<ChartCell> cells = columns.cells(key, series, value, kind.showsCategories());
    if (!kind.repeats()) {
      refuseTwice(cells, key, series, value);
    }
    Dimension.Scale scale = kind.showsCategories() ? Dimension.Scale.CATEGORY : columns.scale(key);
    Map<Object, Double> totals = totals(cells, ChartCell::key);
    if (kind == ChartKind.TIMELINE) {
      // What begins first comes first.
      cells.stream()
          .filter(cell -> cell.series().equals("start"))
          .forEach(cell -> totals.put(cell.key(), -cell.value()));
    }
    Dimension keys = dimension(key, scale, columns, totals, ChartKind.MOST_CATEGORIES);
    Dimension allSeries =
        series == null
            ? null
            : dimension(
                series,
                Dimension.Scale.CATEGORY,
                columns,
                totals(cells, ChartCell::series),
                kind.mostSeries());
    int leftOut = table.rowCount() - cells.size();
    return new ChartData(keys, allSeries, value, sorted(cells, keys, allSeries), leftOut);
  }

  private static List<ChartCell> sorted(List<ChartCell> cells, Dimension keys, Dimension series) {
    Map<Object, Integer> places = places(keys);
    Map<Object, Integer> seriesPlaces = places(series);
    return cells.stream()
        .filter(cell -> places.containsKey(cell.key()) && seriesPlaces.containsKey(cell.series()))
        .sorted(
            Comparator.<ChartCell>comparingInt(cell -> places.get(cell.key()))
                .thenComparingInt(cell -> seriesPlaces.get(cell.series())))
        .toList();
  }

  /** The values of one key by their series, for kinds whose series are parts of one mark. */
  Map<Object, Double> partsOf(Object oneKey) {
    Map<Object, Double> parts = new LinkedHashMap<>();
    cells.stream()
        .filter(cell -> cell.key().equals(oneKey))
        .forEach(cell -> parts.put(cell.series(), cell.value()));
    return parts;
  }

  String valueLabel() {
    return ColumnWords.of(value);
  }

  /** "Studies by phase and status". */
  String defaultTitle() {
    String title = valueLabel() + " by " + ColumnWords.inSentence(key.column());
    return series == null ? title : title + " and " + ColumnWords.inSentence(series.column());
  }

  /** What is not shown, in a sentence, or nothing. */
  String omissions() {
    List<String> omitted = new ArrayList<>();
    for (Dimension dimension : series == null ? List.of(key) : List.of(key, series)) {
      if (dimension.notShown() > 0) {
        int shown = dimension.values().size();
        String all = ChartNumbers.grouped(shown + dimension.notShown());
        omitted.add(dimension.label() + ": the " + shown + " largest of " + all + ".");
      }
    }
    if (leftOut > 0) {
      String rows = leftOut == 1 ? "1 row" : ChartNumbers.grouped(leftOut) + " rows";
      omitted.add("Left out: " + rows + " without a value.");
    }
    return String.join(" ", omitted);
  }

  /**
   * Whether the labels below a chart must be tilted to stand beside each other: an estimate that
   * both pictures share, with the room that a legend or the labels of rows take.
   */
  boolean tiltsLabels(int width) {
    int room = width - 80 - (series == null ? 0 : LETTER * series.longestText() + 40);
    return LETTER * (key.longestText() + 1L) * key.values().size() > room;
  }

  /** The cells of one series by their key. */
  Map<Object, Double> valuesOf(Object oneSeries) {
    Map<Object, Double> values = new LinkedHashMap<>();
    for (ChartCell cell : cells) {
      if (series == null || cell.series().equals(oneSeries)) {
        values.put(cell.key(), cell.value());
      }
    }
    return values;
  }

  private static void refuseTwice(List<ChartCell> cells, String key, String series, String value) {
    Set<List<Object>> seen = new HashSet<>();
    for (ChartCell cell : cells) {
      List<Object> place =
          series == null ? List.of(cell.key()) : List.of(cell.key(), cell.series());
      if (!seen.add(place)) {
        String names =
            place.stream()
                .map(
                    part ->
                        part instanceof Double number
                            ? ChartNumbers.plain(number)
                            : part.toString())
                .collect(Collectors.joining(" with "));
        throw new TrialbookException(
            """
            %s occurs in more than one row of the table, and a chart does not add up.
            Summarise first, for example table.summarize("%s", sum).by("%s").\
            """
                .formatted(names, value, series == null ? key : key + "\", \"" + series));
      }
    }
  }

  private static Dimension dimension(
      String column, Dimension.Scale scale, Columns columns, Map<Object, Double> totals, int most) {
    boolean ordered = columns.isOrdered(column) || AxisOrder.areSpansOfTime(totals.keySet());
    List<Object> values = AxisOrder.of(totals, ordered);
    int shown = ordered ? values.size() : Math.min(most, values.size());
    return new Dimension(
        column, scale, List.copyOf(values.subList(0, shown)), values.size() - shown);
  }

  private static Map<Object, Double> totals(
      List<ChartCell> cells, Function<ChartCell, Object> place) {
    Map<Object, Double> totals = new LinkedHashMap<>();
    cells.forEach(cell -> totals.merge(place.apply(cell), cell.value(), Double::sum));
    return totals;
  }

  /** Where each value stands; without a dimension the one series, null, stands first. */
  private static Map<Object, Integer> places(Dimension dimension) {
    Map<Object, Integer> places = new HashMap<>();
    if (dimension == null) {
      places.put(null, 0);
    } else {
      dimension.values().forEach(value -> places.put(value, places.size()));
    }
    return places;
  }
}
