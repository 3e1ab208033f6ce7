package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser without a network, on the wheel's kernel. */
final class Browser {

  private Browser() {}

  /**
   * Runs a script of {@code src/test/python} that looks at JupyterLab, with an empty folder for its
   * pictures; gives what it prints. Skipped where there is no browser, but in CI there is one.
   */
  static String look(String script, Path notebook, Path pictures, Stream<String> more)
      throws IOException, InterruptedException {
    Optional<Path> chromium = chromium();
    if (chromium.isEmpty()) {
      assertThat(System.getenv("CI")).as("CI without a browser: .ci/run installs it").isNull();
      abort("skipped: no Chromium on the PATH; .ci/run installs it");
    }
    delete(pictures);
    List<String> command =
        new ArrayList<>(
            List.of(
                Jupyter.python(),
                "src/test/python/" + script,
                "--jupyter=" + FreshEnvironment.get().program("jupyter"),
                "--chromium=" + chromium.orElseThrow(),
                "--notebook=" + notebook,
                "--out=" + pictures));
    more.forEach(command::add);
    return FreshEnvironment.run(
            Path.of("").toAbsolutePath(), Map.of(), command.toArray(String[]::new))
        .output();
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> Stream.of(Path.of(folder, "chromium"), Path.of(folder, "google-chrome")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }
}
