package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channels of Vega-Lite encodings: which column a place, a colour or a line of text shows. */
final class Channels {

  private Channels() {}

  /** Leaves as much room between bars as the picture does. */
  static Map<String, Object> apart(Map<String, Object> channel) {
    channel.put("scale", VegaObject.of("paddingInner", 0.28, "paddingOuter", 0.14));
    return channel;
  }

  static Map<String, Object> across(ChartData data, ChartLook look) {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("labelAngle", data.tiltsLabels(look.width()) ? -40 : 0);
    axis.put("labelLimit", 160);
    return category(data.key(), axis);
  }

  static Map<String, Object> down(Dimension dimension) {
    // By default the title is put at most 200 pixels away, which is in the middle of long names.
    return category(dimension, VegaObject.of("labelLimit", 260, "maxExtent", 300));
  }

  private static Map<String, Object> category(Dimension dimension, Map<String, Object> axis) {
    Map<String, Object> channel = field(dimension.column(), "nominal", dimension.label());
    channel.put("sort", dimension.texts());
    channel.put("axis", axis);
    return channel;
  }

  static Object axis(ChartData data, ChartLook look) {
    Dimension dimension = data.key();
    switch (dimension.scale()) {
      case DATE -> {
        Map<String, Object> dates = field(dimension.column(), "temporal", dimension.label());
        // Days are read as UTC; without this they would show as the day before west of Greenwich.
        dates.put("scale", VegaObject.of("type", "utc"));
        dates.put("axis", VegaObject.of("grid", false));
        return dates;
      }
      case NUMBER -> {
        Map<String, Object> numbers = field(dimension.column(), "quantitative", dimension.label());
        numbers.put("scale", VegaObject.of("zero", false, "nice", false));
        if (dimension.years()) {
          numbers.put("axis", VegaObject.of("format", "d", "tickMinStep", 1, "grid", false));
        }
        return numbers;
      }
      default -> {
        return across(data, look);
      }
    }
  }

  static Object value(ChartData data) {
    Map<String, Object> channel = field(data.value(), "quantitative", data.valueLabel());
    double largest = data.cells().stream().mapToDouble(ChartCell::value).max().orElse(0);
    if (data.cells().stream().allMatch(cell -> cell.value() == Math.rint(cell.value()))) {
      // There is no half study; the least step alone still lets halves through where there are few.
      Map<String, Object> axis = VegaObject.of("tickMinStep", 1);
      if (largest < 10) {
        axis.put("tickCount", Math.max(1, (int) largest));
      }
      channel.put("axis", axis);
    }
    return channel;
  }

  /** A colour for each series; the first of them all where there are none. */
  static Object colour(ChartData data) {
    Dimension series = data.series();
    if (series == null) {
      return VegaObject.of("value", Palette.hex(Palette.series(1)).get(0));
    }
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
  private static String escaped(String column) {
    return column.replaceAll("([\\\\.\\[\\]])", "\\\\$1");
  }
}
