package org.trialbook.registry.wire;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/** The state of a registry's data as it was last heard of; for a minute it counts as known. */
final class KnownVersion {

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private Optional<LocalDateTime> dataTimestamp = Optional.empty();
  private long heard;

  synchronized void hear(LocalDateTime timestamp, long nanos) {
    dataTimestamp = Optional.of(timestamp);
    heard = nanos;
  }

  synchronized Optional<LocalDateTime> at(long nanos) {
    return dataTimestamp.filter(known -> nanos - heard < GOOD_FOR.toNanos());
  }
}
