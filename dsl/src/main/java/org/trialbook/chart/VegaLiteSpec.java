package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chart as a Vega-Lite 5 specification: one view with its data inside. */
final class VegaLiteSpec {

  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

  private static final String INK = Palette.hex(List.of(Palette.INK)).get(0);
  private static final String SOFT = Palette.hex(List.of(Palette.SOFT)).get(0);

  private VegaLiteSpec() {}

  static Map<String, Object> of(ChartKind kind, ChartData data, ChartLook look) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("$schema", SCHEMA);
    // White also on a dark page: the colours are chosen for it, and so are those of all texts,
    // which
    // a dark theme would else make white as well.
    spec.put("background", "white");
    spec.put("title", title(data, look));
    spec.put("width", look.width());
    spec.put("height", look.height());
    spec.put("autosize", VegaObject.of("type", "fit", "contains", "padding"));
    spec.put("padding", 12);
    spec.put("data", VegaObject.of("values", rows(data)));
    if (data.cells().isEmpty()) {
      spec.put(
          "mark",
          VegaObject.of("type", "text", "text", Labels.NO_ROWS, "fontSize", 16, "color", INK));
      spec.put("encoding", new LinkedHashMap<>());
    } else {
      spec.putAll(Encodings.of(kind, data, look));
    }
    spec.put("config", config());
    return spec;
  }

  private static Map<String, Object> title(ChartData data, ChartLook look) {
    Map<String, Object> title = new LinkedHashMap<>();
    title.put("text", look.title());
    List<String> below = new ArrayList<>();
    if (look.subtitle() != null) {
      below.add(look.subtitle());
    }
    below.addAll(look.smallPrint(data));
    if (!below.isEmpty()) {
      title.put("subtitle", below);
    }
    return title;
  }

  private static List<Object> rows(ChartData data) {
    List<Object> rows = new ArrayList<>();
    boolean ranked = data.series() != null;
    for (ChartCell cell : data.cells()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put(data.key().column(), json(cell.key()));
      if (ranked) {
        row.put(data.series().column(), json(cell.series()));
        row.put(Encodings.RANK, data.series().values().indexOf(cell.series()));
      }
      row.put(data.value(), ChartNumbers.json(cell.value()));
      rows.add(row);
    }
    return rows;
  }

  private static Object json(Object value) {
    return value instanceof Double number ? ChartNumbers.json(number) : value.toString();
  }

  private static Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("font", "Helvetica Neue, Arial, sans-serif");
    config.put("view", VegaObject.of("stroke", null));
    // Said aloud, since JupyterLab's dark theme would write white on our white.
    String ink = Palette.hex(List.of(Palette.INK)).get(0);
    config.put(
        "style",
        VegaObject.of(
            "guide-label", VegaObject.of("fill", ink), "guide-title", VegaObject.of("fill", ink)));
    config.put(
        "title",
        VegaObject.of(
            "anchor",
            "start",
            "fontSize",
            16,
            "color",
            ink,
            "subtitleFontSize",
            12,
            "subtitleColor",
            SOFT,
            "color",
            INK,
            "offset",
            14));
    config.put(
        "axis",
        VegaObject.of(
            "domain",
            false,
            "ticks",
            false,
            "gridColor",
            "#E5E5E5",
            "labelFontSize",
            11,
            "labelPadding",
            6,
            "titleFontSize",
            12,
            "titleFontWeight",
            "normal",
            "labelColor",
            INK,
            "titleColor",
            INK));
    config.put(
        "legend",
        VegaObject.of(
            "labelFontSize",
            11,
            "titleFontSize",
            12,
            "titleFontWeight",
            "normal",
            "labelColor",
            INK,
            "titleColor",
            INK));
    return config;
  }
}
