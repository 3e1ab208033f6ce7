package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a Vega-Lite specification that is a kind's own: its mark and its encoding. */
final class Encodings {

  /** Where the rows of a chart's data hold the place of their series in a stack. */
  static final String RANK = "__rank";

  /** What a specification has besides its data and its look. */
  record View(Map<String, Object> body) {}

  private Encodings() {}

  static View bar(ChartData data, Look look) {
    return view(
        bars(), data, Map.entry("x", apart(across(data, look))), Map.entry("y", value(data)));
  }

  static View horizontalBar(ChartData data) {
    return view(bars(), data, Map.entry("y", apart(down(data.key()))), Map.entry("x", value(data)));
  }

  static View stackedBar(ChartData data, Look look) {
    return view(
        mark("bar"),
        data,
        Map.entry("x", apart(across(data, look))),
        Map.entry("y", value(data)),
        Map.entry("color", colour(data.series())),
        Map.entry("order", field(RANK, "quantitative", null)));
  }

  static View line(ChartData data, Look look) {
    Map<String, Object> mark = mark("line");
    mark.put("point", true);
    mark.put("strokeWidth", 2.5);
    mark.put("strokeJoin", "round");
    return view(
        mark, data, Map.entry("x", axis(data, look)), Map.entry("y", value(data)), colourOf(data));
  }

  static View area(ChartData data, Look look) {
    Map<String, Object> mark = mark("area");
    mark.put("line", data.series() == null);
    mark.put("opacity", data.series() == null ? 0.5 : 0.9);
    List<Map.Entry<String, Object>> channels = new ArrayList<>();
    channels.add(Map.entry("x", axis(data, look)));
    channels.add(Map.entry("y", value(data)));
    channels.add(colourOf(data));
    if (data.series() != null) {
      channels.add(Map.entry("order", field(RANK, "quantitative", null)));
    }
    return view(mark, data, channels);
  }

  static View scatter(ChartData data, Look look) {
    Map<String, Object> mark = mark("point");
    mark.put("filled", true);
    mark.put("size", 40);
    mark.put("opacity", 0.7);
    Map<String, Object> height = field(data.value(), "quantitative", data.valueLabel());
    height.put("scale", Spec.mapOf("zero", false));
    return view(
        mark,
        data,
        List.of(Map.entry("x", axis(data, look)), Map.entry("y", height), colourOf(data)));
  }

  private static Map.Entry<String, Object> colourOf(ChartData data) {
    return data.series() == null
        ? Map.entry("color", Spec.mapOf("value", Palette.hex(Palette.series(1)).get(0)))
        : Map.entry("color", colour(data.series()));
  }

  static View heatMap(ChartData data, Look look) {
    Map<String, Object> shade = field(data.value(), "quantitative", data.valueLabel());
    shade.put("scale", Spec.mapOf("range", Palette.hex(Palette.amounts()), "zero", true));
    return view(
        mark("rect"),
        data,
        Map.entry("x", across(data, look)),
        Map.entry("y", down(data.series())),
        Map.entry("color", shade));
  }

  @SafeVarargs
  private static View view(
      Map<String, Object> mark, ChartData data, Map.Entry<String, Object>... channels) {
    List<Map.Entry<String, Object>> all = new ArrayList<>();
    for (Map.Entry<String, Object> channel : channels) {
      all.add(channel);
    }
    return view(mark, data, all);
  }

