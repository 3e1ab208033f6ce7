package org.trialbook.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trialbook.text.Resources;

/** Maps of the world, of Natural Earth's countries (public domain) as TopoJSON. */
final class Maps {

  private static final Map<String, Object> PROJECTION = VegaObject.of("type", "equalEarth");

  /** What the registry calls a country, now or in old records, and what the map does. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("korea", "southkorea"),
          Map.entry("russianfederation", "russia"),
          Map.entry("vietnamsocialistrepublic", "vietnam"),
          Map.entry("czechrepublic", "czechia"),
          Map.entry("syrianarabrepublic", "syria"),
          Map.entry("trkiye", "turkey"),
          Map.entry("formerserbiaandmontenegro", "serbia"),
          Map.entry("swaziland", "eswatini"),
          Map.entry("thegambia", "gambia"),
          Map.entry("thebahamas", "bahamas"),
          Map.entry("laopeoplesdemocraticrepublic", "laos"),
          Map.entry("libyanarabjamahiriya", "libya"),
          Map.entry("palestinianterritories", "palestine"),
          Map.entry("palestinianterritoryoccupied", "palestine"),
          Map.entry("congothedemocraticrepublicofthe", "democraticrepublicofthecongo"),
          Map.entry("republicofthecongo", "congo"),
          Map.entry("bruneidarussalam", "brunei"));

  private Maps() {}

  /** Dots, or circles as large as their value, on the countries. */
  static Map<String, Object> dots(Channels channels, ChartData data) {
    Map<String, Object> mark =
        VegaObject.of("type", "circle", "opacity", 0.6, "stroke", "white", "strokeWidth", 0.3);
    Map<String, Object> encoding = new LinkedHashMap<>();
    encoding.put("longitude", Channels.field(data.key().column(), "quantitative", null));
    encoding.put("latitude", Channels.field(data.value(), "quantitative", null));
    encoding.put("color", channels.colour());
    encoding.put("tooltip", channels.tooltip());
    if (data.cells().stream().anyMatch(cell -> cell.high() != null)) {
      Map<String, Object> size = VegaObject.of("field", VegaLiteSpec.HIGH, "type", "quantitative");
      size.put("title", null);
      size.put("scale", VegaObject.of("range", List.of(10, 600), "zero", true));
      encoding.put("size", size);
    } else {
      mark.put("size", 28);
    }
    Map<String, Object> land = VegaObject.of("data", world());
    land.put("mark", VegaObject.of("type", "geoshape", "fill", "#E8E8E8", "stroke", "white"));
    return VegaObject.of(
        "projection",
        PROJECTION,
        "layer",
        List.of(land, VegaObject.of("mark", mark, "encoding", encoding)));
  }

  /** Countries the darker the larger their value; what the map has no shape for is said. */
  static Map<String, Object> countries(ChartData data, ChartLook look) {
    Map<String, String> shapes = names();
    List<Object> rows = new ArrayList<>();
    for (ChartCell cell : data.cells()) {
      String shape = shapes.get(folded(cell.key().toString()));
      if (shape != null) {
        rows.add(VegaObject.of("name", shape, "value", ChartNumbers.json(cell.value())));
      }
    }
    Map<String, Object> shade = VegaObject.of("field", "value", "type", "quantitative");
    shade.put("title", data.valueLabel());
    shade.put(
        "scale",
        VegaObject.of("type", look.is("log") ? "log" : "linear", "range", Palette.COUNTRIES));
    Map<String, Object> lookup =
        VegaObject.of(
            "lookup",
            "properties.name",
            "from",
            VegaObject.of(
                "data", VegaObject.of("values", rows),
                "key", "name",
                "fields", List.of("value")));
    List<Object> tooltip =
        List.of(
            VegaObject.of("field", "properties.name", "type", "nominal", "title", "Country"),
            VegaObject.of(
                "field",
                "value",
                "type",
                "quantitative",
                "title",
                data.valueLabel(),
                "format",
                ","));
    Map<String, Object> all = VegaObject.of("data", world());
    all.put("mark", VegaObject.of("type", "geoshape", "fill", "#E8E8E8", "stroke", "white"));
    Map<String, Object> known =
        VegaObject.of(
            "data",
            world(),
            "transform",
            List.of(lookup, VegaObject.of("filter", "isValid(datum.value)")));
    known.put("mark", VegaObject.of("type", "geoshape", "stroke", "white"));
    known.put("encoding", VegaObject.of("color", shade, "tooltip", tooltip));
    return VegaObject.of("projection", PROJECTION, "layer", List.of(all, known));
  }

  /** What a map of countries cannot show, in a sentence, or nothing. */
  static String notOnTheMap(ChartData data) {
    Map<String, String> shapes = names();
    List<String> missing =
        data.cells().stream()
            .filter(cell -> !shapes.containsKey(folded(cell.key().toString())))
            .map(cell -> cell.key() + " (" + ChartNumbers.grouped(cell.value()) + ")")
            .toList();
    return missing.isEmpty()
        ? ""
        : "Not on this map: " + Labels.shortened(String.join(", ", missing), 200) + ".";
  }

  private static Map<String, Object> world() {
    try {
      Object topology =
          new ObjectMapper().readValue(Resources.text(Maps.class, "countries.json"), Object.class);
      return VegaObject.of(
          "values", topology, "format", VegaObject.of("type", "topojson", "feature", "countries"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // it comes with the classes
    }
  }

  /** The names of the shapes, by their letters. */
  private static Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    Map<?, ?> topology = (Map<?, ?>) world().get("values");
    Map<?, ?> countries = (Map<?, ?>) ((Map<?, ?>) topology.get("objects")).get("countries");
    for (Object each : (List<?>) countries.get("geometries")) {
      String name = ((Map<?, ?>) ((Map<?, ?>) each).get("properties")).get("name").toString();
      names.put(folded(name), name);
    }
    OTHER_NAMES.forEach((other, name) -> names.put(other, names.get(name)));
    return names;
  }

  /** Of "Iran, Islamic Republic of" and "Turkey (Türkiye)" what stands first. */
  private static String folded(String name) {
    String first = name.startsWith("Congo,") ? name : name.split("[,(]", 2)[0];
    return first.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
