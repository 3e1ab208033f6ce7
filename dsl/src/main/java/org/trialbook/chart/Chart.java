package org.trialbook.chart;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import tech.tablesaw.api.Table;

/**
 * A chart of a table: a value that shows itself live in a notebook (as Vega-Lite 5) and as a
 * picture wherever nothing runs, such as a page on GitHub or an exported notebook.
 *
 * <p>Both are made of the same numbers, read once when the chart is made. A chart never adds up or
 * averages: each combination of the columns it is drawn by stands in one row of the table. What it
 * does not show it says in its caption: rows without a value, and what is beyond the forty largest
 * categories or the sixteen largest series. A missing category is shown as "(missing)". A table
 * without rows is a chart that says so.
 *
 * <p>Categories come by size, largest first, unless they have an order of their own (numbers,
 * dates, phases). Colours can be told apart with any kind of colour vision.
 */
public final class Chart implements Displayable {

  /** The live chart's MIME type; its value is a JSON object. */
  public static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

  private final ChartKind kind;
  private final ChartData data;
  private final ChartLook look;

  private Chart(ChartKind kind, ChartData data, ChartLook look) {
    this.kind = kind;
    this.data = data;
    this.look = look;
  }

  /**
   * Upright bars: one per category, as high as the value.
   *
   * @param category the column of categories, of any type
   * @param value the column of heights, of numbers
   */
  public static Chart bar(Table table, String category, String value) {
    return of(ChartKind.BAR, table, category, null, value);
  }

  /** Bars from left to right, for categories with long names such as sponsors. */
  public static Chart horizontalBar(Table table, String category, String value) {
    return of(ChartKind.HORIZONTAL_BAR, table, category, null, value);
  }

  /** Upright bars, each made of one part per series; the parts add up. */
  public static Chart stackedBar(Table table, String category, String value, String series) {
    return of(ChartKind.STACKED_BAR, table, category, series, value);
  }

  /** A line through the values, over numbers, dates or categories. */
  public static Chart line(Table table, String x, String value) {
    return of(ChartKind.LINE, table, x, null, value);
  }

  /** One line per series. */
  public static Chart line(Table table, String x, String value, String series) {
    return of(ChartKind.LINE, table, x, series, value);
  }

  /** A grid of columns and rows whose cells are the darker the larger the value. */
  public static Chart heatMap(Table table, String column, String row, String value) {
    return of(ChartKind.HEAT_MAP, table, column, row, value);
  }

  /** An area below the values, over numbers or dates. */
  public static Chart area(Table table, String x, String value) {
    return overNumbers(ChartKind.AREA, table, x, value, null);
  }

  /** One area per series on top of each other; where a series has no value it adds nothing. */
  public static Chart area(Table table, String x, String value, String series) {
    return overNumbers(ChartKind.AREA, table, x, value, series);
  }

  /** A dot for each row, by two columns of numbers; the first may hold dates. */
  public static Chart scatter(Table table, String x, String y) {
    return overNumbers(ChartKind.SCATTER, table, x, y, null);
  }

  /** The same, each series in its colour. */
  public static Chart scatter(Table table, String x, String y, String series) {
    return overNumbers(ChartKind.SCATTER, table, x, y, series);
  }

  /** How many rows have values of each size: bars over steps of equal width, about twenty. */
  public static Chart histogram(Table table, String column) {
    return of(ChartKind.BAR, ChartTables.bins(table, column), column, null, ChartTables.ROWS)
        .title(ColumnWords.of(column));
  }

  /**
   * Boxes from the first to the third quartile of the values of each category, with the median as a
   * line and whiskers from the smallest to the largest value.
   */
  public static Chart box(Table table, String category, String value) {
    return of(
            ChartKind.BOX, ChartTables.fiveNumbers(table, category, value), category, "part", value)
        .title(ColumnWords.of(value) + " by " + ColumnWords.inSentence(category));
  }

  /**
   * Bars from a start to an end, earliest first: a timeline (Gantt chart).
   *
   * @param label the column that names each bar
   * @param start the column of first days
   * @param end the column of last days
   */
  public static Chart timeline(Table table, String label, String start, String end) {
    return of(ChartKind.TIMELINE, ChartTables.days(table, label, start, end), label, "part", "day")
        .title(ColumnWords.of(label) + " over time");
  }

