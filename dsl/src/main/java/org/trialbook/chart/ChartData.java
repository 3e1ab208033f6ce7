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
import java.util.stream.IntStream;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.Table;

/**
 * What a chart shows, read from a table once: the specification, the picture and the text are all
 * made of it.
 *
 * @param series the second dimension, or null if there is one series
 * @param cells in the order of their key, then of their series
 * @param leftOut rows without a value, or without a place on the axis
 * @param thinned dots that are not drawn, as there are too many
 * @param span what the axis of time counts; null where it is no axis of time, or counts days
 */
record ChartData(
    Dimension key,
    Dimension series,
    String value,
    List<ChartCell> cells,
    int leftOut,
    int thinned,
    Span span) {

  static ChartData of(
      ChartKind kind,
      Table table,
      String askedKey,
      String askedSeries,
      String askedValue,
      String low,
      String high) {
    Columns columns = new Columns(table);
    String key = columns.name(askedKey);
    String series = askedSeries == null ? null : columns.name(askedSeries);
    String value = columns.name(askedValue);
    List<ChartCell> all = columns.cells(key, series, value, low, high, kind.showsCategories());
    if (!kind.repeats()) {
      refuseTwice(all, key, series, value);
    }
    Set<Object> places = all.stream().map(ChartCell::key).collect(Collectors.toSet());
    places.remove(AxisOrder.MISSING);
    Span span = kind.isOverTime() ? Span.of(places) : null;
    // On an axis of time there is no place for what is missing.
    List<ChartCell> placed =
        span == null
            ? all
            : all.stream().filter(cell -> !cell.key().equals(AxisOrder.MISSING)).toList();
    List<ChartCell> cells = kind.repeats() ? everyNth(placed, ChartKind.MOST_DOTS) : placed;
    Dimension.Scale scale = kind.showsCategories() ? Dimension.Scale.CATEGORY : columns.scale(key);
    Dimension keys = dimension(key, scale, columns, totals(kind, cells), kind.mostCategories());
    Dimension allSeries =
        series == null
            ? null
            : dimension(
                series,
                Dimension.Scale.CATEGORY,
                columns,
                totals(cells, ChartCell::series),
                kind.mostSeries());
    return new ChartData(
        keys,
        allSeries,
        value,
        sorted(cells, keys, allSeries),
        table.rowCount() - placed.size(),
        placed.size() - cells.size(),
        span);
  }

  /** By what categories are ordered, largest first. */
  private static Map<Object, Double> totals(ChartKind kind, List<ChartCell> cells) {
    Map<Object, Double> totals = totals(cells, ChartCell::key);
    if (kind == ChartKind.TIMELINE) {
      // What begins first comes first.
      cells.stream()
          .filter(cell -> cell.series().equals("start"))
          .forEach(cell -> totals.put(cell.key(), -cell.value()));
    } else if (kind == ChartKind.INTERVALS) {
      // As the table has them.
      double[] place = {0};
      totals.replaceAll((key, total) -> place[0]--);
    }
    return totals;
  }

  /** At most so many of them, evenly out of all. */
  private static List<ChartCell> everyNth(List<ChartCell> cells, int most) {
    int step = (cells.size() + most - 1) / most;
    return step <= 1
        ? cells
        : IntStream.range(0, cells.size()).filter(i -> i % step == 0).mapToObj(cells::get).toList();
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
      omitted.add(
          "Left out: "
              + rows
              + (span == null ? " without a value." : " without a value or a date."));
    }
    if (thinned > 0) {
      omitted.add(
          "Drawn are "
              + ChartNumbers.grouped(cells.size())
              + " rows, evenly out of "
              + ChartNumbers.grouped(cells.size() + thinned)
              + ".");
    }
    return String.join(" ", omitted);
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
