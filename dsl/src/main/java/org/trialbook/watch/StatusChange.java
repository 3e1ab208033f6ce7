package org.trialbook.watch;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A study that is new to a {@link SearchWatch}, or was updated since its last look.
 *
 * @param statusBefore as the API writes it; empty for a study that is new to the watch
 * @param statusNow the same, as the registry has it now
 * @param updatedBefore the day the update known so far was posted; empty for a study that is new,
 *     or has no such day
 * @param updatedNow the day the latest update was posted; empty only in records that the registry
 *     withholds
 */
public record StatusChange(
    String nctId,
    Optional<String> statusBefore,
    String statusNow,
    Optional<LocalDate> updatedBefore,
    Optional<LocalDate> updatedNow) {

  /** Whether the watch did not know the study. */
  public boolean isNew() {
    return statusBefore.isEmpty();
  }

  /** Whether the update changed the status of a study that was known. */
  public boolean hasNewStatus() {
    return !isNew() && !statusBefore.equals(Optional.of(statusNow));
  }

  /** In one line: {@code NCT04280705 RECRUITING -> COMPLETED, 2026-11-20}. */
  @Override
  public String toString() {
    return "%s %s -> %s, %s"
        .formatted(
            nctId,
            statusBefore.orElse("new"),
            statusNow,
            updatedNow.map(LocalDate::toString).orElse("no day"));
  }
}
