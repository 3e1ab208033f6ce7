package org.trialbook.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.trialbook.accounting.Reject;
import org.trialbook.file.BlockInputStream;

/** Unpacks files of a zip archive, one after the other, and holds each to its checksum. */
final class ZipContent implements AutoCloseable {

  /** As much as a header can say about a file, and what may stand behind the content. */
  private static final int MOST_BESIDE = 2 * 0xffff + ZipEntryHeader.LOCAL_BYTES + 24;

  private final FileChannel channel;
  private final ZipDirectory directory;
  private final ReadLimits limits;
  private final Inflater inflater = new Inflater(true);
  private final Optional<IsalInflater> isal = IsalInflater.find();
  private final CRC32 sum = new CRC32();
  private byte[] stored = new byte[1 << 16];
  private byte[] unpacked = new byte[1 << 16];

  ZipContent(FileChannel channel, ZipDirectory directory, ReadLimits limits) {
    this.channel = channel;
    this.directory = directory;
    this.limits = limits;
  }

  /**
   * The content of a small file, from byte 0 to its size; free for the next one afterwards.
   *
   * @param archive the name of it, for what is told of the bytes behind the file
   * @throws ZipException where it is damaged, or not what the directory says
   */
  byte[] read(ZipEntryHeader entry, String archive, StudySink sink) throws IOException {
    long next = directory.next(entry.start());
    int length = (int) Math.min(next - entry.start(), entry.packed() + MOST_BESIDE);
    if (stored.length < length) {
      stored = new byte[length + (length >> 1)];
    }
    ZipDirectory.read(channel, entry.start(), stored, length);
    int from = entry.content(stored, length);
    long to = from + entry.packed();
    if (to > length) {
      throw new ZipException("it runs into the file behind it");
    }
    int size = (int) entry.size();
    if (unpacked.length <= size) {
      unpacked = new byte[size + (size >> 1) + 1];
    }
    if (!isInflatedAtOnce(entry, from)) {
      if (entry.method() == ZipEntryHeader.STORED) {
        System.arraycopy(stored, from, unpacked, 0, size);
      } else {
        inflate(from, (int) entry.packed(), size);
      }
      if (sum(size) != entry.crc()) {
        throw new ZipException("its checksum differs");
      }
    }
    if (!entry.isDescribed(stored, (int) to, (int) Math.min(length, next - entry.start()))) {
      tellGap(archive, entry.start() + to, next, sink);
    }
    return unpacked;
  }

  /** Whether the faster inflater finds nothing to say of it. */
  private boolean isInflatedAtOnce(ZipEntryHeader entry, int from) {
    int size = (int) entry.size();
    return entry.method() == ZipEntryHeader.DEFLATED
        && isal.isPresent()
        && isal.get().inflate(stored, from, (int) entry.packed(), unpacked, size)
        && sum(size) == entry.crc();
  }

  private long sum(int size) {
    sum.reset();
    sum.update(unpacked, 0, size);
    return sum.getValue();
  }

  private void inflate(int from, int packed, int size) throws ZipException {
    inflater.reset();
    inflater.setInput(stored, from, packed);
    int length = 0;
    try {
      // One byte more than announced, to see that there is none.
      while (!inflater.finished() && length <= size) {
        int some = inflater.inflate(unpacked, length, size + 1 - length);
        if (some == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        length += some;
      }
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
    if (!inflater.finished() || length != size || inflater.getRemaining() > 0) {
      throw new ZipException("it is not as long as the archive says");
    }
  }

  /** The content of a large file as a stream, which throws at its end where it is damaged. */
  InputStream stream(ZipEntryHeader entry, String archive, StudySink sink) throws IOException {
    long next = directory.next(entry.start());
    int beside = (int) Math.min(MOST_BESIDE, next - entry.start());
    byte[] local = ZipDirectory.bytes(channel, entry.start(), entry.start() + beside);
    long from = entry.start() + entry.content(local, beside);
    long to = from + entry.packed();
    if (to > next) {
      throw new ZipException("it runs into the file behind it");
    }
    byte[] behind = ZipDirectory.bytes(channel, to, Math.min(next, to + MOST_BESIDE));
    if (!entry.isDescribed(behind, 0, behind.length)) {
      tellGap(archive, to, next, sink);
    }
    CountedBytes packed = new CountedBytes(new Part(channel, from, to));
    InputStream content =
        entry.method() == ZipEntryHeader.STORED
            ? packed
            : new InflaterInputStream(packed, inflater, 1 << 16);
    return new BoundedUnpacking(
        new Checked(
            content,
            entry,
            inflater,
            () -> entry.packed() - packed.count() + inflater.getRemaining()),
        packed::count,
        limits);
  }

  /** Says that bytes of an archive belong to no file of it. */
  static void tellGap(String archive, long from, long to, StudySink sink) {
    if (to > from) {
      sink.reject(
          new Reject(
              archive,
              Optional.empty(),
              from,
              to - from,
              "bytes that belong to no file of its directory"));
    }
  }

  @Override
  public void close() {
    inflater.end();
    isal.ifPresent(IsalInflater::close);
  }

  /** A part of a file as a stream. */
  private static final class Part extends BlockInputStream {
    private final FileChannel channel;
    private final long to;
    private long at;

    Part(FileChannel channel, long from, long to) {
      this.channel = channel;
      this.at = from;
      this.to = to;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (at == to) {
        return -1;
      }
      int wanted = (int) Math.min(length, to - at);
      int some = channel.read(ByteBuffer.wrap(bytes, offset, wanted), at);
      if (some < 0) {
        throw new EOFException("it is cut off");
      }
      at += some;
      return some;
    }
  }

  /** What is unpacked, held to its length and checksum where it ends. */
  private static final class Checked extends BlockInputStream {
    private final InputStream in;
    private final ZipEntryHeader entry;
    private final Inflater inflater;
    private final LongSupplier left;
    private final CRC32 sum = new CRC32();
    private long length;

    Checked(InputStream in, ZipEntryHeader entry, Inflater inflater, LongSupplier left) {
      this.in = in;
      this.entry = entry;
      this.inflater = inflater;
      this.left = left;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int some = in.read(bytes, offset, count);
      if (some < 0) {
        if (length != entry.size() || left.getAsLong() != 0) {
          throw new ZipException("it is not as long as the archive says");
        }
        if (sum.getValue() != entry.crc()) {
          throw new ZipException("its checksum differs, so that what was read of it may be wrong");
        }
        return -1;
      }
      sum.update(bytes, offset, some);
      length += some;
      if (length > entry.size()) {
        throw new ZipException("it is longer than the archive says");
      }
      return some;
    }

    @Override
    public void close() throws IOException {
      inflater.end();
      in.close();
    }
  }
}