  /** Dots on a map of the world, such as sites; rows without a place are left out. */
  public static Chart dotMap(Table table, String longitude, String latitude) {
    return overNumbers(ChartKind.DOT_MAP, table, longitude, latitude, null)
        .title(table.name() == null ? "Map" : ColumnWords.of(table.name()));
  }

  private static Chart overNumbers(
      ChartKind kind, Table table, String x, String value, String series) {
    if (new Columns(table).scale(x) == Dimension.Scale.CATEGORY) {
      throw new TrialbookException(
          "The column \"%s\" holds texts, and this chart is drawn over numbers or dates.\nTry bar(...) or line(...)."
              .formatted(x));
    }
    return of(kind, table, x, series, value);
  }

  private static Chart of(ChartKind kind, Table table, String key, String series, String value) {
    ChartData data = ChartData.of(kind, table, key, series, value);
    return new Chart(kind, data, ChartLook.of(kind, data));
  }

  /** This chart under another title; without one it says what is shown by what. */
  public Chart title(String title) {
    return with(look.withTitle(Objects.requireNonNull(title)));
  }

  /** This chart with a line below its title. */
  public Chart subtitle(String subtitle) {
    return with(look.withSubtitle(Objects.requireNonNull(subtitle)));
  }

  /** This chart with a line about its source, in small print. */
  public Chart caption(String caption) {
    return with(look.withCaption(Objects.requireNonNull(caption)));
  }

  /** This chart with a caption that names the source and the day of its data. */
  public Chart source(String source, LocalDate dataDate) {
    return caption("Source: " + source + ", data of " + dataDate);
  }

  /** This chart with another width in pixels, all labels included. */
  public Chart width(int pixels) {
    return with(look.withWidth(pixels));
  }

  /** This chart with another height in pixels, all labels included. */
  public Chart height(int pixels) {
    return with(look.withHeight(pixels));
  }

  private Chart with(ChartLook changed) {
    return new Chart(kind, data, changed);
  }

  /**
   * The Vega-Lite specification with its data inside: a fresh map that may be changed at will and
   * displayed as {@link #VEGA_LITE} by hand.
   */
  public Map<String, Object> spec() {
    return VegaLiteSpec.of(kind, data, look);
  }

  /** The picture as SVG, as Vega draws it: the same lines and letters at any size. */
  public String svg() {
    return ChartFile.svg(spec());
  }

  /** The picture, at twice the width and height so that it is sharp. */
  public byte[] png() {
    return png(2);
  }

  /**
   * The picture with so many pixels for each pixel of the chart.
   *
   * @param scale such as 1 for small previews, 4 for print
   */
  public byte[] png(double scale) {
    return Picture.png(svg(), scale);
  }

  /**
   * The live chart, the picture and a text; no HTML, because JupyterLab would show that instead of
   * the live chart. Where no picture can be made the text says why.
   */
  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(VEGA_LITE, spec());
    String text = toString();
    if (OptionalPart.PICTURES.isThere()) {
      try {
        bundle.put("image/png", png());
      } catch (TrialbookException e) {
        text += "\n" + e.getMessage();
      }
    }
    bundle.put("text/plain", text);
    return bundle;
  }

  /** The picture has twice the pixels, and should take the room of the live chart. */
  @Override
  public Map<String, Object> mimeMetadata() {
    return Map.of("image/png", Map.of("width", look.width(), "height", look.height()));
  }

  /**
   * Writes this chart as its name says: {@code .png} is the picture, {@code .svg} the same without
   * pixels, {@code .html} a page with both picture and numbers that needs no network, {@code .json}
   * the Vega-Lite specification. The file appears whole or not at all.
   *
   * @throws TrialbookException if the name ends otherwise, or the file cannot be written
   */
  public void save(Path file) {
    ChartFile.save(spec(), toString(), file);
  }

  /** The title and the values as bars of text. */
  @Override
  public String toString() {
    return TextChart.of(kind, data, look);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chart chart
        && kind == chart.kind
        && data.equals(chart.data)
        && look.equals(chart.look);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, data, look);
  }
}
