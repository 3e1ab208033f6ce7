package org.trialbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A real browser without a window. */
public final class Browser {

  private Browser() {}

  /**
   * What a page is when its scripts have run; skips the test where there is no browser.
   *
   * @param folder for the page and for what the browser keeps
   */
  public static String shown(Path folder, String page) throws IOException, InterruptedException {
    Optional<Path> chromium =
        Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
            .map(directory -> Path.of(directory, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    if (chromium.isEmpty()) {
      assertThat(System.getenv("CI")).as("CI without a browser: .ci/run installs it").isNull();
      assumeTrue(false, "skipped: no Chromium on the PATH; .ci/run installs it");
    }
    Path file = Files.writeString(folder.resolve("page.html"), page);
    Path out = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                chromium.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    browser.waitFor();
    return Files.readString(out, UTF_8);
  }
}
