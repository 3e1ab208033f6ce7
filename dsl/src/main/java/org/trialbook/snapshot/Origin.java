package org.trialbook.snapshot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Where the studies of a snapshot come from; see {@link Manifest} for the parts.
 *
 * @param source in words
 */
record Origin(
    String name,
    LocalDateTime dataTimestamp,
    String source,
    Instant acquiredAt,
    long rejects,
    List<String> notes) {

  Origin {
    notes = List.copyOf(notes);
  }
}
