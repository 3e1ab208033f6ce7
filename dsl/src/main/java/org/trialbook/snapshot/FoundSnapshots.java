package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/**
 * What there is in a folder of snapshots.
 *
 * @param snapshots the one with the oldest data first
 * @param problems what should be a snapshot and cannot be opened, a message each
 */
record FoundSnapshots(List<Snapshot> snapshots, List<String> problems) {

  static FoundSnapshots in(Path folder) {
    List<Snapshot> snapshots = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path path : likely(folder)) {
      try {
        snapshots.add(Snapshot.open(path));
      } catch (TrialbookException e) {
        problems.add(e.getMessage());
      }
    }
    snapshots.sort(Comparator.comparing(Snapshot::dataTimestamp).thenComparing(Snapshot::name));
    return new FoundSnapshots(List.copyOf(snapshots), List.copyOf(problems));
  }

  private static List<Path> likely(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.filter(SnapshotFiles::isLikely).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new TrialbookException("Cannot read " + folder + ": " + e.getMessage() + ".", e);
    }
  }
}
