package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trialbook's jars on the class path of the JJava kernel, as pip installs that. */
class JJavaIT {

  private static final String NOTEBOOK = "jjava.ipynb";

  @TempDir private Path folder;

  @Test
  void hasTheImportsDisplaysAndMagics() throws IOException, InterruptedException {
    FreshEnvironment fresh = FreshEnvironment.get();
    Files.copy(Path.of("src/test/resources", NOTEBOOK), folder.resolve(NOTEBOOK));
    Path jars = Path.of("../kernel/target/lib").toAbsolutePath().normalize();
    FreshEnvironment.run(
        folder,
        Map.of(
            "JJAVA_CLASSPATH",
            jars + "/*",
            "JJAVA_JVM_OPTS",
            "--add-opens=java.base/java.nio=ALL-UNNAMED"),
        fresh.program("jupyter"),
        "execute",
        "--output=done.ipynb",
        NOTEBOOK);
    JsonNode cells =
        new ObjectMapper().readTree(folder.resolve("done.ipynb").toFile()).path("cells");
    assertThat(data(cells, 0, "text/html")).contains("<table", "data of 2026-11-20");
    int rows = Integer.parseInt(data(cells, 1, "text/plain"));
    assertThat(rows).isPositive();
    assertThat(data(cells, 2, "text/html")).contains("http://127.0.0.1:");
    assertThat(data(cells, 3, "text/plain")).contains(Integer.toString(rows));
    assertThat(data(cells, 5, "text/plain")).contains("overallStatus");
    List<JsonNode> finding = outputs(cells, 6);
    assertThat(finding).hasSize(2);
    assertThat(finding.get(0).path("data").has("application/vnd.vegalite.v5+json")).isTrue();
    assertThat(finding.get(0).at("/data/image~1png").asText()).startsWith("iVBOR");
    assertThat(finding.get(1).path("data").toString()).contains("How many drug studies");
  }

  private static List<JsonNode> outputs(JsonNode cells, int cell) {
    return cells.get(cell).path("outputs").valueStream().toList();
  }

  /** What the cell shows last, as this type. */
  private static String data(JsonNode cells, int cell, String type) {
    List<JsonNode> outputs = outputs(cells, cell);
    assertThat(outputs).as("outputs of cell " + cell).isNotEmpty();
    JsonNode text = outputs.get(outputs.size() - 1).path("data").path(type);
    return text.isArray()
        ? String.join("", text.valueStream().map(JsonNode::asText).toList())
        : text.asText();
  }
}
