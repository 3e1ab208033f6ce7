package org.trialbook.flatten.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.corpus.RecordKeys;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.DateCells;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;

/**
 * How new a version of a study is: by the day of its last update post, then by {@code
 * versionHolder}, the day of the data that it came with. Days count from 1970-01-01; {@link #NONE}
 * where the record has no such day, which is older than any.
 *
 * <p>Of the same study in several versions the newest counts, everywhere; of those that are equally
 * new, the one that comes last.
 */
@Internal
public record StudyVersion(int updated, int holder) implements Comparable<StudyVersion> {

  static final int NONE = Integer.MIN_VALUE;

  /** A version of which nothing is known. */
  static final StudyVersion UNKNOWN = new StudyVersion(NONE, NONE);

  private static final String UPDATED = "lastUpdatePostDate";
  private static final String HOLDER = "versionHolder";

  /** One row a study, with what its version is known by. */
  static final Plan PLAN = Plan.of(Relations.STUDIES.select(UPDATED, HOLDER));

  /** The version of a record; one that cannot be read is as old as can be. */
  public static StudyVersion of(byte[] bytes, int offset, int length) {
    StudyVersion[] found = {UNKNOWN};
    Flattener flattener = new Flattener(PLAN, batch -> found[0] = of(batch, 0), reject -> {});
    flattener.study(bytes, offset, length, 0);
    flattener.finish();
    return found[0];
  }

  public static StudyVersion of(Batch batch, int row) {
    return new StudyVersion(
        day((DateCells) batch.cells(UPDATED), row), day((DateCells) batch.cells(HOLDER), row));
  }

  /** The versions of all records of a result of {@link #PLAN}, in their order. */
  static List<StudyVersion> ofRecords(Flattening.Result result) {
    List<StudyVersion> versions = new ArrayList<>(result.keys().size());
    var batches = result.batches().iterator();
    Optional<Batch> batch = Optional.empty();
    int row = 0;
    for (int i = 0; i < result.keys().size(); i++) {
      // One that this pass could not read has no row, and no version that is known.
      StudyVersion version = UNKNOWN;
      if (result.keys().get(i) != RecordKeys.NONE) {
        if (batch.isEmpty() || row == batch.get().rows()) {
          batch = Optional.of(batches.next());
          row = 0;
        }
        version = of(batch.get(), row++);
      }
      versions.add(version);
    }
    return versions;
  }

  private static int day(DateCells cells, int row) {
    return cells.isMissing(row) ? NONE : cells.values()[row];
  }

  /** What a reader should know of studies that came in several versions. */
  public static List<String> notes(long studies) {
    return studies == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT, "Studies that came more than once and were kept once: %,d.", studies));
  }

  @Override
  public int compareTo(StudyVersion other) {
    int order = Integer.compare(updated, other.updated);
    return order != 0 ? order : Integer.compare(holder, other.holder);
  }
}
