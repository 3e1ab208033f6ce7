package org.trialbook.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param folded how many categories there are beyond those that are shown
 */
record ChartData(
    Dimension key, Dimension series, String value, List<Cell> cells, int leftOut, int folded) {

  /** More bars than this nobody reads. */
  static final int MOST_CATEGORIES = 40;

  /** About how many pixels a letter of a label takes. */
  private static final int LETTER = 7;

  /** One number with where it stands; series is null if there is one series. */
  record Cell(Object key, Object series, double value) {}

  static ChartData of(Table table, String key, String series, String value, boolean keyIsCategory) {
    Columns columns = new Columns(table);
    List<Cell> cells = columns.cells(key, series, value, keyIsCategory);
    refuseTwice(cells, key, series);
    Dimension keys =
        dimension(
            key,
            keyIsCategory ? Dimension.Scale.CATEGORY : columns.scale(key),
            columns.isOrdered(key),
            totals(cells, Cell::key));
    Dimension allSeries =
        series == null
            ? null
            : dimension(
                series,
                Dimension.Scale.CATEGORY,
                columns.isOrdered(series),
                totals(cells, Cell::series));
    int shown = cells.size();
    return sorted(keys, allSeries, value, cells, table.rowCount() - shown);
  }

  private static ChartData sorted(
      Dimension keys, Dimension series, String value, List<Cell> cells, int leftOut) {
    Map<Object, Integer> places = places(keys);
    Map<Object, Integer> seriesPlaces = series == null ? Map.of() : places(series);
    List<Cell> sorted =
        cells.stream()
            .filter(cell -> places.containsKey(cell.key))
            .sorted(
                Comparator.<Cell>comparingInt(cell -> places.get(cell.key))
                    .thenComparingInt(cell -> seriesPlaces.getOrDefault(cell.series, 0)))
            .toList();
    int folded = (int) cells.stream().map(Cell::key).distinct().count() - keys.values().size();
    return new ChartData(keys, series, value, sorted, leftOut, folded);
  }

  String valueLabel() {
    return Words.of(value);
  }

  /** "Studies by phase and status". */
  String defaultTitle() {
    String title = valueLabel() + " by " + Words.inSentence(key.column());
    return series == null ? title : title + " and " + Words.inSentence(series.column());
  }

  /** What is not shown, in a sentence, or nothing. */
  String omissions() {
    List<String> omitted = new ArrayList<>();
    if (folded > 0) {
      omitted.add(
          "The %d largest of %,d are shown."
              .formatted(key.values().size(), key.values().size() + folded));
    }
    if (leftOut > 0) {
      omitted.add(
          leftOut == 1
              ? "1 row without a value is left out."
              : "%,d rows without a value are left out.".formatted(leftOut));
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
    for (Cell cell : cells) {
      if (series == null || cell.series.equals(oneSeries)) {
        values.put(cell.key, cell.value);
      }
    }
    return values;
  }

  private static void refuseTwice(List<Cell> cells, String key, String series) {
    Set<List<Object>> seen = new HashSet<>();
    for (Cell cell : cells) {
      List<Object> place = series == null ? List.of(cell.key) : List.of(cell.key, cell.series);
      if (!seen.add(place)) {
        throw new TrialbookException(
            """
            %s occurs in more than one row of the table, and a chart does not add up.
            Summarise first, for example table.summarize(value, sum).by("%s").\
            """
                .formatted(
                    place.stream().map(String::valueOf).collect(Collectors.joining(" with ")),
                    series == null ? key : key + "\", \"" + series));
      }
    }
  }

  private static Dimension dimension(
      String column, Dimension.Scale scale, boolean ordered, Map<Object, Double> totals) {
    List<Object> values = Order.of(totals, ordered);
    boolean cut = scale == Dimension.Scale.CATEGORY && !ordered && values.size() > MOST_CATEGORIES;
    return new Dimension(
        column, scale, List.copyOf(cut ? values.subList(0, MOST_CATEGORIES) : values));
  }

  private static Map<Object, Double> totals(
      List<Cell> cells, java.util.function.Function<Cell, Object> place) {
    Map<Object, Double> totals = new LinkedHashMap<>();
    cells.forEach(cell -> totals.merge(place.apply(cell), cell.value, Double::sum));
    return totals;
  }

  private static Map<Object, Integer> places(Dimension dimension) {
    Map<Object, Integer> places = new HashMap<>();
    dimension.values().forEach(value -> places.put(value, places.size()));
    return places;
  }
}
