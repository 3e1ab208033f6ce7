package org.trialbook.snapshot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.trialbook.registry.Registry;

/**
 * Where the studies of a snapshot come from; see {@link Manifest} for the parts.
 *
 * @param source in words
 */
record Origin(
    String name,
    LocalDateTime dataTimestamp,
    String source,
    Optional<String> registry,
    Instant acquiredAt,
    long rejects,
    long doubles,
    long leftOut,
    List<String> notes) {

  Origin {
    notes = List.copyOf(notes);
  }

  /** A registry's address, by which one is told from another. */
  static String address(Registry registry) {
    return registry.url().toString().replaceFirst("^(https?://)www\\.", "$1");
  }
}
