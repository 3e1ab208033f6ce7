package org.trialbook.flatten.version;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trialbook.Internal;

/**
 * Of which day studies in files are: the newest {@code versionHolder}, the day of the data that a
 * record came with, or else the newest day of a last update post. What is overdue or recent is so
 * on that day, not on the day of reading.
 *
 * <pre>{@code
 * DataDays days = new DataDays();
 * studies.forEach(days::add);
 * days.newest(); // 2026-08-14
 * }</pre>
 */
@Internal
public final class DataDays {

  private int newestHolder = StudyVersion.NONE;
  private int oldestHolder = Integer.MAX_VALUE;
  private int newestUpdate = StudyVersion.NONE;

  /** One more study. */
  public void add(byte[] study) {
    StudyVersion version = StudyVersion.of(study, 0, study.length);
    newestUpdate = Math.max(newestUpdate, version.updated());
    if (version.holder() != StudyVersion.NONE) {
      newestHolder = Math.max(newestHolder, version.holder());
      oldestHolder = Math.min(oldestHolder, version.holder());
    }
  }

  /** The day of the data; empty where no study says one. */
  public Optional<LocalDate> newest() {
    int day = newestHolder == StudyVersion.NONE ? newestUpdate : newestHolder;
    return day == StudyVersion.NONE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /** That the studies are of several days, where they are. */
  public List<String> notes() {
    return newestHolder == StudyVersion.NONE || oldestHolder == newestHolder
        ? List.of()
        : List.of(
            "These studies are of several days of the data, from %s to %s; %2$s counts as the day of all."
                .formatted(LocalDate.ofEpochDay(oldestHolder), LocalDate.ofEpochDay(newestHolder)));
  }
}
