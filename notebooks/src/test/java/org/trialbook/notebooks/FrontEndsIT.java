package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tools that run notebooks, on the wheel's kernel and each Java; nothing but results in cells.
 */
class FrontEndsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTEBOOK = "parameters.ipynb";

  @TempDir private Path folder;

  private FreshEnvironment fresh;

  static List<Path> javas() throws IOException {
    return FreshEnvironment.javas();
  }

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    fresh = FreshEnvironment.get();
    Files.copy(Path.of("src/test/resources", NOTEBOOK), folder.resolve(NOTEBOOK));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void nbclient(Path java) throws IOException, InterruptedException {
    run(java, "jupyter", "execute", "--output=done.ipynb", NOTEBOOK);
    assertThat(printed("done.ipynb")).isEqualTo("nobody asked for 1 on Java " + feature(java));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void nbconvert(Path java) throws IOException, InterruptedException {
    run(java, "jupyter", "nbconvert", "--execute", "--to=html", "--output=done", NOTEBOOK);
    assertThat(folder.resolve("done.html"))
        .content()
        .contains("nobody asked for 1 on Java " + feature(java), "<table");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void papermillWithParameters(Path java) throws IOException, InterruptedException {
    String who = "Zoë \"Z\" \\ $x";
    String more = "{weights: [1.5, null, 3000000000], empty: null, deep: {sure: true}}";
    run(java, "papermill", NOTEBOOK, "done.ipynb", "-p", "n", "5", "-r", "who", who, "-y", more);
    assertThat(printed("done.ipynb")).isEqualTo(who + " asked for 5 on Java " + feature(java));
    assertThat(run(java, "papermill", "--help-notebook", NOTEBOOK).output())
        .contains("n: int (default 1)", "how many studies");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void console(Path java) throws IOException, InterruptedException {
    FreshEnvironment.Run run =
        FreshEnvironment.attempt(
            folder,
            Map.of(
                "TRIALBOOK_JAVA",
                java.toString(),
                "TRIALBOOK_JAVA_OPTIONS",
                "-Dmy.seven=7 -Dmy.eight=8",
                "HOME",
                folder.toString()),
            "var n = 6;\nn * Integer.getInteger(\"my.seven\")\n",
            fresh.program("jupyter"),
            "console",
            "--kernel=trialbook",
            "--simple-prompt");
    assertThat(run.output()).as(run.errors()).contains("Out[2]: 42");
  }

  private FreshEnvironment.Run run(Path java, String program, String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = fresh.program(program);
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Map<String, String> environment = Map.of("TRIALBOOK_JAVA", java.toString());
    return FreshEnvironment.run(folder, environment, command);
  }

  /** What the last cell printed, after a look at all others: no errors, no warnings. */
  private String printed(String notebook) throws IOException {
    assertThat(folder.resolve("few.parquet")).exists();
    JsonNode cells = JSON.readTree(folder.resolve(notebook).toFile()).path("cells");
    List<JsonNode> outputs =
        cells.valueStream().flatMap(cell -> cell.path("outputs").valueStream()).toList();
    assertThat(outputs).noneMatch(output -> output.path("name").asText().equals("stderr"));
    JsonNode text = outputs.get(outputs.size() - 1).path("text");
    return text.isArray() ? text.get(0).asText().strip() : text.asText().strip();
  }

  private static int feature(Path java) {
    return FreshEnvironment.feature(java);
  }
}
