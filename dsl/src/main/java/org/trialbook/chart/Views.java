package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each kind of chart draws: its marks, and which column their places and colours show. */
final class Views {

  /** More numbers than this nobody reads in cells. */
  private static final int MOST_NUMBERS = 300;

  private final ChartKind kind;
  private final ChartData data;
  private final ChartLook look;
  private final Channels channels;

  Views(ChartKind kind, ChartData data, ChartLook look) {
    this.kind = kind;
    this.data = data;
    this.look = look;
    this.channels = new Channels(kind, data, look);
  }

  /** A mark with its encoding, or layers of them. */
  Map<String, Object> view() {
    Map<String, Object> view =
        switch (kind) {
          case BAR, STACKED_BAR -> bars();
          case HISTOGRAM -> histogram();
          case LINE ->
              line("line", VegaObject.of("point", true, "strokeWidth", 2.5, "strokeJoin", "round"));
          case STEPS -> steps();
          case AREA -> area();
          case SCATTER -> scatter();
          case HEAT_MAP -> heatMap();
          case BOX, INTERVALS, TIMELINE -> new RowViews(kind, data, look, channels).view();
          case DOT_MAP -> Maps.dots(channels, data);
          case COUNTRY_MAP -> Maps.countries(data, look);
        };
    return faceted(ruled(view));
  }

  private Map<String, Object> bars() {
    Map<String, Object> encoding = new LinkedHashMap<>();
    boolean rows = look.is("horizontal");
    boolean grouped = look.is("grouped") && data.series() != null;
    Map<String, Object> category =
        data.span() == null
            ? Channels.apart(channels.category(data.key(), !rows))
            : channels.time(!rows);
    Map<String, Object> value = channels.value();
    if (look.is("share")) {
      value.put("stack", "normalize");
      value.put(
          "title",
          look.is("grouped")
              ? value.get("title")
              : "Share of " + ColumnWords.inSentence(data.value()));
      value.put("axis", VegaObject.of("format", "%"));
    } else if (grouped) {
      value.put("stack", null);
    }
    encoding.put(rows ? "y" : "x", category);
    encoding.put(rows ? "x" : "y", value);
    if (data.series() != null) {
      encoding.put("color", channels.colour());
      encoding.put("order", Channels.field(VegaLiteSpec.RANK, "quantitative", null));
      if (grouped) {
        Map<String, Object> offset = Channels.field(data.series().column(), "nominal", null);
        offset.put("sort", channels.ordered(data.series()));
        encoding.put(rows ? "yOffset" : "xOffset", offset);
      }
    }
    Map<String, Object> bar = VegaObject.of("type", "bar");
    if (data.series() == null) {
      bar.put("color", look.colour());
    }
    return labelled(bar, encoding, rows);
  }

  /** With its numbers beside the marks, or in them where they are parts of a stack. */
  private Map<String, Object> labelled(
      Map<String, Object> mark, Map<String, Object> encoding, boolean rows) {
    encoding.put("tooltip", channels.tooltip());
    if (!look.is("labels")) {
      return VegaObject.of("mark", mark, "encoding", encoding);
    }
    boolean inside = kind == ChartKind.STACKED_BAR && !look.is("grouped");
    Map<String, Object> text = VegaObject.of("type", "text");
    Map<String, Object> number = channels.number();
    if (inside) {
      text.put("color", "black");
      text.put("fontSize", 10);
    } else if (rows) {
      text.putAll(VegaObject.of("align", "left", "dx", 4));
    } else {
      text.putAll(VegaObject.of("baseline", "bottom", "dy", -3));
    }
    Map<String, Object> labels = new LinkedHashMap<>(encoding);
    labels.remove("color");
    labels.put("text", number);
    if (inside) {
      String axis = rows ? "x" : "y";
      @SuppressWarnings("unchecked")
      Map<String, Object> place = new LinkedHashMap<>((Map<String, Object>) encoding.get(axis));
      place.put("stack", look.is("share") ? "normalize" : "zero");
      place.put("bandPosition", 0.5);
      labels.put(axis, place);
      labels.put("detail", Channels.field(data.series().column(), "nominal", null));
    }
    return VegaObject.of(
        "layer",
        List.of(
            VegaObject.of("mark", mark, "encoding", encoding),
            VegaObject.of("mark", text, "encoding", labels)));
  }

  private Map<String, Object> histogram() {
    Map<String, Object> x =
        Channels.field(
            data.key().column(),
            "quantitative",
            look.is("xTitle") ? look.text("xTitle") : data.key().label());
    x.put("bin", VegaObject.of("binned", true));
    x.put("axis", Channels.numberAxis(data.key()));
    Map<String, Object> encoding = VegaObject.of("x", x);
    encoding.put("x2", VegaObject.of("field", VegaLiteSpec.HIGH));
    encoding.put("y", channels.value());
    return labelled(VegaObject.of("type", "bar", "color", look.colour()), encoding, false);
  }

  private Map<String, Object> line(String type, Map<String, Object> mark) {
    Map<String, Object> all = VegaObject.of("type", type);
    all.putAll(mark);
    Map<String, Object> encoding = VegaObject.of("x", channels.axis(), "y", channels.value());
    encoding.put("color", channels.colour());
    return labelled(all, encoding, false);
  }

