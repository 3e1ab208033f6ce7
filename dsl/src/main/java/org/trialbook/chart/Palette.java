package org.trialbook.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Colours that can be told apart with any kind of colour vision. What means the same has the same
 * colour in every chart: phases are a ramp, statuses are fixed; other series take those of Okabe
 * and Ito. Amounts are one hue, never so dark that black text could not be read on it.
 */
final class Palette {

  private static final List<String> SERIES =
      List.of(
          "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#777777");

  /** How many series have a colour of their own. */
  static final int MOST = 2 * SERIES.size();

  static final List<String> AMOUNTS =
      List.of("#EFF6FC", "#C9E0F2", "#9CC8E6", "#6BAED6", "#3F8FC5");

  /** The same on a map, where the lightest would be no colour beside the land. */
  static final List<String> COUNTRIES =
      List.of("#C9E0F2", "#9CC8E6", "#6BAED6", "#3F8FC5", "#1B6AAF");

  /** Of several hues, as lines of one hue could not be told apart. */
  private static final List<String> PHASES =
      List.of("#C7E9B4", "#8FD3B6", "#4FBFC0", "#2BA0C4", "#2A7DB8", "#27579F", "#2B3A94");

  private static final String NOTHING = "#BDBDBD";

  /** By their letters alone, so that labels and the registry's own values are one. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("recruiting", "#009E73"),
          Map.entry("notyetrecruiting", "#A6DCC9"),
          Map.entry("enrollingbyinvitation", "#4DBB9D"),
          Map.entry("activenotrecruiting", "#56B4E9"),
          Map.entry("completed", "#0072B2"),
          Map.entry("suspended", "#F0E442"),
          Map.entry("terminated", "#D55E00"),
          Map.entry("withdrawn", "#E69F00"),
          Map.entry("unknown", "#999999"),
          Map.entry("unknownstatus", "#999999"),
          Map.entry("active", "#009E73"),
          Map.entry("paused", "#F0E442"),
          Map.entry("stopped", "#D55E00"),
          Map.entry("overdue", "#D55E00"),
          Map.entry("ontime", "#0072B2"),
          Map.entry("late", "#E69F00"),
          Map.entry("notdue", NOTHING),
          Map.entry("actual", "#0072B2"),
          Map.entry("estimated", "#9ECAE1"),
          Map.entry("notsaid", NOTHING),
          Map.entry("na", NOTHING),
          Map.entry("notapplicable", NOTHING),
          Map.entry("missing", "#DDDDDD"));

  private Palette() {}

  /** The colour of a chart without series, and of those that lie on it. */
  static String plain(int layer) {
    return SERIES.get(layer % SERIES.size());
  }

  /**
   * The colour of each series.
   *
   * @param wished by name, before all others
   */
  static Map<String, String> series(List<String> names, Map<String, String> wished) {
    Map<String, String> colours = new LinkedHashMap<>();
    int free = 0;
    for (String name : names) {
      int phase = AxisOrder.phase(name);
      String meant =
          phase >= 0 && phase < PHASES.size() ? PHASES.get(phase) : MEANINGS.get(letters(name));
      String wish = wished.get(name);
      colours.put(name, wish != null ? wish : meant != null ? meant : other(free++));
    }
    return colours;
  }

  /** From the ninth on they are paler. */
  private static String other(int i) {
    String full = SERIES.get(i % SERIES.size());
    return i < SERIES.size() ? full : pale(full);
  }

  private static String pale(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return String.format(Locale.ROOT, "#%06X", (rgb >> 1 & 0x7F7F7F) + 0x808080);
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
