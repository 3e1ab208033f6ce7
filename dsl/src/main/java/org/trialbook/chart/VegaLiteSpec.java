package org.trialbook.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A chart as a Vega-Lite 5 specification with its data inside. */
final class VegaLiteSpec {

  /** Where rows hold the place of their series in a stack, and the ends of their interval. */
  static final String RANK = "__rank";

  static final String LOW = "__low";
  static final String HIGH = "__high";

  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

  private VegaLiteSpec() {}

  /**
   * The whole of it.
   *
   * @param view what is drawn: a mark and its encoding, or layers
   */
  static Map<String, Object> framed(
      Map<String, Object> view, ChartLook look, List<String> smallPrint, int height) {
    ChartTheme theme = look.theme();
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("$schema", SCHEMA);
    // Said, with all colours of texts: a dark page would else write white on our white.
    spec.put("background", theme.background);
    if (look.is("title")) {
      spec.put("title", title(look, smallPrint));
    }
    if (!view.containsKey("facet")) {
      spec.put("width", look.width());
      spec.put("height", height);
      spec.put("autosize", VegaObject.of("type", "fit", "contains", "padding"));
    }
    spec.put("padding", 12);
    spec.putAll(view);
    spec.put("config", config(theme));
    return spec;
  }

  private static Map<String, Object> title(ChartLook look, List<String> smallPrint) {
    List<String> below = new ArrayList<>();
    if (look.is("subtitle")) {
      below.addAll(look.wrapped(look.text("subtitle"), ChartLook.LETTER));
    }
    below.addAll(smallPrint);
    Map<String, Object> title = VegaObject.of("text", look.wrapped(look.text("title"), 10));
    if (!below.isEmpty()) {
      title.put("subtitle", below);
    }
    return title;
  }

  /** The rows of a chart's data. */
  static Map<String, Object> data(ChartKind kind, ChartData data) {
    List<Object> rows = new ArrayList<>();
    for (ChartCell cell : data.cells()) {
      rows.add(row(data, cell.key(), cell.series(), ChartNumbers.json(cell.value()), cell));
    }
    if ((kind == ChartKind.LINE || kind == ChartKind.AREA) && data.span() != null) {
      rows.addAll(gaps(data, kind == ChartKind.AREA && data.series() != null ? 0 : null));
    }
    return VegaObject.of("values", rows);
  }

  /** A line ends where a span of time has no value, rather than to run through it. */
  private static List<Object> gaps(ChartData data, Number nothing) {
    Set<List<String>> there = new HashSet<>();
    for (ChartCell cell : data.cells()) {
      there.add(List.of(data.span().label(cell.key()), String.valueOf(cell.series())));
    }
    List<Object> all = new ArrayList<>();
    if (data.series() == null) {
      all.add(null);
    } else {
      all.addAll(data.series().values());
    }
    List<Object> rows = new ArrayList<>();
    for (Object series : all) {
      for (String span : data.span().from(data.key().values())) {
        if (!there.contains(List.of(span, String.valueOf(series)))) {
          rows.add(row(data, span, series, nothing, null));
        }
      }
    }
    return rows;
  }

  private static Map<String, Object> row(
      ChartData data, Object key, Object series, Number value, ChartCell ends) {
    Map<String, Object> row = new LinkedHashMap<>();
    Object place = data.span() == null ? key : data.span().label(key);
    row.put(data.key().column(), json(place));
    if (data.series() != null) {
      row.put(data.series().column(), json(series));
      row.put(RANK, data.series().values().indexOf(series));
    }
    row.put(data.value(), value);
    if (ends != null && ends.low() != null) {
      row.put(LOW, ChartNumbers.json(ends.low()));
    }
    if (ends != null && ends.high() != null) {
      row.put(HIGH, ChartNumbers.json(ends.high()));
    }
    return row;
  }

  private static Object json(Object value) {
    return value instanceof Double number ? ChartNumbers.json(number) : String.valueOf(value);
  }

  private static Map<String, Object> config(ChartTheme theme) {
    double large = theme.letters();
    Map<String, Object> labels =
        VegaObject.of(
            "labelFontSize",
            11 * large,
            "titleFontSize",
            12 * large,
            "titleFontWeight",
            "normal",
            "labelColor",
            theme.ink,
            "titleColor",
            theme.ink);
    Map<String, Object> axis =
        VegaObject.of(
            "domain",
            false,
            "ticks",
            false,
            "gridColor",
            theme.grid,
            "labelPadding",
            6,
            "labelFlush",
            false);
    axis.putAll(labels);
    Map<String, Object> header = new LinkedHashMap<>(labels);
    header.put("labelFontWeight", "bold");
    Map<String, Object> legend = new LinkedHashMap<>(labels);
    legend.put("labelLimit", 240 * large);
    return VegaObject.of(
        "font",
        "Helvetica Neue, Arial, sans-serif",
        "view",
        VegaObject.of("stroke", null),
        "style",
        VegaObject.of(
            "guide-label", VegaObject.of("fill", theme.ink),
            "guide-title", VegaObject.of("fill", theme.ink)),
        "text",
        VegaObject.of("color", theme.ink, "fontSize", 11 * large),
        "title",
        VegaObject.of(
            "anchor",
            "start",
            "fontSize",
            16 * large,
            "color",
            theme.ink,
            "subtitleFontSize",
            12 * large,
            "subtitleColor",
            theme.soft,
            "offset",
            14,
            "subtitlePadding",
            6),
        "axis",
        axis,
        "legend",
        legend,
        "header",
        header);
  }
}
