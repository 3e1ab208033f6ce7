package org.trialbook.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kernel in a locale of which the charset is ASCII names files like any other. */
class Utf8LocaleIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8"})
  void aCellNamesAnyFile(String locale) throws IOException {
    assumeTrue(Path.of("/").getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (KernelClient kernel = KernelClient.in(Map.of("LC_ALL", locale), folder)) {
      assertThat(
              kernel
                  .execute(
                      "java.nio.file.Files.writeString(java.nio.file.Path.of(\"%s\", \"caf\\u00e9.txt\"), \"é\").getFileName().toString()"
                          .formatted(folder))
                  .value())
          .contains("café.txt");
      assertThat(
              kernel.execute("new java.io.File(\"" + folder + "\", \"café.txt\").exists()").value())
          .isEqualTo("true");
    }
    try (var files = Files.newDirectoryStream(folder, "*.txt")) {
      Path written = files.iterator().next();
      assertThat(Files.readAllBytes(written)).isEqualTo("é".getBytes(UTF_8));
    }
  }

  /** What starts a kernel that pip installed needs no second start. */
  @Test
  void theWheelStartsInUtf8() throws IOException, InterruptedException {
    ProcessBuilder python =
        new ProcessBuilder(
            "python3",
            "-c",
            "import sys; sys.path.insert(0, 'src/wheel'); from trialbook import java;"
                + " java.become(['/bin/sh', '-c', 'locale charmap'])");
    python.directory(Path.of(System.getProperty("basedir", ".")).toAbsolutePath().toFile());
    python.environment().put("LC_ALL", "C");
    Process process;
    try {
      process = python.start();
    } catch (IOException e) {
      assumeTrue(false, "no python3 here");
      throw e;
    }
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip())
        .isEqualTo("UTF-8");
    assertThat(process.waitFor()).isZero();
  }
}
