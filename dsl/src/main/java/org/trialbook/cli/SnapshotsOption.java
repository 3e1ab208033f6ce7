package org.trialbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.trialbook.TrialbookException;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option of all commands that look for snapshots: the folder in which they are. */
final class SnapshotsOption {

  @Option(
      names = "--in",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The folder of snapshots.")
  private Path folder;

  /** The snapshots in that folder; without the option the user's own. */
  Snapshots snapshots() {
    return folder == null ? Snapshots.byDefault() : Snapshots.in(folder);
  }

  /**
   * What an argument means where it is no name.
   *
   * @throws TrialbookException where it is empty
   */
  static Path path(String argument) {
    if (argument.isBlank()) {
      throw new TrialbookException(
          "A name is empty.\nWrite the name of a snapshot, a file or a folder.");
    }
    return Path.of(argument);
  }

  /** Finds one by its name among them, or by its own folder. */
  Snapshot find(String nameOrFolder) {
    Path path = path(nameOrFolder);
    return Files.isDirectory(path) ? Snapshot.open(path) : snapshots().get(nameOrFolder);
  }
}
