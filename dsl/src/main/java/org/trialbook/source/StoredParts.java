package org.trialbook.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.FileParts;
import org.trialbook.corpus.StudyPart;
import org.trialbook.snapshot.Snapshot;

/**
 * What {@link StoredStudies} reads, cut into parts that processes read apart: together they hold
 * the same records in the same order.
 *
 * @param parts in the order of the input
 * @param mayRepeat whether a study may come more than once in them
 */
public record StoredParts(List<StudyPart> parts, boolean mayRepeat) {

  public StoredParts {
    parts = List.copyOf(parts);
  }

  /**
   * The parts of files, folders and snapshots, one after the other.
   *
   * @param bytes how many a part has on the disk, about
   * @param numbers the digits of the only registry numbers that matter, where that is known; what
   *     cannot be found by its number comes even so
   * @throws TrialbookException where one is missing or cannot be opened
   */
  public static StoredParts of(List<Path> files, long bytes, Optional<Set<Integer>> numbers) {
    List<StudyPart> parts = new ArrayList<>();
    for (Path file : files) {
      if (StoredChunks.isSnapshot(file)) {
        Snapshot snapshot = Snapshot.open(file);
        parts.addAll(
            numbers.map(those -> snapshot.parts(those)).orElseGet(() -> snapshot.parts(bytes)));
      } else {
        parts.addAll(FileParts.of(file, bytes));
      }
    }
    return new StoredParts(parts, files.size() > 1 || !StoredChunks.isSnapshot(files.get(0)));
  }
}
