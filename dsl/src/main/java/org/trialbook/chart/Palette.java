package org.trialbook.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Colours that can be told apart with any kind of colour vision: those of Okabe and Ito for series,
 * one hue for amounts, never so dark that black text could not be read on it.
 */
final class Palette {

  static final Color INK = Color.decode("#222222");
  static final Color SOFT = Color.decode("#666666");
  static final Color GRID = Color.decode("#E5E5E5");

  private static final List<Color> SERIES =
      IntStream.of(0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x555555)
          .mapToObj(Color::new)
          .toList();

  /** How many series have a colour of their own. */
  static final int MOST = 2 * SERIES.size();

  private static final List<Color> AMOUNTS =
      IntStream.of(0xEFF6FC, 0xC9E0F2, 0x9CC8E6, 0x6BAED6, 0x3F8FC5).mapToObj(Color::new).toList();

  private Palette() {}

  /** As many colours as there are series; from the ninth on they are paler. */
  static List<Color> series(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i / SERIES.size() % 2 == 0 ? full(i) : pale(full(i)))
        .toList();
  }

  static List<Color> amounts() {
    return AMOUNTS;
  }

  static List<String> hex(List<Color> colours) {
    return colours.stream()
        .map(c -> String.format(Locale.ROOT, "#%06X", c.getRGB() & 0xFFFFFF))
        .toList();
  }

  private static Color full(int i) {
    return SERIES.get(i % SERIES.size());
  }

  static Color pale(Color colour) {
    return new Color(
        (colour.getRed() + 255) / 2, (colour.getGreen() + 255) / 2, (colour.getBlue() + 255) / 2);
  }
}
