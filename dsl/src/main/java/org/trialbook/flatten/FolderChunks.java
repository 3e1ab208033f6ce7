package org.trialbook.flatten;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chunks of a folder and the folders in it: the small files of text together, every other file
 * as if it were named. Hidden files are left out.
 */
final class FolderChunks implements Chunks {

  private static final int FULL_BYTES = 8 << 20;
  private static final int SMALL_BYTES = 8 << 20;

  private final Deque<Path> files;
  private Chunks inside;

  FolderChunks(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      files =
          new ArrayDeque<>(
              found.filter(file -> isFile(folder.relativize(file), file)).sorted().toList());
    }
  }

  private static boolean isFile(Path inFolder, Path file) {
    for (Path name : inFolder) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    return Files.isRegularFile(file);
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    while (inside != null || !files.isEmpty()) {
      if (inside == null) {
        List<Path> small = small();
        if (!small.isEmpty()) {
          return Optional.of(sink -> records(small, sink));
        }
        inside = StudyFiles.open(List.of(files.remove()));
      }
      Optional<Chunk> chunk = inside.next();
      if (chunk.isPresent()) {
        return chunk;
      }
      inside.close();
      inside = null;
    }
    return Optional.empty();
  }

  private List<Path> small() throws IOException {
    List<Path> small = new ArrayList<>();
    long bytes = 0;
    while (!files.isEmpty() && bytes < FULL_BYTES && isSmall(files.peek())) {
      bytes += Files.size(files.peek());
      small.add(files.remove());
    }
    return small;
  }

  private static boolean isSmall(Path file) throws IOException {
    return file.toString().endsWith(".json") && Files.size(file) <= SMALL_BYTES;
  }

  private static void records(List<Path> small, StudySink sink) {
    for (Path file : small) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        StudyText.records(file.toString(), bytes, bytes.length, sink);
      } catch (IOException e) {
        throw StudyFiles.failure(file, e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (inside != null) {
      inside.close();
    }
  }
}
