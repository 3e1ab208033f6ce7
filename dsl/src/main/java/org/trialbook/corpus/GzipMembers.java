package org.trialbook.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.trialbook.file.BlockInputStream;

/**
 * What gzip data unpack to, all members of them (RFC 1952).
 *
 * <p>The JDK's own stream takes whatever it cannot read behind a member for the end. Here the end
 * is the end of the data; only zeros may fill them up, as tapes and blocks do.
 */
final class GzipMembers extends BlockInputStream {

  private static final int CHECKED_HEADER = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int DEFLATED = 8;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final CRC32 headerSum = new CRC32();
  private final byte[] packed = new byte[1 << 16];
  private int at;
  private int end;
  private long passed;
  private boolean ended;

  /** The stream stands at the first member. */
  GzipMembers(InputStream in) throws IOException {
    this.in = in;
    header();
  }

  /** How many packed bytes have been read. */
  long packed() {
    return passed + at;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        int some = inflater.inflate(bytes, offset, length);
        if (some > 0) {
          sum.update(bytes, offset, some);
          return some;
        }
        if (inflater.finished()) {
          at = end - inflater.getRemaining();
          trailer();
          ended = !nextMember();
        } else if (inflater.needsDictionary()) {
          throw damaged("needs a dictionary");
        } else {
          at = end;
          if (!fill()) {
            throw new EOFException("they are cut off at byte " + packed());
          }
          inflater.setInput(packed, at, end - at);
          at = end;
        }
      }
    } catch (DataFormatException e) {
      throw damaged(e.getMessage());
    }
    return -1;
  }

  private void header() throws IOException {
    headerSum.reset();
    if (int8() != 0x1f || int8() != 0x8b || int8() != DEFLATED) {
      throw damaged("no gzip member begins here");
    }
    int flags = int8();
    if ((flags & RESERVED) != 0) {
      throw damaged("unknown flags");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(int16());
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    long expected = headerSum.getValue() & 0xffff;
    if ((flags & CHECKED_HEADER) != 0 && int16() != expected) {
      throw damaged("the checksum of the header differs");
    }
    inflater.reset();
    inflater.setInput(packed, at, end - at);
    sum.reset();
  }

  private void trailer() throws IOException {
    long expected = int16() | (long) int16() << 16;
    long size = int16() | (long) int16() << 16;
    if (expected != sum.getValue()) {
      throw damaged("the checksum differs");
    }
    if (size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged("the length differs");
    }
  }

  /** Enters the next member; false where there is none. */
  private boolean nextMember() throws IOException {
    boolean padded = false;
    while (at < end || fill()) {
      if (packed[at] != 0) {
        if (padded) {
          throw damaged("no gzip member begins here");
        }
        header();
        return true;
      }
      padded = true;
      at++;
    }
    return false;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int8();
    }
  }

  private void skipText() throws IOException {
    int next = int8();
    while (next != 0) {
      next = int8();
    }
  }

  private int int16() throws IOException {
    return int8() | int8() << 8;
  }

  private int int8() throws IOException {
    if (at == end && !fill()) {
      throw new EOFException("they are cut off at byte " + packed());
    }
    headerSum.update(packed[at]);
    return packed[at++] & 0xff;
  }

  private boolean fill() throws IOException {
    passed += end;
    at = 0;
    end = Math.max(0, in.read(packed, 0, packed.length));
    return end > 0;
  }

  private ZipException damaged(String reason) {
    return new ZipException(reason + ", before byte " + packed());
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
