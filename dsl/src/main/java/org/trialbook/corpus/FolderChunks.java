package org.trialbook.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.trialbook.accounting.LeftOut;

/**
 * The chunks of a folder and the folders in it: the small files of text together, every other file
 * as if it were named. A file that cannot be read is told, and the others are read.
 */
final class FolderChunks implements Chunks {

  private static final int FULL_BYTES = 8 << 20;
  private static final int SMALL_BYTES = 8 << 20;

  private final ReadLimits limits;
  private final Deque<Path> files;
  private final Deque<Chunk> told = new ArrayDeque<>();
  private Path file;
  private Chunks inside;

  FolderChunks(Path folder, ReadLimits limits) throws IOException {
    this.limits = limits;
    this.files = new ArrayDeque<>(list(folder));
  }

  /**
   * Those of some of its files.
   *
   * @param tells whether what else is in the folder is told before them
   */
  FolderChunks(Path folder, List<Path> some, boolean tells, ReadLimits limits) throws IOException {
    this.limits = limits;
    this.files = new ArrayDeque<>(some);
    if (tells) {
      list(folder);
    }
  }

  /** The files of the folder; what else is in it is told first. */
  private List<Path> list(Path folder) throws IOException {
    CopiedRecords unread = new CopiedRecords();
    List<Path> found = FolderFiles.of(folder, unread);
    if (found.isEmpty() && unread.isEmpty()) {
      unread.leftOut(new LeftOut(folder.toString(), "it is an empty folder"));
    }
    if (!unread.isEmpty()) {
      told.add(unread);
    }
    return found;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    while (!told.isEmpty() || inside != null || !files.isEmpty()) {
      if (!told.isEmpty()) {
        return Optional.of(told.remove());
      }
      if (inside == null) {
        List<Path> small = small();
        if (!small.isEmpty()) {
          return Optional.of(sink -> records(small, sink));
        }
        file = files.remove();
      }
      try {
        inside = inside == null ? FileChunks.open(file, limits) : inside;
        Optional<Chunk> chunk = inside.next();
        if (chunk.isPresent()) {
          return chunk;
        }
      } catch (IOException e) {
        Path unread = file;
        told.add(sink -> Unread.tell(unread.toString(), e, sink));
      }
      close();
    }
    return Optional.empty();
  }

  private List<Path> small() {
    List<Path> small = new ArrayList<>();
    long bytes = 0;
    while (!files.isEmpty() && bytes < FULL_BYTES && isSmall(files.peek())) {
      bytes += files.peek().toFile().length();
      small.add(files.remove());
    }
    return small;
  }

  private static boolean isSmall(Path file) {
    return file.toString().endsWith(".json") && file.toFile().length() <= SMALL_BYTES;
  }

  private void records(List<Path> small, StudySink sink) {
    for (Path each : small) {
      try {
        byte[] bytes = Files.readAllBytes(each);
        if (Packing.isPacked(bytes)) {
          records(each, sink);
        } else {
          StudyText.records(each.toString(), bytes, bytes.length, limits, sink);
        }
      } catch (IOException e) {
        Unread.tell(each.toString(), e, sink);
      }
    }
  }

  private void records(Path packed, StudySink sink) throws IOException {
    try (Chunks chunks = FileChunks.open(packed, limits)) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        chunk.get().records(sink);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (inside != null) {
      inside.close();
      inside = null;
    }
  }
}
