package org.trialbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;

/** The snapshot that an argument means: by its folder, or by its name among others. */
final class SnapshotArgument {

  private SnapshotArgument() {}

  /**
   * Finds it.
   *
   * @param folder of snapshots; null for the user's own
   */
  static Snapshot of(String nameOrFolder, Path folder) {
    Path path = Path.of(nameOrFolder);
    return Files.isDirectory(path) ? Snapshot.open(path) : among(folder).get(nameOrFolder);
  }

  /** The snapshots in a folder; null for the user's own. */
  static Snapshots among(Path folder) {
    return folder == null ? Snapshots.byDefault() : Snapshots.in(folder);
  }
}
