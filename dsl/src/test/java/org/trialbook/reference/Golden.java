package org.trialbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a test writes when it runs with {@code -Dtrialbook.golden.update=true}, and otherwise
 * holds to what is written in it.
 */
public final class Golden {

  private Golden() {}

  /** A file below the checkout's {@code docs}. */
  public static Path doc(String name) {
    return checkout().resolve("docs").resolve(name);
  }

  /** A file below this module's test resources. */
  public static Path testResource(String name) {
    return checkout().resolve("dsl/src/test/resources").resolve(name);
  }

  /** The folder of the checkout. */
  public static Path checkout() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("docs/architecture.md"))) {
        return at;
      }
    }
    throw new IllegalStateException("No docs above " + Path.of("").toAbsolutePath());
  }

  /** Asserts that the file says just that. */
  public static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("trialbook.golden.update")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("-Dtrialbook.golden.update=true writes it").exists();
    assertThat(Files.readString(file)).isEqualTo(text);
  }
}
