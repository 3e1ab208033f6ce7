package org.trialbook.flatten;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The chunks of a zip archive, such as the registry's bulk download with one file a study: some
 * megabytes of small files make a chunk and are unpacked by the thread that flattens it; a large
 * file is read as a stream of its own.
 *
 * <p>The archive is not trusted: nothing is written, no name is used as a path, and a file that
 * unpacks to more than its directory says is damaged. It stays open until the last chunk has been
 * flattened, which may be long after the last one was asked for.
 */
final class ZipChunks implements Chunks {

  private static final int FULL_BYTES = 8 << 20;

  /** A study is smaller: the largest of the registry has 3.6 MB. */
  private static final int SMALL_BYTES = 8 << 20;

  private final Path file;
  private final ZipFile zip;
  private final Enumeration<? extends ZipEntry> entries;
  private final OptionalLong studies;
  private final AtomicInteger users = new AtomicInteger(1);
  private ZipEntry large;
  private Chunks inside;
  private InputStream stream;

  ZipChunks(Path file) throws IOException {
    this.file = file;
    this.zip = new ZipFile(file.toFile());
    this.entries = zip.entries();
    this.studies = OptionalLong.of(zip.stream().filter(ZipChunks::holdsStudies).count());
  }

  @Override
  public OptionalLong studies() {
    return studies;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    while (true) {
      if (inside != null) {
        Optional<Chunk> chunk = inside.next();
        if (chunk.isPresent()) {
          return chunk;
        }
        inside = null;
        stream.close();
      }
      if (large != null) {
        stream = zip.getInputStream(large);
        inside = StudyText.chunks(name(large), stream);
        large = null;
      } else {
        List<ZipEntry> small = small();
        if (!small.isEmpty()) {
          users.incrementAndGet();
          return Optional.of(sink -> records(small, sink));
        }
        if (large == null) {
          return Optional.empty();
        }
      }
    }
  }

  /** The small files up to a full chunk or to the next large one. */
  private List<ZipEntry> small() {
    List<ZipEntry> small = new ArrayList<>();
    long bytes = 0;
    while (bytes < FULL_BYTES && large == null && entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!holdsStudies(entry)) {
        continue;
      }
      if (entry.getSize() < 0 || entry.getSize() > SMALL_BYTES) {
        large = entry;
      } else {
        small.add(entry);
        bytes += entry.getSize();
      }
    }
    return small;
  }

  private static boolean holdsStudies(ZipEntry entry) {
    String name = entry.getName();
    // Contents.txt lists what is in an archive; macOS adds files of its own.
    return !entry.isDirectory() && !name.endsWith(".txt") && !name.startsWith("__MACOSX/");
  }

  private void records(List<ZipEntry> small, StudySink sink) {
    byte[] bytes = new byte[0];
    try {
      for (ZipEntry entry : small) {
        int size = (int) entry.getSize();
        if (bytes.length <= size) {
          bytes = new byte[size + (size >> 1) + 1];
        }
        unpack(entry, bytes, size);
        StudyText.records(name(entry), bytes, size, sink);
      }
    } catch (IOException e) {
      throw StudyFiles.failure(file, e);
    } finally {
      leave();
    }
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      try {
        zip.close();
      } catch (IOException e) {
        throw StudyFiles.failure(file, e);
      }
    }
  }

  private void unpack(ZipEntry entry, byte[] bytes, int size) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      // One byte more than announced, to see that there is none.
      int read = in.readNBytes(bytes, 0, size + 1);
      if (read != size) {
        throw new ZipException(entry.getName() + " is not as long as the archive says");
      }
    }
  }

  private String name(ZipEntry entry) {
    return file + "!" + entry.getName();
  }

  @Override
  public void close() {
    leave();
  }
}
