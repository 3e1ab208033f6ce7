package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every notebook runs in a real Jupyter, on our kernel, and leaves what it says it leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotebooksIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path out;

  private List<Path> notebooks;

  @BeforeAll
  void run() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      notebooks = files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
    assertThat(notebooks).isNotEmpty();
    Jupyter.run(
        out, "sample", Stream.concat(Stream.of("--html"), notebooks.stream().map(Path::toString)));
  }

  @TestFactory
  Stream<DynamicTest> endsWithoutAnErrorAndShowsSomething() {
    return notebooks.stream()
        .map(
            notebook ->
                DynamicTest.dynamicTest(
                    notebook.getFileName().toString(),
                    () -> {
                      List<JsonNode> outputs = outputs(out.resolve(notebook.getFileName()));
                      assertThat(outputs).isNotEmpty();
                      assertThat(outputs)
                          .noneMatch(output -> output.path("output_type").asText().equals("error"));
                    }));
  }

  /** What is committed is what a run gives, so that a reader on the web sees the truth. */
  @TestFactory
  Stream<DynamicTest> isCommittedWithTheOutputsOfARun() {
    return notebooks.stream()
        .map(
            notebook ->
                DynamicTest.dynamicTest(
                    notebook.getFileName().toString(),
                    () ->
                        assertThat(plainTexts(notebook))
                            .isEqualTo(plainTexts(out.resolve(notebook.getFileName())))));
  }

  /** Where nothing runs, as on the web or in a mail, every chart is its picture. */
  @TestFactory
  Stream<DynamicTest> showsEveryChartAsAPictureToo() {
    return notebooks.stream()
        .map(
            notebook ->
                DynamicTest.dynamicTest(
                    notebook.getFileName().toString(),
                    () -> {
                      String name = notebook.getFileName().toString().replace(".ipynb", "");
                      List<JsonNode> charts =
                          outputs(notebook).stream()
                              .map(output -> output.path("data"))
                              .filter(data -> data.has("application/vnd.vegalite.v5+json"))
                              .toList();
                      assertThat(charts)
                          .allMatch(data -> data.has("image/png") && !data.has("text/html"));
                      String page = Files.readString(out.resolve(name + ".html"));
                      assertThat(page.split("data:image/png;base64", -1))
                          .hasSizeGreaterThan(charts.size());
                    }));
  }

  @Test
  void theFirstNotebookShowsTablesAndCharts() throws IOException {
    List<JsonNode> outputs = outputs(out.resolve("01-pipeline.ipynb"));
    assertThat(outputs)
        .filteredOn(output -> output.at("/data/text~1html").toString().contains("<table"))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(outputs)
        .filteredOn(output -> output.at("/data").has("application/vnd.vegalite.v5+json"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(output -> output.at("/data").has("image/png"))
        .noneMatch(output -> output.at("/data").has("text/html"));
    String page = Files.readString(out.resolve("01-pipeline.html"));
    assertThat(page.split("data:image/png;base64", -1)).hasSizeGreaterThan(2);
    assertThat(page.split("<table", -1)).hasSizeGreaterThan(3);
  }

  private static String rows(JsonNode file) {
    return String.format(Locale.ROOT, " of %,d rows", file.at("/pyarrow/rows").asInt());
  }

  /** The files of the first notebook, read by Python, against the table that the notebook shows. */
  @Test
  void otherToolsReadTheFilesAsTheNotebookShowsThem() throws IOException, InterruptedException {
    String python =
        Jupyter.python(out, "sample", Path.of("read_back.py").toAbsolutePath().toString());
    JsonNode readers = JSON.readTree(python);
    String shown = String.join("\n", plainTexts(out.resolve("01-pipeline.ipynb")));

    JsonNode sites = readers.path("heart-failure-sites.arrow");
    assertThat(sites.path("pyarrow")).isEqualTo(sites.path("duckdb"));
    assertThat(shown).contains(rows(sites));
    assertThat(sites.at("/pyarrow/columns").toString())
        .contains("\"nctId\":\"text\"", "\"locationOrdinal\":\"integer\"")
        .contains("\"locationLatitude\":\"number\"");

    JsonNode studies = readers.path("heart-failure-studies.parquet");
    assertThat(studies.path("pyarrow")).isEqualTo(studies.path("duckdb"));
    assertThat(shown).contains(rows(studies));
    assertThat(studies.at("/pyarrow/columns").toString())
        .contains("\"startDate\":\"date\"", "\"enrollmentCount\":\"integer\"")
        .contains("\"hasResults\":\"boolean\"", "\"conditions\":\"list of text\"");
  }

  private static List<JsonNode> outputs(Path notebook) throws IOException {
    return Stream.of(JSON.readTree(notebook.toFile()))
        .flatMap(tree -> tree.path("cells").valueStream())
        .flatMap(cell -> cell.path("outputs").valueStream())
        .toList();
  }

  private static List<String> plainTexts(Path notebook) throws IOException {
    return outputs(notebook).stream()
        .map(output -> output.has("text") ? output.path("text") : output.at("/data/text~1plain"))
        .map(
            text ->
                text.isArray()
                    ? String.join("", text.valueStream().map(JsonNode::asText).toList())
                    : text.asText())
        // The port of the local registry is another one every time.
        .map(text -> text.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1"))
        .toList();
  }
}
