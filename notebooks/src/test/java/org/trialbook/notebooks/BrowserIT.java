package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.Test;

/** A real browser without a network, on the wheel's kernel; its pictures are in target/browser. */
class BrowserIT {

  private static final Path PICTURES = Path.of("target/browser").toAbsolutePath();

  @Test
  void runsTheFirstNotebookCompletesInterruptsAndAnswers()
      throws IOException, InterruptedException {
    Optional<Path> chromium = chromium();
    if (chromium.isEmpty()) {
      assertThat(System.getenv("CI")).as("CI without a browser: .ci/run installs it").isNull();
      assumeTrue(false, "skipped: no Chromium on the PATH; .ci/run installs it");
    }
    FreshEnvironment fresh = FreshEnvironment.get();
    delete(PICTURES);
    List<String> command =
        new ArrayList<>(
            List.of(
                Jupyter.python(),
                "src/test/python/browser.py",
                "--jupyter=" + fresh.program("jupyter"),
                "--chromium=" + chromium.orElseThrow(),
                "--notebook=01-pipeline.ipynb",
                "--out=" + PICTURES,
                "--gallery"));
    try (Stream<Path> notebooks = Files.list(Path.of("").toAbsolutePath())) {
      notebooks
          .map(Path::toString)
          .filter(name -> name.endsWith(".ipynb"))
          .sorted()
          .forEach(command::add);
    }
    FreshEnvironment.run(Path.of("").toAbsolutePath(), Map.of(), command.toArray(String[]::new));
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSizeGreaterThan(40);
    }
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
