package org.trialbook.mirror.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.trialbook.TrialbookException;
import org.trialbook.file.Folders;
import org.trialbook.snapshot.Difference;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;

/**
 * The index of a snapshot, in its folder under {@code search-3}, after how it is derived; made when
 * it is first asked for.
 *
 * <p>It is made beside its place and takes it by a rename. Where an earlier snapshot beside this
 * one has an index, its files are shared and only what differs is indexed anew: Lucene never
 * changes a file that it has written.
 */
public final class SnapshotIndex {

  /**
   * Goes up by one with every change of what is indexed of a study, or how: an index that was made
   * before is not asked any more.
   */
  private static final int DERIVATION = 3;

  private static final String SEARCH = "search";
  private static final String FOLDER = SEARCH + "-" + DERIVATION;
  private static final String PART = ".search.part";

  private static final double BUFFER_MEGABYTES = 64;

  /** Beyond this share of differing studies, a new index is smaller and no slower. */
  private static final int MOST_DIFFERING = 5;

  private final Snapshot snapshot;
  private final LongConsumer progress;

  private SnapshotIndex(Snapshot snapshot, LongConsumer progress) {
    this.snapshot = snapshot;
    this.progress = progress;
  }

  private static boolean isThere(Snapshot snapshot) {
    return Files.isDirectory(snapshot.path().resolve(FOLDER));
  }

  /**
   * Opens the index, which is made first where there is none.
   *
   * @param progress hears how many studies are indexed
   */
  public static StudyIndex open(Snapshot snapshot, LongConsumer progress) {
    Path folder = snapshot.path().resolve(FOLDER);
    try {
      if (!isThere(snapshot)) {
        new SnapshotIndex(snapshot, progress).make(folder);
      }
      return new StudyIndex(
          FSDirectory.open(folder),
          number -> snapshot.study(number).orElseThrow(),
          SnapshotIndex::numberAlone,
          snapshot.path().toString().hashCode() & 0xffffffffL,
          snapshot.notes(),
          0);
    } catch (LockObtainFailedException e) {
      throw new TrialbookException(
          "Another process is indexing %s.\nWait until it is done.".formatted(snapshot), e);
    } catch (IOException e) {
      throw new TrialbookException(
          "Cannot index %s: %s.\nIs the folder writable, and is there space on the disk?"
              .formatted(snapshot, e.getMessage()),
          e);
    }
  }

  /** Most questions for many studies want only their numbers, and no block is unpacked for that. */
  private static byte[] numberAlone(int number) {
    return "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"%s\"}}}"
        .formatted(Snapshot.nctId(number))
        .getBytes(US_ASCII);
  }

  private void make(Path folder) throws IOException {
    Path part = snapshot.path().resolve(PART);
    Optional<Snapshot> base = base();
    if (!isLocked(part)) {
      Folders.delete(part);
    }
    if (base.isPresent()) {
      share(base.get().path().resolve(FOLDER), part);
    }
    try (Directory directory = FSDirectory.open(part);
        IndexWriter writer = new IndexWriter(directory, configuration())) {
      SnapshotIndexer indexer = new SnapshotIndexer(writer, progress);
      if (base.isPresent()) {
        update(indexer, Difference.between(base.get(), snapshot));
      } else {
        indexer.addAll(snapshot.chunks());
      }
      writer.commit();
    }
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("its file system renames nothing in one step", e);
    }
    dropOthers();
  }

  /** Those that were derived in another way. */
  private void dropOthers() throws IOException {
    try (Stream<Path> content = Files.list(snapshot.path())) {
      for (Path path : content.toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith(SEARCH) && !name.equals(FOLDER)) {
          Folders.delete(path);
        }
      }
    }
  }

  private static IndexWriterConfig configuration() {
    return new IndexWriterConfig(new WordAnalyzer())
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setUseCompoundFile(false);
  }

  /** The nearest earlier snapshot with an index, if most studies are the same there. */
  private Optional<Snapshot> base() {
    return Snapshots.in(snapshot.path().toAbsolutePath().getParent()).list().stream()
        .filter(other -> other.dataTimestamp().isBefore(snapshot.dataTimestamp()))
        .filter(SnapshotIndex::isThere)
        .reduce((first, second) -> second)
        .filter(
            other -> Difference.between(other, snapshot).size() * MOST_DIFFERING < snapshot.size());
  }

  private static boolean isLocked(Path part) throws IOException {
    if (!Files.exists(part)) {
      return false;
    }
    try (Directory directory = FSDirectory.open(part)) {
      directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
      return false;
    } catch (LockObtainFailedException e) {
      return true;
    }
  }

  private static void share(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path here = to.resolve(file.getFileName());
        if (file.getFileName().toString().equals(IndexWriter.WRITE_LOCK_NAME)) {
          continue;
        }
        try {
          Files.createLink(here, file);
        } catch (UnsupportedOperationException | IOException e) {
          Files.copy(file, here);
        }
      }
    }
  }

  private void update(SnapshotIndexer indexer, Difference difference) throws IOException {
    for (int number : difference.removed()) {
      indexer.remove(number);
    }
    for (int number : difference.changed()) {
      indexer.remove(number);
    }
    List<String> anew =
        Stream.of(difference.changed(), difference.added())
            .flatMap(List::stream)
            .map(Snapshot::nctId)
            .toList();
    indexer.addAll(snapshot.chunks(anew));
  }
}
