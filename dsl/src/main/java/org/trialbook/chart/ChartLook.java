package org.trialbook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/** How a chart is dressed: texts (null where there is none) and size in pixels. */
record ChartLook(String title, String subtitle, String caption, int width, int height) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int MAP_HEIGHT = 340;
  private static final int SMALLEST = 100;
  private static final int LARGEST = 4_000;

  /** What a step of a list of bars or cells needs, and what stands around them. */
  private static final int STEP = 24;

  private static final int AROUND = 120;
  private static final int TILTED = 60;

  /** About how many pixels a letter of the small print takes. */
  private static final int LETTER = 6;

  ChartLook {
    check("width", width);
    check("height", height);
  }

  static ChartLook of(ChartKind kind, ChartData data) {
    int height =
        switch (kind) {
          case HORIZONTAL_BAR, BOX, TIMELINE ->
              AROUND + STEP * Math.max(4, data.key().values().size());
          case HEAT_MAP -> AROUND + TILTED + STEP * Math.max(4, data.series().values().size());
          case DOT_MAP -> MAP_HEIGHT;
          default -> HEIGHT;
        };
    return new ChartLook(data.defaultTitle(), null, null, WIDTH, Math.min(height, LARGEST));
  }

  /** The caption, and below it what the chart does not show. */
  List<String> smallPrint(ChartData data) {
    return Stream.of(caption, data.omissions())
        .filter(line -> line != null && !line.isEmpty())
        .flatMap(line -> wrapped(line, width / LETTER).stream())
        .toList();
  }

  /** Lines of whole words that fit below each other. */
  private static List<String> wrapped(String text, int longest) {
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

  ChartLook withTitle(String changed) {
    return new ChartLook(changed, subtitle, caption, width, height);
  }

  ChartLook withSubtitle(String changed) {
    return new ChartLook(title, changed, caption, width, height);
  }

  ChartLook withCaption(String changed) {
    return new ChartLook(title, subtitle, changed, width, height);
  }

  ChartLook withWidth(int changed) {
    return new ChartLook(title, subtitle, caption, changed, height);
  }

  ChartLook withHeight(int changed) {
    return new ChartLook(title, subtitle, caption, width, changed);
  }

  private static void check(String name, int pixels) {
    if (pixels < SMALLEST || pixels > LARGEST) {
      throw new TrialbookException(
          "The " + name + " of a chart is from 100 to 4000 pixels; " + pixels + " was asked for.");
    }
  }
}
