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

  private FileChunks(InputStream in, Chunks chunks) {
    this.in = in;
    this.chunks = chunks;
  }

  static Chunks open(Path file, ReadLimits limits) throws IOException {
    InputStream raw = Packing.buffered(bytes(file));
    try {
      if (Packing.isZip(raw)) {
        raw.close();
        return new ZipChunks(file, limits);
      }
      InputStream text = Packing.unpacked(raw, limits);
      return new FileChunks(text, StudyText.chunks(file.toString(), text, limits));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The lines of a text from one byte to another, where lines begin. */
  static Chunks lines(Path file, long from, long to, ReadLimits limits) throws IOException {
    InputStream range = new FileRange(file, from, to);
    return new FileChunks(range, new LineChunks(file.toString(), from, range, limits));
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