  private static View view(
      Map<String, Object> mark, ChartData data, List<Map.Entry<String, Object>> channels) {
    Map<String, Object> encoding = new LinkedHashMap<>();
    for (Map.Entry<String, Object> channel : channels) {
      encoding.put(channel.getKey(), channel.getValue());
    }
    encoding.put("tooltip", tooltip(data));
    return new View(Spec.mapOf("mark", mark, "encoding", encoding));
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

  /** Leaves as much room between bars as the picture does. */
  private static Map<String, Object> apart(Map<String, Object> channel) {
    channel.put("scale", Spec.mapOf("paddingInner", 0.28, "paddingOuter", 0.14));
    return channel;
  }

  private static Map<String, Object> across(ChartData data, Look look) {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("labelAngle", data.tiltsLabels(look.width()) ? -40 : 0);
    axis.put("labelLimit", 160);
    return category(data.key(), axis);
  }

  static Map<String, Object> down(Dimension dimension) {
    // By default the title is put at most 200 pixels away, which is in the middle of long names.
    return category(dimension, Spec.mapOf("labelLimit", 260, "maxExtent", 300));
  }

  private static Map<String, Object> category(Dimension dimension, Map<String, Object> axis) {
    Map<String, Object> channel = field(dimension.column(), "nominal", dimension.label());
    channel.put("sort", dimension.texts());
    channel.put("axis", axis);
    return channel;
  }

  private static Object axis(ChartData data, Look look) {
    Dimension dimension = data.key();
    switch (dimension.scale()) {
      case DATE -> {
        Map<String, Object> dates = field(dimension.column(), "temporal", dimension.label());
        // Days are read as UTC; without this they would show as the day before west of Greenwich.
        dates.put("scale", Spec.mapOf("type", "utc"));
        dates.put("axis", Spec.mapOf("grid", false));
        return dates;
      }
      case NUMBER -> {
        Map<String, Object> numbers = field(dimension.column(), "quantitative", dimension.label());
        numbers.put("scale", Spec.mapOf("zero", false, "nice", false));
        if (dimension.years()) {
          numbers.put("axis", Spec.mapOf("format", "d", "tickMinStep", 1, "grid", false));
        }
        return numbers;
      }
      default -> {
        return across(data, look);
      }
    }
  }

  private static Object value(ChartData data) {
    Map<String, Object> channel = field(data.value(), "quantitative", data.valueLabel());
    double largest = data.cells().stream().mapToDouble(ChartData.Cell::value).max().orElse(0);
    if (data.cells().stream().allMatch(cell -> cell.value() == Math.rint(cell.value()))) {
      // There is no half study; the least step alone still lets halves through where there are few.
      Map<String, Object> axis = Spec.mapOf("tickMinStep", 1);
      if (largest < 10) {
        axis.put("tickCount", Math.max(1, (int) largest));
      }
      channel.put("axis", axis);
    }
    return channel;
  }

  static Object colour(Dimension series) {
    Map<String, Object> channel = field(series.column(), "nominal", series.label());
    List<String> names = series.texts();
    Map<String, Object> scale = new LinkedHashMap<>();
    scale.put("domain", names);
    scale.put("range", Palette.hex(Palette.series(names.size())));
    channel.put("scale", scale);
    return channel;
  }

  static List<Object> tooltip(ChartData data) {
    List<Object> lines = new ArrayList<>();
    lines.add(tooltip(data.key()));
    if (data.series() != null) {
      lines.add(tooltip(data.series()));
    }
    Map<String, Object> value = field(data.value(), "quantitative", data.valueLabel());
    value.put("format", ",");
    lines.add(value);
    return lines;
  }

  static Object tooltip(Dimension dimension) {
    return switch (dimension.scale()) {
      case DATE -> {
        Map<String, Object> dates = field(dimension.column(), "temporal", dimension.label());
        dates.put("timeUnit", "utcyearmonthdate");
        yield dates;
      }
      case NUMBER -> field(dimension.column(), "quantitative", dimension.label());
      case CATEGORY -> field(dimension.column(), "nominal", dimension.label());
    };
  }

  static Map<String, Object> field(String column, String type, String title) {
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("field", escaped(column));
    channel.put("type", type);
    if (title != null) {
      channel.put("title", title);
    }
    return channel;
  }

  /** Dots and brackets in a name would be read as a path into the row. */
  static String escaped(String column) {
    return column.replaceAll("([\\\\.\\[\\]])", "\\\\$1");
  }
}
