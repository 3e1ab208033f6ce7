package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite of tests that Jupyter has for kernels passes. */
class ConformanceIT {

  @TempDir private Path folder;

  @Test
  void everyTestButThatOfADeprecatedPayloadPasses() throws IOException, InterruptedException {
    String script = Path.of("src/test/python/conformance.py").toAbsolutePath().toString();
    assertThat(Jupyter.python(folder, "sample", script)).contains("tests, skipped: test_pager");
  }
}
