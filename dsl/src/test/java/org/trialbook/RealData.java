package org.trialbook;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of real registry records that stands beside the checkout; tests that need it are
 * skipped, saying so, where it is absent. {@code TRIALBOOK_REAL_DATA} names another, or hides it: a
 * folder that is not there.
 */
public final class RealData {

  private static final String NONE = "skipped: no real records; ";

  private RealData() {}

  /** A file or folder of the real data, for example {@code records/studies.ndjson.gz}. */
  public static Path path(String relative) {
    Path path = folder().resolve(relative);
    if (!Files.exists(path)) {
      abort(NONE + path + " is not there");
    }
    return path;
  }

  private static Path folder() {
    String configured = System.getenv("TRIALBOOK_REAL_DATA");
    if (configured != null) {
      return Path.of(configured);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared/registry");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return abort(NONE + "no shared/registry beside the checkout, TRIALBOOK_REAL_DATA is not set");
  }
}
