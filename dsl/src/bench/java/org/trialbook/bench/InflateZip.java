package org.trialbook.bench;

import com.intel.gkl.compression.IntelInflater;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A limit: the bulk zip's entries inflated by all cores, each into the same buffer. */
final class InflateZip implements Measurement {

  /** Entries of one read. */
  private static final int RUN = 256;

  private final Path file;
  private final Supplier<Inflater> inflaters;

  InflateZip(Path file, Supplier<Inflater> inflaters) {
    this.file = file;
    this.inflaters = inflaters;
  }

  /** Intel's ISA-L, in place of the JDK's zlib. */
  static Inflater isal() {
    IntelInflater inflater = new IntelInflater(true);
    if (!inflater.load(null)) {
      throw new IllegalStateException("ISA-L has no native library for this machine");
    }
    return inflater;
  }

  /** What a thread keeps from one run of entries to the next. */
  private final class Worker {
    final Inflater inflater = inflaters.get();
    byte[] packed = new byte[0];
    byte[] inflated = new byte[0];

    long inflate(FileChannel zip, ZipDirectory directory, int from, int to)
        throws IOException, DataFormatException {
      long begin = directory.headers()[from];
      long end = to < directory.entries() ? directory.headers()[to] : zip.size();
      int length = Math.toIntExact(end - begin);
      packed = packed.length < length ? new byte[length] : packed;
      ByteBuffer bytes = ByteBuffer.wrap(packed, 0, length).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining() && zip.read(bytes, begin + bytes.position()) >= 0) {}
      long sum = 0;
      for (int entry = from; entry < to; entry++) {
        int size = directory.sizes()[entry];
        inflated = inflated.length < size ? new byte[size] : inflated;
        int data = ZipDirectory.data(bytes, (int) (directory.headers()[entry] - begin));
        inflater.reset();
        inflater.setInput(packed, data, directory.packed()[entry]);
        int got = 0;
        while (got < size) {
          int more = inflater.inflate(inflated, got, size - got);
          if (more <= 0) {
            throw new DataFormatException("entry " + entry + " ends after " + got + " of " + size);
          }
          got += more;
        }
        sum += got;
      }
      return sum;
    }
  }

  @Override
  public Map<String, Object> run() throws Exception {
    try (FileChannel zip = FileChannel.open(file)) {
      ZipDirectory directory = ZipDirectory.of(zip);
      int entries = directory.entries();
      ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);
      long inflated =
          AllCores.sum(
              (entries + RUN - 1) / RUN,
              run ->
                  workers
                      .get()
                      .inflate(zip, directory, run * RUN, Math.min(entries, (run + 1) * RUN)));
      return Map.of("input", inflated, "rows", Map.of("studies", entries));
    }
  }
}
