package org.trialbook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds that Vega-Lite draws in layers: boxes, timelines, maps. */
final class LayeredEncodings {

  private static final int THICK = 14;

  private LayeredEncodings() {}

  static Map<String, Object> box(ChartData data) {
    Map<String, Object> axis = span("min", "quantitative", data.valueLabel());
    axis.put("scale", VegaObject.of("zero", false));
    List<Object> parts =
        Stream.of("min", "q1", "median", "q3", "max")
            .<Object>map(part -> part(part, "quantitative"))
            .toList();
    String colour = Palette.hex(Palette.series(1)).get(0);
    return rows(
        data,
        List.of(),
        parts,
        layer("rule", axis, "max", VegaObject.of("color", "#888888")),
        layer(
            "bar",
            span("q1", "quantitative", data.valueLabel()),
            "q3",
            VegaObject.of("size", THICK, "color", colour)),
        layer(
            "tick",
            span("median", "quantitative", data.valueLabel()),
            null,
            VegaObject.of("size", THICK, "thickness", 2, "color", "white")));
  }

  static Map<String, Object> timeline(ChartData data) {
    Map<String, Object> axis = span("start", "temporal", "");
    axis.put("scale", VegaObject.of("type", "utc"));
    return rows(
        data,
        List.of(
            VegaObject.of("calculate", "datum['start'] * 86400000", "as", "start"),
            VegaObject.of("calculate", "datum['end'] * 86400000", "as", "end")),
        List.of(day("start"), day("end")),
        layer(
            "bar",
            axis,
            "end",
            VegaObject.of("height", THICK, "color", Palette.hex(Palette.series(1)).get(0))));
  }

  static Map<String, Object> dotMap(ChartData data) {
    Map<String, Object> dots =
        VegaObject.of("type", "circle", "size", 28, "opacity", 0.6, "stroke", "white");
    dots.put("strokeWidth", 0.3);
    Map<String, Object> encoding = VegaObject.of("longitude", place(data.key().column()));
    encoding.put("latitude", place(data.value()));
    encoding.put("color", Channels.colour(data));
    encoding.put("tooltip", Channels.tooltip(data));
    Map<String, Object> land =
        VegaObject.of("data", VegaObject.of("values", List.of(Land.geoJson())));
    land.put("mark", VegaObject.of("type", "geoshape", "fill", "#EDEDED", "stroke", "#C8C8C8"));
    return VegaObject.of(
        "projection",
        VegaObject.of("type", "equirectangular"),
        "layer",
        List.of(land, VegaObject.of("mark", dots, "encoding", encoding)));
  }

  private static Map<String, Object> place(String column) {
    return Channels.field(column, "quantitative", null);
  }

  /** One mark a row of the chart, its parts taken from one row of data for each. */
  @SafeVarargs
  private static Map<String, Object> rows(
      ChartData data,
      List<Map<String, Object>> calculations,
      List<Object> parts,
      Map<String, Object>... layers) {
    List<Object> transform = new ArrayList<>();
    transform.add(
        VegaObject.of(
            "pivot",
            data.series().column(),
            "value",
            data.value(),
            "groupby",
            List.of(data.key().column())));
    transform.addAll(calculations);
    Map<String, Object> y = Channels.down(data.key());
    List<Object> tooltip = new ArrayList<>(List.of(Channels.tooltip(data.key())));
    tooltip.addAll(parts);
    List<Object> all = new ArrayList<>();
    for (Map<String, Object> layer : layers) {
      @SuppressWarnings("unchecked")
      Map<String, Object> encoding = (Map<String, Object>) layer.get("encoding");
      encoding.put("y", y);
      encoding.put("tooltip", tooltip);
      all.add(layer);
    }
    return VegaObject.of("transform", transform, "layer", all);
  }

  private static Map<String, Object> layer(
      String type, Map<String, Object> x, String to, Map<String, Object> look) {
    Map<String, Object> mark = VegaObject.of("type", type);
    mark.putAll(look);
    Map<String, Object> encoding = VegaObject.of("x", x);
    if (to != null) {
      encoding.put("x2", VegaObject.of("field", to));
    }
    return VegaObject.of("mark", mark, "encoding", encoding);
  }

  private static Map<String, Object> span(String from, String type, String title) {
    Map<String, Object> x = VegaObject.of("field", from, "type", type);
    x.put("title", title);
    return x;
  }

  private static Map<String, Object> part(String name, String type) {
    return VegaObject.of("field", name, "type", type, "format", ",.1f");
  }

  private static Map<String, Object> day(String name) {
    return VegaObject.of("field", name, "type", "temporal", "timeUnit", "utcyearmonthdate");
  }
}
