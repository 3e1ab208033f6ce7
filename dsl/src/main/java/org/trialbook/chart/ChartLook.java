package org.trialbook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/**
 * How a chart is dressed, by name of the step that said it: what nobody has said is not in it.
 *
 * @param said texts, numbers, lists and maps, none of which is changed any more
 */
record ChartLook(Map<String, Object> said) {

  static final int SMALLEST = 100;
  static final int LARGEST = 4_000;

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int MAP_HEIGHT = 340;

  /** What a step of a list of bars or cells needs, and what stands around them. */
  private static final int STEP = 24;

  private static final int AROUND = 120;
  private static final int TILTED = 60;

  /** About how many pixels a letter of the small print takes. */
  static final double LETTER = 6.8;

  static ChartLook of(ChartData data) {
    return new ChartLook(Map.of("title", data.defaultTitle()));
  }

  ChartLook with(String name, Object value) {
    if ((name.equals("width") || name.equals("height"))
        && value instanceof Integer pixels
        && (pixels < SMALLEST || pixels > LARGEST)) {
      throw new TrialbookException(
          "The " + name + " of a chart is from 100 to 4000 pixels; " + pixels + " was asked for.");
    }
    Map<String, Object> more = new TreeMap<>(said);
    more.put(name, value);
    return new ChartLook(more);
  }

  boolean is(String name) {
    return said.containsKey(name);
  }

  String text(String name) {
    return (String) said.get(name);
  }

  @SuppressWarnings("unchecked")
  <T> List<T> list(String name) {
    return (List<T>) said.getOrDefault(name, List.of());
  }

  @SuppressWarnings("unchecked")
  Map<String, String> colours() {
    return (Map<String, String>) said.getOrDefault("colours", Map.of());
  }

  /** The colour of a chart without series: in layers each has another. */
  String colour() {
    return Palette.plain((int) said.getOrDefault("layer", 0));
  }

  ChartTheme theme() {
    return (ChartTheme) said.getOrDefault("theme", ChartTheme.LIGHT);
  }

  /** As it was asked for, or as the letters need. */
  int width() {
    return (int) said.getOrDefault("width", (int) (WIDTH * theme().letters()));
  }

  /** As it was asked for, or as the rows of the chart need. */
  int height(ChartKind kind, ChartData data) {
    if (said.containsKey("height") || data == null) {
      return (int) said.getOrDefault("height", HEIGHT);
    }
    boolean rows =
        kind == ChartKind.BOX
            || kind == ChartKind.TIMELINE
            || kind == ChartKind.INTERVALS
            || is("horizontal");
    int each = is("grouped") && data.series() != null ? data.series().values().size() * 12 : STEP;
    double height =
        rows
            ? AROUND + Math.max(STEP, each) * Math.max(4, data.key().values().size())
            : switch (kind) {
              case HEAT_MAP -> AROUND + TILTED + STEP * Math.max(4, data.series().values().size());
              case DOT_MAP, COUNTRY_MAP -> MAP_HEIGHT;
              default -> HEIGHT;
            };
    return (int) Math.min(height * theme().letters(), LARGEST);
  }

  /** The caption, and below it what the chart does not show. */
  List<String> smallPrint(ChartData data) {
    return Stream.of(text("caption"), data == null ? "" : data.omissions())
        .filter(line -> line != null && !line.isEmpty())
        .flatMap(line -> wrapped(line, LETTER).stream())
        .toList();
  }

  /**
   * Lines of whole words that fit below each other.
   *
   * @param letter how many pixels a letter takes, about
   */
  List<String> wrapped(String text, double letter) {
    int longest = (int) (width() / letter / theme().letters());
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > longest && rest.lastIndexOf(' ', longest) > 0) {
      int cut = rest.lastIndexOf(' ', longest);
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut + 1);
    }
    lines.add(rest);
    return lines;
  }
}
