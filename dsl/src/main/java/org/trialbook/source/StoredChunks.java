package org.trialbook.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudyFiles;
import org.trialbook.snapshot.Snapshot;

/**
 * The chunks of files and folders, one after the other. The folder of a snapshot is read as one, so
 * that what is missing of it is told.
 */
final class StoredChunks implements Chunks {

  private final Deque<Path> waiting;
  private Optional<Chunks> open = Optional.empty();

  StoredChunks(List<Path> files) {
    this.waiting = new ArrayDeque<>(files);
  }

  static boolean isSnapshot(Path file) {
    return Stream.of("manifest.json", "index.tsv")
        .map(file::resolve)
        .allMatch(Files::isRegularFile);
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    while (open.isPresent() || !waiting.isEmpty()) {
      open = open.or(() -> Optional.of(openNext()));
      Optional<Chunk> chunk = open.get().next();
      if (chunk.isPresent()) {
        return chunk;
      }
      close();
    }
    return Optional.empty();
  }

  private Chunks openNext() {
    if (isSnapshot(waiting.element())) {
      return Snapshot.open(waiting.remove()).chunks();
    }
    List<Path> files = new ArrayList<>();
    while (!waiting.isEmpty() && !isSnapshot(waiting.element())) {
      files.add(waiting.remove());
    }
    return StudyFiles.open(files);
  }

  @Override
  public OptionalLong studies() {
    return waiting.isEmpty() && open.isPresent() ? open.get().studies() : OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      Chunks ended = open.get();
      open = Optional.empty();
      ended.close();
    }
  }
}
