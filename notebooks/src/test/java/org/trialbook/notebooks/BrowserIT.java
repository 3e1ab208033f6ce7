package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person at JupyterLab and the other front ends; the pictures are in target/browser. */
class BrowserIT {

  private static final Path PICTURES = Path.of("target/browser").toAbsolutePath();

  @Test
  void runsTheFirstNotebookCompletesInterruptsAndAnswers()
      throws IOException, InterruptedException {
    try (Stream<Path> notebooks = Files.list(Path.of("").toAbsolutePath())) {
      Stream<String> gallery =
          notebooks.map(Path::toString).filter(name -> name.endsWith(".ipynb")).sorted();
      Browser.look(
          "browser.py",
          Path.of("01-pipeline.ipynb"),
          PICTURES,
          Stream.concat(Stream.of("--gallery"), gallery));
    }
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSizeGreaterThan(40);
    }
  }
}
