package org.trialbook.corpus;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The chunks of one file, by what its first bytes are. */
final class FileChunks implements Chunks {

  private final InputStream in;
  private final Chunks chunks;

  private FileChunks(String name, InputStream in, ReadLimits limits) throws IOException {
    this.in = in;
    this.chunks = StudyText.chunks(name, in, limits);
  }

  static Chunks open(Path file, ReadLimits limits) throws IOException {
    InputStream raw = Packing.buffered(bytes(file));
    try {
      if (Packing.isZip(raw)) {
        raw.close();
        return new ZipChunks(file, limits);
      }
      return new FileChunks(file.toString(), Packing.unpacked(raw, limits), limits);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** A pipe is read by other means: what a channel tells of it ends in an error. */
  private static InputStream bytes(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.newInputStream(file)
        : new FileInputStream(file.toFile());
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    return chunks.next();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
