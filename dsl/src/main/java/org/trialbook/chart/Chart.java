package org.trialbook.chart;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

  private static final double SHARP = 2;

  private final ChartKind kind;
  private final ChartData data;
  private final ChartLook look;

  /** What is drawn where no table is: a specification of the user's, or layers of charts. */
  private final Map<String, Object> given;

  private Chart(ChartKind kind, ChartData data, ChartLook look, Map<String, Object> given) {
    this.kind = kind;
    this.data = data;
    this.look = look;
    this.given = given;
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
    return bar(table, category, value).horizontal();
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
    Table bins = ChartTables.bins(table, column);
    return of(ChartKind.HISTOGRAM, bins, column, null, ChartTables.ROWS, null, ChartTables.TO)
        .title(ColumnWords.of(column));
  }

  /**
   * Steps that hold until the next one, each series with its band, such as a curve of Kaplan and
   * Meier.
   *
   * @param low the column of the band's lower ends; null for lines without a band
   * @param high the column of its upper ends; null for lines without a band
   * @param series the column of the series; null for one line
   */
  public static Chart steps(
      Table table, String x, String value, String low, String high, String series) {
    return of(ChartKind.STEPS, table, x, series, value, low, high);
  }

  /**
   * A dot with its interval for each row, in the order of the table: a forest plot.
   *
   * <pre>{@code
   * Chart.intervals(frame, "phase", "percent", "low", "high").rule(50, "half");
   * }</pre>
   */
  public static Chart intervals(Table table, String label, String value, String low, String high) {
    return of(ChartKind.INTERVALS, table, label, null, value, low, high);
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
    return bubbleMap(table, longitude, latitude, null);
  }

  /** The same with circles as large as their value. */
  public static Chart bubbleMap(Table table, String longitude, String latitude, String size) {
    refuseTexts(table, longitude);
    return of(ChartKind.DOT_MAP, table, longitude, null, latitude, null, size)
        .title(table.name() == null ? "Map" : ColumnWords.of(table.name()));
  }

  /** Countries the darker the larger their value, by the registry's names of them. */
  public static Chart countryMap(Table table, String country, String value) {
    Chart chart = of(ChartKind.COUNTRY_MAP, table, country, null, value);
    String missing = Maps.notOnTheMap(chart.data);
    return missing.isEmpty() ? chart : chart.caption(missing);
  }

  /**
   * Charts on top of each other, sharing their axes, under the title of the first.
   *
   * <pre>{@code
   * Chart.layers(Chart.bar(frame, "year", "studies"), Chart.line(frame, "year", "average"));
   * }</pre>
   */
  public static Chart layers(Chart first, Chart... more) {
    List<Object> layers = new ArrayList<>();
    for (Chart chart : Stream.concat(Stream.of(first), Stream.of(more)).toList()) {
      layers.add(chart.with("layer", layers.size()).view());
    }
    return new Chart(first.kind, first.data, first.look, VegaObject.of("layer", layers));
  }

  /**
   * Any other chart: a Vega-Lite 5 specification with its data inside, as JSON. Title, size and
   * theme are its own, unless they are said.
   *
   * @throws TrialbookException where it is no JSON object
   */
  public static Chart vegaLite(String json) {
    return new Chart(null, null, new ChartLook(Map.of()), ChartFile.parsed(json));
  }

  private static Chart overNumbers(
      ChartKind kind, Table table, String x, String value, String series) {
    refuseTexts(table, x);
    return of(kind, table, x, series, value);
  }

  private static void refuseTexts(Table table, String x) {
    if (new Columns(table).scale(x) == Dimension.Scale.CATEGORY) {
      throw new TrialbookException(
          "The column \"%s\" holds texts, and this chart is drawn over numbers or dates.\nTry bar(...) or line(...)."
              .formatted(x));
    }
  }

  private static Chart of(ChartKind kind, Table table, String key, String series, String value) {
    return of(kind, table, key, series, value, null, null);
  }

  private static Chart of(
      ChartKind kind,
      Table table,
      String key,
      String series,
      String value,
      String low,
      String high) {
    ChartData data = ChartData.of(kind, table, key, series, value, low, high);
    return new Chart(kind, data, ChartLook.of(data), null);
  }

  /** This chart under another title; without one it says what is shown by what. */
  public Chart title(String title) {
    return with("title", title);
  }

  /** This chart with a line below its title. */
  public Chart subtitle(String subtitle) {
    return with("subtitle", subtitle);
  }

  /** This chart with a line about its source, in small print. */
  public Chart caption(String caption) {
    return with("caption", caption);
  }

  /** This chart with a caption that names the source and the day of its data. */
  public Chart source(String source, LocalDate dataDate) {
    return caption("Source: " + source + ", data of " + dataDate);
  }

  /** This chart with another title of the axis from left to right. */
  public Chart xTitle(String title) {
    return with("xTitle", title);
  }

  /** This chart with another title of the axis that goes up. */
  public Chart yTitle(String title) {
    return with("yTitle", title);
  }

  /** This chart with its bars from left to right, where names are long. */
  public Chart horizontal() {
    return with("horizontal", true);
  }

  /** This chart with the bars of its series beside each other. */
  public Chart grouped() {
    return with("grouped", true);
  }

  /**
   * This chart with its series as shares of their sum.
   *
   * @throws TrialbookException where a value is negative, for it has no share
   */
  public Chart share() {
    if (data != null && data.cells().stream().anyMatch(cell -> cell.value() < 0)) {
      throw new TrialbookException(
          "A share is a part of a sum, and %s has values below zero.\nTry grouped()."
              .formatted(data.value()));
    }
    return with("share", true);
  }

  /** This chart with its numbers written at its marks. */
  public Chart labels() {
    return with("labels", true);
  }

  /** This chart with a logarithmic axis of its values. */
  public Chart log() {
    return with("log", true);
  }

  /** This chart with numbers in another format of d3, such as {@code .1%} or {@code ,d}. */
  public Chart format(String format) {
    return with("format", format);
  }

  /** This chart with its categories, and with series side by side, in this order. */
  public Chart order(String... categories) {
    return with("order", List.of(categories));
  }

  /** This chart with these colours of its series, such as {@code Map.of("Phase 3", "#0072B2")}. */
  public Chart colours(Map<String, String> bySeries) {
    return with("colours", Map.copyOf(bySeries));
  }

  /** This chart with a small chart for each series, so many in a row. */
  public Chart facets(int inARow) {
    return with("facets", Math.max(1, inARow));
  }

  /** This chart with a line at a value, and what it means. */
  public Chart rule(double at, String meaning) {
    List<Object> rules = new ArrayList<>(look.list("rules"));
    rules.add(List.of(at, meaning));
    return with("rules", List.copyOf(rules));
  }

  /** This chart dressed for a dark page, a slide or a paper. */
  public Chart theme(ChartTheme theme) {
    return with("theme", theme);
  }

  /** This chart with another width in pixels, all labels included. */
  public Chart width(int pixels) {
    return with("width", pixels);
  }

  /** This chart with another height in pixels, all labels included. */
  public Chart height(int pixels) {
    return with("height", pixels);
  }

  private Chart with(String name, Object value) {
    return new Chart(kind, data, look.with(name, Objects.requireNonNull(value)), given);
  }

  /** What is drawn, with its data. */
  private Map<String, Object> view() {
    if (given != null) {
      return VegaObject.copy(given);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    if (kind == ChartKind.COUNTRY_MAP) {
      view.putAll(new Views(kind, data, look).view());
      return view;
    }
    view.put("data", VegaLiteSpec.data(kind, data));
    if (data.cells().isEmpty()) {
      view.put("data", VegaObject.of("values", List.of(new LinkedHashMap<>())));
      view.put(
          "mark",
          VegaObject.of(
              "type", "text", "text", Labels.NO_ROWS, "fontSize", 16, "color", look.theme().ink));
      view.put("encoding", new LinkedHashMap<>());
    } else {
      view.putAll(new Views(kind, data, look).view());
    }
    return view;
  }

  /**
   * The Vega-Lite specification with its data inside: a fresh map that may be changed at will and
   * displayed as {@link #VEGA_LITE} by hand.
   */
  public Map<String, Object> spec() {
    int height = look.height(kind, data);
    if (data != null) {
      return VegaLiteSpec.framed(view(), look, look.smallPrint(data), height);
    }
    // What the user has written stands, unless a step says otherwise.
    Map<String, Object> own = view();
    Map<String, Object> said = VegaLiteSpec.framed(Map.of(), look, look.smallPrint(null), height);
    own.putIfAbsent("$schema", said.get("$schema"));
    Stream.of("title", "width", "height")
        .filter(look::is)
        .forEach(name -> own.put(name, said.get(name)));
    if (look.is("theme")) {
      own.put("background", said.get("background"));
      own.put("config", said.get("config"));
    }
    return own;
  }

  /** The picture as SVG, as Vega draws it: the same lines and letters at any size. */
  public String svg() {
    return ChartFile.svg(spec());
  }

  /** The picture, at twice the width and height so that it is sharp. */
  public byte[] png() {
    return png(SHARP);
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
    return data == null || look.is("facets")
        ? Map.of()
        : Map.of("image/png", Map.of("width", look.width(), "height", look.height(kind, data)));
  }

  /**
   * Writes this chart as its name says: {@code .png} is the picture, {@code .svg} and {@code .pdf}
   * the same without pixels (a page at 96 pixels an inch, its letters as text), {@code .html} a
   * page with both picture and numbers that needs no network, {@code .json} the Vega-Lite
   * specification. The file appears whole or not at all.
   *
   * @throws TrialbookException if the name ends otherwise, or the file cannot be written
   */
  public void save(Path file) {
    save(file, SHARP);
  }

  /** The same; a {@code .png} with so many pixels for each pixel of the chart, 4 for print. */
  public void save(Path file, double scale) {
    ChartFile.save(spec(), toString(), scale, file);
  }

  /** The title and the values as bars of text. */
  @Override
  public String toString() {
    return data == null ? "A chart in Vega-Lite" : TextChart.of(kind, data, look);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chart chart && spec().equals(chart.spec());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, data, look, given);
  }
}
