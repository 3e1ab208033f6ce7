package org.trialbook.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A chart as text: its title, its values with bars, and what it says about itself. */
final class TextChart {

  private static final int MOST_LINES = 40;
  private static final int LONGEST_LABEL = 48;
  private static final int LONGEST_BAR = 30;

  private TextChart() {}

  static String of(ChartKind kind, ChartData data, ChartLook look) {
    List<String> lines = new ArrayList<>();
    lines.add(look.text("title"));
    if (look.is("subtitle")) {
      lines.add(look.text("subtitle"));
    }
    if (data.cells().isEmpty()) {
      lines.add(Labels.NO_ROWS);
    } else if (kind == ChartKind.TIMELINE || kind == ChartKind.DOT_MAP) {
      places(kind, data, lines);
    } else {
      bars(data, lines);
    }
    lines.addAll(look.smallPrint(data));
    return String.join("\n", lines);
  }

  /** What has a place and no size. */
  private static void places(ChartKind kind, ChartData data, List<String> lines) {
    for (ChartCell cell : data.cells().subList(0, Math.min(MOST_LINES, data.cells().size()))) {
      String place =
          kind == ChartKind.TIMELINE
              ? LocalDate.ofEpochDay((long) cell.value()).toString()
              : ChartNumbers.plain(cell.value());
      lines.add(label(cell) + " " + place);
    }
    more(data, lines);
  }

  private static void more(ChartData data, List<String> lines) {
    if (data.cells().size() > MOST_LINES) {
      lines.add("... " + ChartNumbers.grouped(data.cells().size() - MOST_LINES) + " more");
    }
  }

  private static void bars(ChartData data, List<String> lines) {
    List<ChartCell> shown = data.cells().subList(0, Math.min(MOST_LINES, data.cells().size()));
    int width = shown.stream().mapToInt(cell -> label(cell).length()).max().orElse(0);
    double largest = shown.stream().mapToDouble(ChartCell::value).max().orElse(0);
    for (ChartCell cell : shown) {
      int bar =
          largest > 0 ? (int) Math.round(LONGEST_BAR * Math.max(0, cell.value()) / largest) : 0;
      String label = label(cell);
      lines.add(
          label
              + " ".repeat(width - label.length() + 1)
              + "█".repeat(bar)
              + (bar > 0 ? " " : "")
              + ChartNumbers.grouped(cell.value())
              + interval(cell));
    }
    more(data, lines);
  }

  private static String interval(ChartCell cell) {
    return cell.low() == null || cell.high() == null
        ? ""
        : " ("
            + ChartNumbers.grouped(cell.low())
            + " to "
            + ChartNumbers.grouped(cell.high())
            + ")";
  }

  private static String label(ChartCell cell) {
    String key =
        cell.key() instanceof Double number ? ChartNumbers.plain(number) : cell.key().toString();
    return Labels.shortened(
        cell.series() == null ? key : key + " · " + cell.series(), LONGEST_LABEL);
  }
}
