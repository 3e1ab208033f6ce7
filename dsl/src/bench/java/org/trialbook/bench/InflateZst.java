package org.trialbook.bench;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A limit: a .zst file inflated by zstd-jni, on the one thread that a single frame allows. */
final class InflateZst implements Measurement {

  private final Path file;

  InflateZst(Path file) {
    this.file = file;
  }

  @Override
  public Map<String, Object> run() throws Exception {
    byte[] buffer = new byte[1 << 20];
    long inflated = 0;
    try (InputStream in = new ZstdInputStreamNoFinalizer(Files.newInputStream(file))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        inflated += read;
      }
    }
    return Map.of("input", inflated);
  }
}
