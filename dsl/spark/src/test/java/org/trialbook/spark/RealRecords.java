package org.trialbook.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The real records beside the checkout, or in {@code TRIALBOOK_REAL_DATA}, where they are. */
final class RealRecords {

  private static final String FILE = "records/studies.ndjson.gz";

  private RealRecords() {}

  static Optional<Path> find() {
    String configured = System.getenv("TRIALBOOK_REAL_DATA");
    Stream<Path> folders =
        configured != null
            ? Stream.of(Path.of(configured))
            : Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/registry"));
    return folders.map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile).findFirst();
  }
}
