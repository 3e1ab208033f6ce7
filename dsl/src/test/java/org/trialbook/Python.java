package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The Python of the tests, whose readers our files are held to. */
public final class Python {

  private Python() {}

  /**
   * Runs a script of the test resources and gives the JSON that it prints.
   *
   * @param folder where what it says on standard error goes
   */
  public static JsonNode json(Path folder, String script, String... arguments)
      throws IOException, InterruptedException {
    String python = System.getenv("TRIALBOOK_PYTHON");
    assertThat(python)
        .as("TRIALBOOK_PYTHON, the Python with requirements-test.txt: run ./trialbook test")
        .isNotNull();
    Path file = folder.resolve("script.py");
    try (InputStream source = Python.class.getResourceAsStream(script)) {
      Files.write(file, Objects.requireNonNull(source, script).readAllBytes());
    }
    Path errors = folder.resolve("errors");
    Path output = folder.resolve("output");
    ProcessBuilder process = new ProcessBuilder(python, file.toString());
    process.command().addAll(List.of(arguments));
    int code =
        process.redirectOutput(output.toFile()).redirectError(errors.toFile()).start().waitFor();
    assertThat(code).as(Files.readString(errors)).isZero();
    return new ObjectMapper().readTree(output.toFile());
  }
}