  private Map<String, Object> steps() {
    Map<String, Object> line =
        line("line", VegaObject.of("interpolate", "step-after", "strokeWidth", 2.5));
    if (data.cells().stream().allMatch(cell -> cell.low() == null)) {
      return line;
    }
    Map<String, Object> y = Channels.field(VegaLiteSpec.LOW, "quantitative", channels.valueTitle());
    Map<String, Object> band = VegaObject.of("x", channels.axis(), "y", y);
    band.put("y2", VegaObject.of("field", VegaLiteSpec.HIGH));
    Map<String, Object> colour = channels.colour();
    if (data.series() != null) {
      colour.put("legend", VegaObject.of("symbolOpacity", 1, "symbolType", "stroke"));
    }
    band.put("color", colour);
    Map<String, Object> area =
        VegaObject.of("type", "area", "interpolate", "step-after", "opacity", 0.18);
    return VegaObject.of("layer", List.of(VegaObject.of("mark", area, "encoding", band), line));
  }

  private Map<String, Object> area() {
    boolean one = data.series() == null;
    Map<String, Object> view = line("area", VegaObject.of("line", one, "opacity", one ? 0.5 : 0.9));
    if (!one) {
      @SuppressWarnings("unchecked")
      Map<String, Object> encoding = (Map<String, Object>) view.get("encoding");
      encoding.put("order", Channels.field(VegaLiteSpec.RANK, "quantitative", null));
      if (look.is("share")) {
        @SuppressWarnings("unchecked")
        Map<String, Object> y = (Map<String, Object>) encoding.get("y");
        y.put("stack", "normalize");
        y.put("axis", VegaObject.of("format", "%"));
      }
    }
    return view;
  }

  private Map<String, Object> scatter() {
    Map<String, Object> view =
        line("point", VegaObject.of("filled", true, "size", 40, "opacity", 0.7));
    layers(view).forEach(channels::fromAnywhere);
    return view;
  }

  private Map<String, Object> heatMap() {
    Map<String, Object> shade = Channels.field(data.value(), "quantitative", channels.valueTitle());
    shade.put("scale", VegaObject.of("range", Palette.AMOUNTS, "zero", true));
    Map<String, Object> encoding = VegaObject.of("x", channels.category(data.key(), true));
    encoding.put("y", channels.category(data.series(), false));
    encoding.put("color", shade);
    encoding.put("tooltip", channels.tooltip());
    Map<String, Object> cells =
        VegaObject.of("mark", VegaObject.of("type", "rect"), "encoding", encoding);
    if (data.cells().size() > MOST_NUMBERS) {
      return cells;
    }
    Map<String, Object> numbers = new LinkedHashMap<>(encoding);
    numbers.remove("color");
    numbers.put("text", channels.number());
    return VegaObject.of(
        "layer",
        List.of(
            cells,
            VegaObject.of(
                "mark", VegaObject.of("type", "text", "color", "black"), "encoding", numbers)));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> layers(Map<String, Object> view) {
    return (List<Map<String, Object>>) view.getOrDefault("layer", List.of(view));
  }

  /** Each series in a small chart of its own. */
  private Map<String, Object> faceted(Map<String, Object> view) {
    if (!look.is("facets") || data.series() == null) {
      return view;
    }
    int columns = (int) look.said().get("facets");
    int width = Math.max(80, (look.width() - 60) / columns - 50);
    Map<String, Object> facet = Channels.field(data.series().column(), "nominal", null);
    facet.put("title", null);
    facet.put("sort", data.series().texts());
    Map<String, Object> small = new LinkedHashMap<>(view);
    small.put("width", width);
    small.put("height", Math.max(80, width * 2 / 3));
    layers(small).forEach(Channels::withoutLegend);
    return VegaObject.of("facet", facet, "columns", columns, "spec", small);
  }

  /** With lines at values that mean something. */
  private Map<String, Object> ruled(Map<String, Object> view) {
    List<List<Object>> rules = look.list("rules");
    if (rules.isEmpty()) {
      return view;
    }
    boolean across = channels.isAcross();
    List<Object> layers = new ArrayList<>();
    Map<String, Object> under = new LinkedHashMap<>(view);
    if (view.containsKey("layer")) {
      layers.addAll((List<?>) under.remove("layer"));
    } else {
      layers.add(VegaObject.of("mark", under.remove("mark"), "encoding", under.remove("encoding")));
    }
    // A row of its own: of the chart's data each would be drawn as often as there are rows.
    Map<String, Object> once = VegaObject.of("values", List.of(Map.of()));
    for (List<Object> rule : rules) {
      Map<String, Object> at =
          VegaObject.of(across ? "x" : "y", VegaObject.of("datum", rule.get(0)));
      layers.add(
          VegaObject.of(
              "data", once,
              "mark",
                  VegaObject.of(
                      "type", "rule", "strokeDash", List.of(4, 3), "color", look.theme().ink),
              "encoding", at));
      Map<String, Object> text =
          VegaObject.of("type", "text", "text", rule.get(1), "align", across ? "center" : "left");
      text.put("dx", across ? 0 : 4);
      text.put("dy", across ? -3 : 0); // above the first row, on which it would lie
      text.put("baseline", "bottom");
      text.put(across ? "y" : "x", 0);
      layers.add(VegaObject.of("data", once, "mark", text, "encoding", at));
    }
    under.put("layer", layers);
    return under;
  }
}
