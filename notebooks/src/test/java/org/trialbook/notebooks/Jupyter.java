package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The Python environment that {@code ./trialbook test} makes, with our kernel registered in it. */
public final class Jupyter {

  private Jupyter() {}

  /**
   * Runs notebooks or pages with {@code run.py}; what they write lands in the folder.
   *
   * @param registry the value of {@code TRIALBOOK_REGISTRY}
   */
  public static void run(Path folder, String registry, Stream<String> arguments)
      throws IOException, InterruptedException {
    run(folder, registry, Map.of(), arguments);
  }

  /** The same with more variables of the environment. */
  static void run(Path folder, String registry, Map<String, String> more, Stream<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(runner().toString(), "--out", folder.toString()));
    arguments.forEach(command::add);
    python(folder, registry, more, command);
  }

  /** Runs a Python script in the folder and gives what it prints. */
  public static String python(Path folder, String registry, String... arguments)
      throws IOException, InterruptedException {
    return python(folder, registry, Map.of(), List.of(arguments));
  }

  private static String python(
      Path folder, String registry, Map<String, String> more, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(more);
    builder.environment().put("TRIALBOOK_REGISTRY", registry);
    // What other tests and the user ran is not to be found by a search of the history.
    builder.environment().put("TRIALBOOK_HISTORY", folder.resolve("history").toString());
    Process process = builder.start();
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    String output = read(process.getInputStream());
    assertThat(process.waitFor())
        .as(() -> String.join(" ", command) + "\n" + errors.join())
        .isZero();
    return output;
  }

  /** The environment's Python. */
  static String python() {
    String python = System.getenv("TRIALBOOK_PYTHON");
    assertThat(python)
        .as("TRIALBOOK_PYTHON, the Python with Jupyter and our kernel: run ./trialbook test")
        .isNotNull();
    return python;
  }

  private static String read(java.io.InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code notebooks/run.py}, from whichever module the tests run in. */
  private static Path runner() {
    return Path.of("").toAbsolutePath().resolveSibling("notebooks").resolve("run.py");
  }
}
