package org.trialbook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds that draw a row for each category, of several marks: boxes, intervals, timelines. */
final class RowViews {

  private static final int THICK = 14;

  private final ChartKind kind;
  private final ChartData data;
  private final ChartLook look;
  private final Channels channels;

  RowViews(ChartKind kind, ChartData data, ChartLook look, Channels channels) {
    this.kind = kind;
    this.data = data;
    this.look = look;
    this.channels = channels;
  }

  Map<String, Object> view() {
    return switch (kind) {
      case BOX -> box();
      case INTERVALS -> intervals();
      default -> timeline();
    };
  }

  private Map<String, Object> box() {
    List<Object> parts =
        Stream.of("min", "q1", "median", "q3", "max")
            .<Object>map(
                part -> VegaObject.of("field", part, "type", "quantitative", "format", ",.1f"))
            .toList();
    return pivoted(
        List.of(),
        parts,
        List.of(
            layer(VegaObject.of("type", "rule", "color", "#888888"), from("min"), "max"),
            layer(
                VegaObject.of("type", "bar", "size", THICK, "color", look.colour()),
                from("q1"),
                "q3"),
            layer(
                VegaObject.of("type", "tick", "size", THICK, "thickness", 2, "color", "white"),
                from("median"),
                null)));
  }

  private Map<String, Object> timeline() {
    Map<String, Object> bar =
        layer(
            VegaObject.of("type", "bar", "height", THICK, "color", look.colour()),
            channels.span("start", "temporal"),
            "end");
    return pivoted(
        List.of(
            VegaObject.of("calculate", "datum['start'] * 86400000", "as", "start"),
            VegaObject.of("calculate", "datum['end'] * 86400000", "as", "end")),
        List.of(day("start"), day("end")),
        List.of(bar));
  }

  private Map<String, Object> intervals() {
    Map<String, Object> rule =
        VegaObject.of("type", "rule", "strokeWidth", 2, "color", look.theme().soft);
    Map<String, Object> point =
        VegaObject.of(
            "type", "point", "filled", true, "size", 70, "opacity", 1, "color", look.colour());
    Map<String, Object> value = channels.value();
    if (!look.is("log")) {
      value.put("scale", VegaObject.of("zero", false, "padding", 10));
    }
    return rows(
        List.of(layer(rule, from(VegaLiteSpec.LOW), VegaLiteSpec.HIGH), layer(point, value, null)),
        channels.tooltip());
  }

  private Map<String, Object> from(String part) {
    return channels.span(part, "quantitative");
  }

  private static Object day(String name) {
    return VegaObject.of("field", name, "type", "temporal", "timeUnit", "utcyearmonthdate");
  }

  /** The parts of a row taken from one row of data for each. */
  private Map<String, Object> pivoted(
      List<Object> calculations, List<Object> parts, List<Map<String, Object>> layers) {
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
    List<Object> tooltip = new ArrayList<>(List.of(channels.tooltip(data.key())));
    tooltip.addAll(parts);
    Map<String, Object> view = rows(layers, tooltip);
    view.put("transform", transform);
    return view;
  }

  private Map<String, Object> rows(List<Map<String, Object>> layers, List<Object> tooltip) {
    for (Map<String, Object> layer : layers) {
      @SuppressWarnings("unchecked")
      Map<String, Object> encoding = (Map<String, Object>) layer.get("encoding");
      encoding.put("y", channels.category(data.key(), false));
      encoding.put("tooltip", tooltip);
    }
    return VegaObject.of("layer", layers);
  }

  private static Map<String, Object> layer(
      Map<String, Object> mark, Map<String, Object> x, String to) {
    Map<String, Object> encoding = VegaObject.of("x", x);
    if (to != null) {
      encoding.put("x2", VegaObject.of("field", to));
    }
    return VegaObject.of("mark", mark, "encoding", encoding);
  }
}
