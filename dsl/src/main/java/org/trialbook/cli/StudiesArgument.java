package org.trialbook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.TemporarySnapshot;

/** The studies that an argument means: a snapshot, by its folder or its name, or those in files. */
record StudiesArgument(String name, Snapshot snapshot, Optional<TemporarySnapshot> files)
    implements AutoCloseable {

  private static final int MOST_NAMED = 20;

  /**
   * Finds it, and reads it where it is files.
   *
   * @param among where snapshots are looked for
   * @param err hears how the reading gets on
   */
  static StudiesArgument of(String argument, SnapshotsOption among, PrintWriter err) {
    Path path = SnapshotsOption.path(argument);
    if (!Files.exists(path) || Files.isRegularFile(path.resolve("manifest.json"))) {
      return new StudiesArgument(argument, among.find(argument), Optional.empty());
    }
    TemporarySnapshot made = TemporarySnapshot.of(List.of(path), TerminalProgress.on(err));
    return new StudiesArgument(argument, made.snapshot(), Optional.of(made));
  }

  /** What a reader of files should know; of a snapshot it was said when that was made. */
  void tellNotes(PrintWriter err) {
    if (files.isPresent()) {
      snapshot.notes().forEach(note -> err.println(name + ": " + note));
    }
  }

  /** What could not be read of files. */
  void tellRejects(PrintWriter err) {
    if (files.isEmpty()) {
      return;
    }
    try (var rejects =
        Files.lines(snapshot.path().resolve("rejects.tsv"), StandardCharsets.UTF_8)) {
      rejects.limit(MOST_NAMED).forEach(line -> err.println(line.replace("\t", ": ")));
    } catch (IOException e) {
      throw new TrialbookException(
          "Cannot read what was rejected of " + name + ": " + e.getMessage() + ".", e);
    }
  }

  /** How many records of files could not be read. */
  long rejects() {
    return files.isEmpty() ? 0 : snapshot.rejects();
  }

  @Override
  public void close() {
    files.ifPresent(TemporarySnapshot::close);
  }
}
