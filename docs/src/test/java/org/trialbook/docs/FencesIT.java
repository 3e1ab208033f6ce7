package org.trialbook.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.mirror.Mirror;
import org.trialbook.notebooks.Jupyter;
import org.trialbook.sample.Sample;

/**
 * Every java fence of the README and the documentation runs on the kernel, page by page, and shows
 * what the text fence behind it says.
 */
class FencesIT {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path out;

  @Test
  void everyExampleDoesWhatItsPageSays() throws IOException, InterruptedException {
    List<Path> pages = pages();
    assertThat(pages).contains(ROOT.resolve("README.md"));
    // One registry for all pages; each kernel would otherwise index a sample of its own.
    try (Mirror mirror = Mirror.serve(Sample.studies(), Sample.DATA_TIMESTAMP, 0)) {
      Jupyter.run(out, mirror.url().toString(), pages.stream().map(Path::toString));
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.\\w+)/.*"))
          .sorted()
          .toList();
    }
  }
}
