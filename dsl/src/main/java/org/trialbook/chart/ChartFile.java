package org.trialbook.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.trialbook.TrialbookException;

/** Writes charts to files, beside their place and then renamed. */
final class ChartFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChartFile() {}

  static void save(Chart chart, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".json")) {
      throw new TrialbookException(
          "A chart is saved as .png (a picture) or .json (Vega-Lite), not as "
              + file.getFileName()
              + ".");
    }
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(
          beside,
          name.endsWith(".png")
              ? chart.png()
              : JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(chart.spec()));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(beside);
      throw new TrialbookException(
          "Could not write the chart to " + file + ": " + e.getMessage(), e);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure that led here is the one to report.
    }
  }
}
