package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The channels of Vega-Lite encodings: which column a place, a colour or a line of text shows. */
final class Channels {

  /** About how many pixels a letter of a label takes. */
  private static final int LETTER = 7;

  /** How long the names of rows and of columns may be, in pixels. */
  private static final int LONGEST_ROW = 260;

  private static final int LONGEST_COLUMN = 160;

  /** Of an axis of values, in pixels; that from left to right has its numbers beside each other. */
  private static final int TICK_UP = 50;

  private static final int TICK_ACROSS = 100;

  private final ChartKind kind;
  private final ChartData data;
  private final ChartLook look;

  Channels(ChartKind kind, ChartData data, ChartLook look) {
    this.kind = kind;
    this.data = data;
    this.look = look;
  }

  /** Leaves room between bars. */
  static Map<String, Object> apart(Map<String, Object> channel) {
    channel.put("scale", VegaObject.of("paddingInner", 0.28, "paddingOuter", 0.14));
    return channel;
  }

  Map<String, Object> category(Dimension dimension, boolean across) {
    Map<String, Object> channel =
        field(dimension.column(), "nominal", title(across ? "xTitle" : "yTitle", dimension));
    channel.put("sort", ordered(dimension));
    double letters = look.theme().letters();
    channel.put(
        "axis",
        across
            ? VegaObject.of(
                "labelAngle",
                tiltsLabels() ? -40 : 0,
                "labelLimit",
                (int) (LONGEST_COLUMN * letters),
                "grid",
                false)
            // By default the title is put at most 200 pixels away, which is in the middle of names.
            : VegaObject.of(
                "labelLimit",
                (int) (LONGEST_ROW * letters),
                "maxExtent",
                (int) ((LONGEST_ROW + 40) * letters),
                "grid",
                false));
    return channel;
  }

  /** The values that the order names, in its order, and then the others in theirs. */
  List<String> ordered(Dimension dimension) {
    List<String> texts = dimension.texts();
    return Stream.concat(
            look.<String>list("order").stream()
                .map(value -> Columns.label(dimension.column(), value))
                .filter(texts::contains),
            texts.stream())
        .distinct()
        .toList();
  }

  /** Of the series too where they stand side by side; parts of a stack lie by their size. */
  private List<String> series() {
    return look.is("grouped") ? ordered(data.series()) : data.series().texts();
  }

  /** Whether the labels below must be tilted to stand beside each other: an estimate. */
  private boolean tiltsLabels() {
    double letter = LETTER * look.theme().letters();
    double beside =
        data.series() == null
            ? 0
            : Math.min(letter * data.series().longestText(), LONGEST_ROW * look.theme().letters())
                + 40;
    double names = letter * (data.key().longestText() + 1) * data.key().values().size();
    return names > look.width() - 80 - beside;
  }

  /** Spans of time, each with its room, also those without a value. */
  Map<String, Object> time(boolean across) {
    Map<String, Object> channel =
        field(data.key().column(), "ordinal", title(across ? "xTitle" : "yTitle", data.key()));
    List<String> spans = data.span().from(data.key().values());
    channel.put("scale", VegaObject.of("domain", spans));
    int beside = data.series() == null || look.is("facets") ? 60 : 160;
    int width = (look.width() - beside) / (look.is("facets") ? (int) look.said().get("facets") : 1);
    double letters = spans.get(0).length() * LETTER + 12;
    int room = (int) (width / letters / look.theme().letters());
    channel.put(
        "axis",
        VegaObject.of("grid", false, "labelAngle", 0, "values", data.span().written(spans, room)));
    return channel;
  }

  Map<String, Object> axis() {
    if (data.span() != null) {
      return time(true);
    }
    Dimension dimension = data.key();
    String title = title("xTitle", dimension);
    return switch (dimension.scale()) {
      case DATE -> {
        Map<String, Object> dates = field(dimension.column(), "temporal", title);
        // Days are read as UTC; without this they would show as the day before west of Greenwich.
        dates.put("scale", VegaObject.of("type", "utc"));
        dates.put("axis", VegaObject.of("grid", false));
        yield dates;
      }
      case NUMBER -> {
        Map<String, Object> numbers = field(dimension.column(), "quantitative", title);
        numbers.put("scale", VegaObject.of("zero", kind == ChartKind.STEPS, "nice", false));
        numbers.put("axis", numberAxis(dimension));
        yield numbers;
      }
      case CATEGORY -> category(dimension, true);
    };
  }

  /** Years have no thousands. */
  static Map<String, Object> numberAxis(Dimension dimension) {
    Map<String, Object> axis = VegaObject.of("grid", false);
    if (dimension.years()) {
      axis.putAll(VegaObject.of("format", "d", "tickMinStep", 1));
    }
    return axis;
  }

