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
    String names =
        """
        "labelFontSize": %s, "titleFontSize": %s, "titleFontWeight": "normal", "labelColor": "%s", "titleColor": "%3$s"\
        """
            .formatted(11 * large, 12 * large, theme.ink);
    return ChartFile.parsed(
        """
        {
          "font": "Helvetica Neue, Arial, sans-serif",
          "view": {"stroke": null},
          "style": {"guide-label": {"fill": "%1$s"}, "guide-title": {"fill": "%1$s"}},
          "text": {"color": "%1$s", "fontSize": %4$s},
          "title": {"anchor": "start", "fontSize": %6$s, "color": "%1$s",
            "subtitleFontSize": %5$s, "subtitleColor": "%2$s", "offset": 14, "subtitlePadding": 6},
          "axis": {"domain": false, "ticks": false, "gridColor": "%3$s", "labelPadding": 6, "labelFlush": false, %8$s},
          "legend": {%8$s, "labelLimit": %7$s},
          "header": {%8$s, "labelFontWeight": "bold"}
        }
        """
            .formatted(
                theme.ink,
                theme.soft,
                theme.grid,
                11 * large,
                12 * large,
                16 * large,
                240 * large,
                names));
  }
}
