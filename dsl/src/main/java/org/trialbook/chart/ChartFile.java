package org.trialbook.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.file.WholeFile;

/** Writes charts to files, beside their place and then renamed. */
final class ChartFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChartFile() {}

  static void save(Map<String, Object> spec, String text, double scale, Path file) {
    byte[] content = content(spec, text, scale, file);
    WholeFile.write(file, path -> Files.write(path, content));
  }

  private static byte[] content(Map<String, Object> spec, String text, double scale, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "png" -> Picture.png(svg(spec), scale);
      case "pdf" -> {
        OptionalPart.PDF.need();
        yield PdfPicture.pdf(svg(spec), text.lines().findFirst().orElse("Chart"));
      }
      case "svg" -> svg(spec).getBytes(StandardCharsets.UTF_8);
      case "html" -> page(spec, text).getBytes(StandardCharsets.UTF_8);
      case "json" -> json(spec).getBytes(StandardCharsets.UTF_8);
      default ->
          throw new TrialbookException(
              "A chart is saved as .png, .pdf, .svg, .html or .json (Vega-Lite), not as "
                  + file.getFileName()
                  + ".");
    };
  }

  /** A JSON object of the user's. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> parsed(String json) {
    try {
      if (JSON.readValue(json, Object.class) instanceof Map<?, ?> object) {
        return (Map<String, Object>) object;
      }
      throw new TrialbookException(
          "This is JSON, and no object: a Vega-Lite specification begins with {.");
    } catch (JsonProcessingException e) {
      throw new TrialbookException(
          "This is no JSON: "
              + e.getOriginalMessage()
              + ".\nA Vega-Lite specification begins with {.",
          e);
    }
  }

  static String svg(Map<String, Object> spec) {
    OptionalPart.PICTURES.need();
    return Vega.svg(json(spec));
  }

  private static String json(Map<String, Object> spec) {
    try {
      return JSON.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a specification is made of JSON's own types
    }
  }

  /** The live chart with all that it needs inside; where no script runs, the picture. */
  private static String page(Map<String, Object> spec, String text) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>%s</title>
    <div id="chart">%s</div>
    <details><summary>Numbers</summary><pre>%s</pre></details>
    <script>%s</script>
    <script>%s</script>
    <script>%s</script>
    <script>
    const chart = vegaLite.compile(%s).spec;
    new vega.View(vega.parse(chart, null, {ast: true}), {
      renderer: "svg", container: "#chart", hover: true, expr: vega.expressionInterpreter,
      tooltip: (handler, event, item, value) => {
        const shown = document.getElementById("hover") || document.body.appendChild(Object.assign(document.createElement("pre"), {id: "hover"}));
        shown.textContent = value == null ? "" : typeof value === "object" ? Object.entries(value).map(([k, v]) => k + ": " + v).join("\\n") : String(value);
        shown.style = "position:fixed;margin:0;padding:6px 8px;background:#fff;border:1px solid #999;font:12px sans-serif;pointer-events:none;display:" + (value == null ? "none" : "block") + ";left:" + (event.clientX + 12) + "px;top:" + (event.clientY + 12) + "px";
      }
    }).runAsync();
    </script>
    </html>
    """
        .formatted(
            escaped(text.lines().findFirst().orElse("Chart")),
            svg(spec),
            escaped(text),
            inScript(Vega.script("vega.min.js")),
            inScript(Vega.script("vega-lite.min.js")),
            inScript(Vega.script("vega-interpreter.min.js")),
            json(spec).replace("<", "\\u003c"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A script's own text that would end it. */
  private static String inScript(String code) {
    return code.replace("</script", "<\\/script");
  }
}
