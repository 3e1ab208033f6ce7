package org.trialbook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds that Vega-Lite draws in layers: boxes, timelines, maps. */
final class LayeredEncodings {

  private static final int THICK = 14;

  private LayeredEncodings() {}

  static Encodings.View box(ChartData data) {
    Map<String, Object> axis = span("min", "quantitative", data.valueLabel());
    axis.put("scale", Spec.mapOf("zero", false));
    List<Object> parts =
        Stream.of("min", "q1", "median", "q3", "max")
            .<Object>map(part -> part(part, "quantitative"))
            .toList();
    String colour = Palette.hex(Palette.series(1)).get(0);
    return rows(
        data,
        List.of(),
        parts,
        layer("rule", axis, "max", Spec.mapOf("color", "#888888")),
        layer(
            "bar",
            span("q1", "quantitative", data.valueLabel()),
            "q3",
            Spec.mapOf("size", THICK, "color", colour)),
        layer(
            "tick",
            span("median", "quantitative", data.valueLabel()),
            null,
            Spec.mapOf("size", THICK, "thickness", 2, "color", "white")));
  }

  static Encodings.View timeline(ChartData data) {
    Map<String, Object> axis = span("start", "temporal", "");
    axis.put("scale", Spec.mapOf("type", "utc"));
    return rows(
        data,
        List.of(
            Spec.mapOf("calculate", "datum['start'] * 86400000", "as", "start"),
            Spec.mapOf("calculate", "datum['end'] * 86400000", "as", "end")),
        List.of(day("start"), day("end")),
        layer(
            "bar",
            axis,
            "end",
            Spec.mapOf("height", THICK, "color", Palette.hex(Palette.series(1)).get(0))));
  }

  static Encodings.View dotMap(ChartData data) {
    Map<String, Object> dots =
        Spec.mapOf("type", "circle", "size", 28, "opacity", 0.6, "stroke", "white");
    dots.put("strokeWidth", 0.3);
    Map<String, Object> encoding = Spec.mapOf("longitude", place(data.key().column()));
    encoding.put("latitude", place(data.value()));
    encoding.put(
        "color",
        data.series() == null
            ? Spec.mapOf("value", Palette.hex(Palette.series(1)).get(0))
            : Encodings.colour(data.series()));
    encoding.put("tooltip", Encodings.tooltip(data));
    Map<String, Object> land = Spec.mapOf("data", Spec.mapOf("values", List.of(Land.geoJson())));
    land.put("mark", Spec.mapOf("type", "geoshape", "fill", "#EDEDED", "stroke", "#C8C8C8"));
    return new Encodings.View(
        Spec.mapOf(
            "projection",
            Spec.mapOf("type", "equirectangular"),
            "layer",
            List.of(land, Spec.mapOf("mark", dots, "encoding", encoding))));
  }

  private static Map<String, Object> place(String column) {
    return Encodings.field(column, "quantitative", null);
  }

  /** One mark a row of the chart, its parts taken from one row of data for each. */
  @SafeVarargs
  private static Encodings.View rows(
      ChartData data,
      List<Map<String, Object>> calculations,
      List<Object> parts,
      Map<String, Object>... layers) {
    List<Object> transform = new ArrayList<>();
    transform.add(
        Spec.mapOf(
            "pivot",
            data.series().column(),
            "value",
            data.value(),
            "groupby",
            List.of(data.key().column())));
    transform.addAll(calculations);
    Map<String, Object> y = Encodings.down(data.key());
    List<Object> tooltip = new ArrayList<>(List.of(Encodings.tooltip(data.key())));
    tooltip.addAll(parts);
    List<Object> all = new ArrayList<>();
    for (Map<String, Object> layer : layers) {
      @SuppressWarnings("unchecked")
      Map<String, Object> encoding = (Map<String, Object>) layer.get("encoding");
      encoding.put("y", y);
      encoding.put("tooltip", tooltip);
      all.add(layer);
    }
    return new Encodings.View(Spec.mapOf("transform", transform, "layer", all));
  }

  private static Map<String, Object> layer(
      String type, Map<String, Object> x, String to, Map<String, Object> look) {
    Map<String, Object> mark = Spec.mapOf("type", type);
    mark.putAll(look);
    Map<String, Object> encoding = Spec.mapOf("x", x);
    if (to != null) {
      encoding.put("x2", Spec.mapOf("field", to));
    }
    return Spec.mapOf("mark", mark, "encoding", encoding);
  }

  private static Map<String, Object> span(String from, String type, String title) {
    Map<String, Object> x = Spec.mapOf("field", from, "type", type);
    x.put("title", title);
    return x;
  }

  private static Map<String, Object> part(String name, String type) {
    return Spec.mapOf("field", name, "type", type, "format", ",.1f");
  }

  private static Map<String, Object> day(String name) {
    return Spec.mapOf("field", name, "type", "temporal", "timeUnit", "utcyearmonthdate");
  }
}
