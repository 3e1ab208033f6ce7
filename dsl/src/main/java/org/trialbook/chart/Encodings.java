package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a Vega-Lite specification that is a kind's own: its mark and its encoding. */
final class Encodings {

  /** Where the rows of a chart's data hold the place of their series in a stack. */
  static final String RANK = "__rank";

  private Encodings() {}

  /** What a specification has besides its data and its look. */
  static Map<String, Object> of(ChartKind kind, ChartData data, ChartLook look) {
    return switch (kind) {
      case BAR -> bar(data, look);
      case HORIZONTAL_BAR -> horizontalBar(data);
      case STACKED_BAR -> stackedBar(data, look);
      case LINE -> line(data, look);
      case AREA -> area(data, look);
      case SCATTER -> scatter(data, look);
      case HEAT_MAP -> heatMap(data, look);
      case BOX -> LayeredEncodings.box(data);
      case TIMELINE -> LayeredEncodings.timeline(data);
      case DOT_MAP -> LayeredEncodings.dotMap(data);
    };
  }

  private static Map<String, Object> bar(ChartData data, ChartLook look) {
    return view(
        bars(),
        data,
        Map.entry("x", Channels.apart(Channels.across(data, look))),
        Map.entry("y", Channels.value(data)));
  }

  private static Map<String, Object> horizontalBar(ChartData data) {
    return view(
        bars(),
        data,
        Map.entry("y", Channels.apart(Channels.down(data.key()))),
        Map.entry("x", Channels.value(data)));
  }

  private static Map<String, Object> stackedBar(ChartData data, ChartLook look) {
    return view(
        mark("bar"),
        data,
        Map.entry("x", Channels.apart(Channels.across(data, look))),
        Map.entry("y", Channels.value(data)),
        Map.entry("color", Channels.colour(data)),
        Map.entry("order", Channels.field(RANK, "quantitative", null)));
  }

  private static Map<String, Object> line(ChartData data, ChartLook look) {
    Map<String, Object> mark = mark("line");
    mark.put("point", true);
    mark.put("strokeWidth", 2.5);
    mark.put("strokeJoin", "round");
    return view(
        mark,
        data,
        Map.entry("x", Channels.axis(data, look)),
        Map.entry("y", Channels.value(data)),
        Map.entry("color", Channels.colour(data)));
  }

  private static Map<String, Object> area(ChartData data, ChartLook look) {
    Map<String, Object> mark = mark("area");
    mark.put("line", data.series() == null);
    mark.put("opacity", data.series() == null ? 0.5 : 0.9);
    List<Map.Entry<String, Object>> channels = new ArrayList<>();
    channels.add(Map.entry("x", Channels.axis(data, look)));
    channels.add(Map.entry("y", Channels.value(data)));
    channels.add(Map.entry("color", Channels.colour(data)));
    if (data.series() != null) {
      channels.add(Map.entry("order", Channels.field(RANK, "quantitative", null)));
    }
    return view(mark, data, channels);
  }

  private static Map<String, Object> scatter(ChartData data, ChartLook look) {
    Map<String, Object> mark = mark("point");
    mark.put("filled", true);
    mark.put("size", 40);
    mark.put("opacity", 0.7);
    Map<String, Object> height = Channels.field(data.value(), "quantitative", data.valueLabel());
    height.put("scale", VegaObject.of("zero", false));
    return view(
        mark,
        data,
        List.of(
            Map.entry("x", Channels.axis(data, look)),
            Map.entry("y", height),
            Map.entry("color", Channels.colour(data))));
  }

  private static Map<String, Object> heatMap(ChartData data, ChartLook look) {
    Map<String, Object> shade = Channels.field(data.value(), "quantitative", data.valueLabel());
    shade.put("scale", VegaObject.of("range", Palette.hex(Palette.amounts()), "zero", true));
    return view(
        mark("rect"),
        data,
        Map.entry("x", Channels.across(data, look)),
        Map.entry("y", Channels.down(data.series())),
        Map.entry("color", shade));
  }

  @SafeVarargs
  private static Map<String, Object> view(
      Map<String, Object> mark, ChartData data, Map.Entry<String, Object>... channels) {
    List<Map.Entry<String, Object>> all = new ArrayList<>();
    for (Map.Entry<String, Object> channel : channels) {
      all.add(channel);
    }
    return view(mark, data, all);
  }

  private static Map<String, Object> view(
      Map<String, Object> mark, ChartData data, List<Map.Entry<String, Object>> channels) {
    Map<String, Object> encoding = new LinkedHashMap<>();
    for (Map.Entry<String, Object> channel : channels) {
      encoding.put(channel.getKey(), channel.getValue());
    }
    encoding.put("tooltip", Channels.tooltip(data));
    return VegaObject.of("mark", mark, "encoding", encoding);
  }

  private static Map<String, Object> bars() {
    Map<String, Object> mark = mark("bar");
    mark.put("color", Palette.hex(Palette.series(1)).get(0));
    return mark;
  }

  private static Map<String, Object> mark(String type) {
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("type", type);
    return mark;
  }
}
