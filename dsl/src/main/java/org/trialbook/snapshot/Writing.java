package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.file.Disk;
import org.trialbook.file.Folders;
import org.trialbook.flatten.version.StudyVersion;
import org.trialbook.progress.Progress;
import org.trialbook.registry.Registry;

/**
 * The one who writes in a folder of snapshots. A snapshot is made in a hidden folder beside its
 * place and takes it by a rename; what was staged stays until then.
 */
final class Writing {

  private static final String PART = ".part";
  private static final String STAGING = ".staging";
  private static final String GONE = ".gone";
  private static final String LOCK = ".lock";

  /** What is done while no other process writes. */
  interface Work {
    Snapshot run(Writing writing) throws IOException;
  }

  private final Path folder;
  private final Clock clock;
  private final Progress progress;

  private Writing(Path folder, Clock clock, Progress progress) {
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
  }

  static Snapshot in(Path folder, Clock clock, Progress progress, Work work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock == null) {
          throw new TrialbookException(
              "Another process writes a snapshot in %s.\nWait until it is done.".formatted(folder));
        }
        deleteLeft(folder);
        return work.run(new Writing(folder, clock, progress));
      }
    } catch (ClosedByInterruptException | InterruptedIOException e) {
      throw Interruptions.of(e);
    } catch (UncheckedIOException e) {
      throw failure(folder, e.getCause());
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static TrialbookException failure(Path folder, IOException e) {
    return new TrialbookException(
        "Cannot write a snapshot in %s: %s.\nIs the folder writable, and is there space on the disk?"
            .formatted(folder, e.getMessage()),
        e);
  }

  /** What killed processes left that nobody can use any more. */
  private static void deleteLeft(Path folder) throws IOException {
    for (Path path : hidden(folder, PART, GONE)) {
      Folders.delete(path);
    }
    for (Path path : hidden(folder, STAGING)) {
      String name = path.getFileName().toString();
      if (SnapshotFiles.isIn(folder.resolve(name.substring(1, name.length() - STAGING.length())))) {
        Folders.delete(path);
      }
    }
  }

  private static List<Path> hidden(Path folder, String... endings) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(
              path ->
                  Stream.of(endings)
                      .anyMatch(
                          ending ->
                              path.getFileName().toString().startsWith(".")
                                  && path.getFileName().toString().endsWith(ending)))
          .toList();
    }
  }

  /** Deletes everything that stopped attempts left, also what the next one could have used. */
  static void cleanUp(Path folder) {
    if (Files.isDirectory(folder)) {
      in(
          folder,
          Clock.systemUTC(),
          Progress.UNHEARD,
          writing -> {
            for (Path path : hidden(folder, STAGING)) {
              Folders.delete(path);
            }
            return null;
          });
    }
  }

  /** A snapshot disappears by a rename, as it came. */
  static void remove(Path folder, Path snapshot) {
    in(
        folder,
        Clock.systemUTC(),
        Progress.UNHEARD,
        writing -> {
          Path gone = folder.resolve("." + snapshot.getFileName() + GONE);
          Files.move(snapshot, gone, StandardCopyOption.ATOMIC_MOVE);
          Folders.delete(gone);
          return null;
        });
  }

  // ---- making -----------------------------------------------------------------------------

  /**
   * Makes a snapshot of what an input brings.
   *
   * @param registry that it comes from; empty where it comes from files
   * @param earlier snapshot, which may have the same blocks
   */
  Snapshot create(String name, Input input, Optional<String> registry, Optional<Snapshot> earlier)
      throws IOException {
    Acquisition.Acquired acquired = Acquisition.run(input, staging(name), progress);
    Staging staging = acquired.staging();
    return finish(
        name,
        input.source(),
        registry,
        staging,
        acquired.ending(),
        earlier,
        writer -> {
          for (Iterator<StudyLine> studies = staging.sorted(); studies.hasNext(); ) {
            Interruptions.check();
            writer.add(studies.next());
          }
        });
  }

  Snapshot update(String name, Snapshot earlier, Registry registry, Set<Unusual> allowed)
      throws IOException {
    SnapshotUpdate update =
        SnapshotUpdate.acquire(earlier, registry, allowed, staging(name), progress);
    return finish(
        name,
        "snapshot %s and updates of %s".formatted(earlier.name(), registry.url()),
        Optional.of(Origin.address(registry)),
        update.staging(),
        update.ending(),
        Optional.of(earlier),
        update::write);
  }

  private Path staging(String name) {
    return folder.resolve("." + name + STAGING);
  }

  /** Gives a writer its studies, in order. */
  private interface Filling {
    void fill(SnapshotWriter writer) throws IOException;
  }

  private Snapshot finish(
      String name,
      String source,
      Optional<String> registry,
      Staging staging,
      Input.Ending ending,
      Optional<Snapshot> earlier,
      Filling filling)
      throws IOException {
    Path part = folder.resolve("." + name + PART);
    Folders.delete(part);
    try (SnapshotWriter writer = new SnapshotWriter(part, earlier.map(Snapshot::files))) {
      filling.fill(writer);
      LocalDateTime data =
          ending
              .dataTimestamp()
              .or(() -> writer.updated().map(LocalDate::atStartOfDay))
              .orElseGet(() -> LocalDateTime.now(clock).toLocalDate().atStartOfDay());
      Origin origin =
          new Origin(
              name,
              data,
              source,
              registry,
              ending.acquiredAt(),
              staging.rejects().size(),
              staging.doubles(),
              staging.leftOut(),
              notes(staging, ending));
      writer.finish(origin);
      Files.write(part.resolve("rejects.tsv"), staging.rejects(), UTF_8);
    }
    Path place = folder.resolve(name);
    // The manifest is what makes a folder a snapshot: it is on the disk before the rename.
    Disk.keep(part.resolve(Manifest.SUM));
    Disk.keep(part.resolve(Manifest.FILE));
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    staging.delete();
    return Snapshot.open(place);
  }

  private static List<String> notes(Staging staging, Input.Ending ending) {
    List<String> notes = new ArrayList<>(ending.notes());
    notes.addAll(staging.leftOutNotes());
    notes.addAll(StudyVersion.notes(staging.repeated()));
    if (!staging.rejects().isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Records that could not be read: %,d, listed in rejects.tsv.",
              staging.rejects().size()));
    }
    return notes;
  }
}