  Map<String, Object> value() {
    Map<String, Object> channel = field(data.value(), "quantitative", valueTitle());
    Map<String, Object> axis = new LinkedHashMap<>();
    if (!look.is("facets")) {
      axis.put("tickCount", ticks());
    }
    if (isWhole()) {
      // There is no half study; the least step alone still lets halves through where there are few.
      axis.put("tickMinStep", 1);
      axis.put("format", ",d");
      double largest = data.cells().stream().mapToDouble(ChartCell::value).max().orElse(0);
      if (largest < 10) {
        axis.put("tickCount", Math.max(1, (int) largest));
      }
    }
    if (look.is("format")) {
      axis.put("format", look.text("format"));
    }
    if (!axis.isEmpty()) {
      channel.put("axis", axis);
    }
    if (axis.containsKey("tickCount")) {
      // The last number of the axis is beyond the largest value.
      channel.put("scale", VegaObject.of("nice", axis.get("tickCount")));
    }
    if (look.is("log")) {
      Map<String, Object> scale = VegaObject.of("type", "log");
      if (kind == ChartKind.BAR) {
        // A bar of one still is one.
        double least = data.cells().stream().mapToDouble(ChartCell::value).min().orElse(1);
        scale.put("domainMin", least / 2);
      }
      axis.put("labelOverlap", "greedy");
      channel.put("axis", axis);
      channel.put("scale", scale);
    }
    return channel;
  }

  /**
   * About how many numbers an axis of values has, so that each has room and each line its number.
   */
  private int ticks() {
    double room =
        isAcross()
            ? look.width() / (double) TICK_ACROSS
            : look.height(kind, data) / (double) TICK_UP;
    return (int) Math.max(2, room / look.theme().letters());
  }

  /** Whether values go from left to right. */
  boolean isAcross() {
    return look.is("horizontal") || kind == ChartKind.INTERVALS || kind == ChartKind.BOX;
  }

  String valueTitle() {
    String said = look.text(isAcross() ? "xTitle" : "yTitle");
    return said == null || kind == ChartKind.HEAT_MAP ? data.valueLabel() : said;
  }

  private String title(String name, Dimension dimension) {
    return look.is(name) ? look.text(name) : dimension.label();
  }

  /** An axis of values from one part to another. */
  Map<String, Object> span(String from, String type) {
    Map<String, Object> x =
        VegaObject.of(
            "field", from, "type", type, "title", type.equals("temporal") ? "" : valueTitle());
    x.put(
        "scale",
        type.equals("temporal")
            ? VegaObject.of("type", "utc")
            : look.is("log")
                ? VegaObject.of("type", "log")
                : VegaObject.of("zero", false, "padding", 10));
    return x;
  }

  /** Lets the axes of numbers begin where the numbers do. */
  void fromAnywhere(Map<String, Object> layer) {
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> encoding =
        (Map<String, Map<String, Object>>) layer.get("encoding");
    for (String axis : List.of("x", "y")) {
      Map<String, Object> channel = encoding.get(axis);
      if ("quantitative".equals(channel.get("type")) && !look.is("log")) {
        channel.put("scale", VegaObject.of("zero", false));
      }
    }
  }

  private boolean isWhole() {
    return data.cells().stream().allMatch(cell -> cell.value() == Math.rint(cell.value()));
  }

  /** A colour for each series; the first of them all where there are none. */
  Map<String, Object> colour() {
    Dimension series = data.series();
    if (series == null) {
      return VegaObject.of("value", look.colour());
    }
    Map<String, Object> channel = field(series.column(), "nominal", series.label());
    Map<String, String> wished = new LinkedHashMap<>();
    look.colours()
        .forEach((value, colour) -> wished.put(Columns.label(series.column(), value), colour));
    Map<String, String> colours = Palette.series(series(), wished);
    channel.put(
        "scale",
        VegaObject.of(
            "domain", new ArrayList<>(colours.keySet()),
            "range", new ArrayList<>(colours.values())));
    return channel;
  }

  @SuppressWarnings("unchecked")
  static void withoutLegend(Map<String, Object> layer) {
    Object colour = ((Map<String, Object>) layer.get("encoding")).get("color");
    if (colour instanceof Map<?, ?> channel && channel.containsKey("field")) {
      ((Map<String, Object>) channel).put("legend", null);
    }
  }

  /** The value as a text. */
  Map<String, Object> number() {
    Map<String, Object> number = field(data.value(), "quantitative", null);
    number.put("format", look.is("format") ? look.text("format") : isWhole() ? ",d" : ",.1f");
    return number;
  }

  List<Object> tooltip() {
    List<Object> lines = new ArrayList<>();
    lines.add(tooltip(data.key()));
    if (data.series() != null) {
      lines.add(tooltip(data.series()));
    }
    Map<String, Object> value = field(data.value(), "quantitative", data.valueLabel());
    value.put("format", ",");
    lines.add(value);
    if (data.cells().stream().anyMatch(cell -> cell.low() != null)) {
      lines.add(VegaObject.of("field", VegaLiteSpec.LOW, "type", "quantitative", "title", "from"));
      lines.add(VegaObject.of("field", VegaLiteSpec.HIGH, "type", "quantitative", "title", "to"));
    }
    return lines;
  }

  Object tooltip(Dimension dimension) {
    if (dimension.equals(data.key()) && data.span() != null) {
      return field(dimension.column(), "ordinal", dimension.label());
    }
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
    Map<String, Object> channel = VegaObject.of("field", escaped(column), "type", type);
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
