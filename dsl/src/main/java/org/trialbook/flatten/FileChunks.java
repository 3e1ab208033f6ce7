package org.trialbook.flatten;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The chunks of one file, by what its first bytes are. */
final class FileChunks implements Chunks {

  private static final int BUFFER = 64 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZIP_MAGIC = ('P' << 8) | 'K';
  private static final int ZSTD_MAGIC = 0x28b5;

  private final InputStream in;
  private final Chunks chunks;

  private FileChunks(String name, InputStream in) throws IOException {
    this.in = in;
    this.chunks = StudyText.chunks(name, in);
  }

  static Chunks open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return switch (first(raw, 2)) {
        case ZIP_MAGIC -> {
          raw.close();
          yield new ZipChunks(file);
        }
        case GZIP_MAGIC -> new FileChunks(file.toString(), new GZIPInputStream(raw, BUFFER));
        case ZSTD_MAGIC -> new FileChunks(file.toString(), new ZstdInputStream(raw));
        default -> new FileChunks(file.toString(), raw);
      };
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static int first(InputStream in, int count) throws IOException {
    in.mark(count);
    int bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes = bytes << 8 | in.read();
    }
    in.reset();
    return bytes;
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
