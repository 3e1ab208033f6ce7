package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Widgets of cells in JupyterLab with ipywidgets' own front end; the pictures are in
 * target/widgets.
 */
class WidgetsIT {

  @Test
  void theyMoveInThePageAndTheNotebook() throws IOException, InterruptedException {
    String printed =
        Browser.look(
            "widgets.py",
            Path.of("01-pipeline.ipynb"),
            Path.of("target/widgets").toAbsolutePath(),
            Stream.empty());
    assertThat(printed).endsWith("no errors in the console\n");
  }
}
