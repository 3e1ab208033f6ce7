package org.trialbook.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.trialbook.TrialbookException;
import org.trialbook.file.WholeFile;

/** Writes charts to files, beside their place and then renamed. */
final class ChartFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChartFile() {}

  static void save(ChartKind kind, ChartData data, ChartLook look, Path file) {
    byte[] content = content(kind, data, look, file);
    WholeFile.write(file, path -> Files.write(path, content));
  }

  private static byte[] content(ChartKind kind, ChartData data, ChartLook look, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "png" -> Picture.png(kind, data, look);
        case "svg" -> Picture.svg(kind, data, look).getBytes(StandardCharsets.UTF_8);
        case "html" -> page(kind, data, look).getBytes(StandardCharsets.UTF_8);
        case "json" ->
            JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(VegaLiteSpec.of(kind, data, look));
        default ->
            throw new TrialbookException(
                "A chart is saved as .png, .svg, .html or .json (Vega-Lite), not as "
                    + file.getFileName()
                    + ".");
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a specification is made of JSON's own types
    }
  }

  /** The picture and the numbers; there is nothing in it that asks another machine. */
  private static String page(ChartKind kind, ChartData data, ChartLook look) {
    String svg = Picture.svg(kind, data, look);
    return "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Chart</title>\n"
        + svg.substring(svg.indexOf("<svg"))
        + "\n<details><summary>Numbers</summary><pre>"
        + TextChart.of(kind, data, look)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
        + "</pre></details>\n</html>\n";
  }
}
