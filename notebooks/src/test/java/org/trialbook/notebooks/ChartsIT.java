package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The still picture of a chart of each kind beside the live one of JupyterLab: the same marks,
 * texts and ticks. The pictures are in target/charts.
 */
class ChartsIT {

  private static final String NOTEBOOK = "charts.ipynb";

  /** From the folder of this module, where the checkout has the real records beside it. */
  private static final String BESIDE = "../../shared/registry";

  @TempDir private Path folder;

  @Test
  void theStillPictureOfTheSampleIsTheLiveOne() throws IOException, InterruptedException {
    compare("sample", folder.resolve("sample.ndjson"));
  }

  @Test
  void theStillPictureOfRealRecordsIsTheLiveOne() throws IOException, InterruptedException {
    Path records =
        Path.of(Optional.ofNullable(System.getenv("TRIALBOOK_REAL_DATA")).orElse(BESIDE))
            .resolve("records/studies.ndjson.gz")
            .toAbsolutePath();
    assumeTrue(Files.exists(records), () -> "skipped: no real records; " + records);
    compare("real", records);
  }

  private void compare(String name, Path corpus) throws IOException, InterruptedException {
    Path notebook = Path.of("src/test/resources", NOTEBOOK).toAbsolutePath();
    Jupyter.run(
        folder, "sample", Map.of("CHARTS_OF", corpus.toString()), Stream.of(notebook.toString()));
    String printed =
        Browser.look(
            "charts.py",
            folder.resolve(NOTEBOOK),
            Path.of("target/charts", name).toAbsolutePath(),
            Stream.of());
    assertThat(printed.lines())
        .hasSizeGreaterThan(30)
        .allMatch(line -> line.endsWith(" 0 differences"));
  }
}
