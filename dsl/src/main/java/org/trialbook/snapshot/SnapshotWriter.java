package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.trialbook.text.Sha256;

/**
 * Writes a snapshot into a folder in which it is not one yet: studies in ascending order, or whole
 * blocks of an earlier snapshot. Blocks are packed side by side; some are held at a time.
 */
final class SnapshotWriter implements AutoCloseable {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int MOST_WAITING = 2 * THREADS;

  private final Path folder;
  private final BlockPacker packer;
  private final ExecutorService threads;
  private final Deque<Future<BlockPacker.Packed>> waiting = new ArrayDeque<>();
  private final List<Block> blocks = new ArrayList<>();
  private final StudyTable table = new StudyTable();
  private final Aliases aliases = new Aliases();
  private List<StudyLine> segment = new ArrayList<>();
  private Optional<LocalDate> updated = Optional.empty();
  private int last = -1;
  private long bytes;

  SnapshotWriter(Path folder, Optional<SnapshotFiles> earlier) throws IOException {
    this.folder = folder;
    this.packer =
        new BlockPacker(Files.createDirectories(folder.resolve(SnapshotFiles.STUDIES)), earlier);
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "snapshot");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The next study; its number is larger than the one before. */
  void add(StudyLine study) throws IOException {
    if (study.number() <= last) {
      throw new IllegalStateException(study.nctId() + " comes too late");
    }
    last = study.number();
    if (Segments.beginsWith(study.number())) {
      endSegment();
    }
    segment.add(study);
    study.aliases().forEach(alias -> aliases.add(alias, study.number()));
    seen(study.updated());
  }

  /** What comes next begins a block. */
  void endSegment() throws IOException {
    if (!segment.isEmpty()) {
      List<StudyLine> studies = segment;
      segment = new ArrayList<>();
      submit(() -> packer.pack(studies));
    }
  }

  /**
   * A block of an earlier snapshot as it is, with the places of its studies there.
   *
   * @param before what studies of that snapshot were called before
   */
  void keep(
      Path file,
      Block block,
      List<StudyTable.Row> rows,
      List<Long> fingerprints,
      Map<Integer, List<Integer>> before)
      throws IOException {
    endSegment();
    for (StudyTable.Row row : rows) {
      before
          .getOrDefault(row.number(), List.of())
          .forEach(alias -> aliases.add(alias, row.number()));
    }
    last = rows.get(rows.size() - 1).number();
    submit(
        () -> {
          packer.link(file);
          return new BlockPacker.Packed(block, rows, fingerprints);
        });
  }

  /** A day on which a study was updated, of a study in a kept block. */
  void seen(Optional<LocalDate> day) {
    if (day.isPresent() && (updated.isEmpty() || day.get().isAfter(updated.get()))) {
      updated = day;
    }
  }

  /** The latest day of an update so far. */
  Optional<LocalDate> updated() {
    return updated;
  }

  private void submit(Callable<BlockPacker.Packed> work) throws IOException {
    waiting.add(threads.submit(work));
    if (waiting.size() > MOST_WAITING) {
      collect();
    }
  }

  private void collect() throws IOException {
    try {
      BlockPacker.Packed packed = waiting.remove().get();
      for (int i = 0; i < packed.rows().size(); i++) {
        StudyTable.Row row = packed.rows().get(i);
        table.add(
            new StudyTable.Row(
                row.number(), blocks.size(), row.frame(), row.packed(), row.offset(), row.length()),
            packed.fingerprints().get(i));
      }
      blocks.add(packed.block());
      bytes += packed.block().bytes();
    } catch (InterruptedException e) {
      throw Interruptions.of(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }

  /** Writes the index and, last, the manifest; the folder is a snapshot then. */
  void finish(Origin origin) throws IOException {
    endSegment();
    while (!waiting.isEmpty()) {
      collect();
    }
    Path index = folder.resolve(SnapshotFiles.INDEX);
    table.write(index);
    aliases.write(folder);
    new Manifest(
            Manifest.FORMAT,
            origin.name(),
            origin.dataTimestamp().toString(),
            origin.source(),
            origin.registry().orElse(null),
            origin.acquiredAt().toString(),
            org.trialbook.TrialbookVersion.text(),
            table.size(),
            bytes,
            updated.map(LocalDate::toString).orElse(null),
            origin.rejects(),
            origin.doubles(),
            origin.leftOut(),
            origin.notes(),
            Sha256.of(Files.readAllBytes(index)),
            Sha256.of(Files.readAllBytes(folder.resolve(Aliases.FILE))),
            blocks)
        .write(folder);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
