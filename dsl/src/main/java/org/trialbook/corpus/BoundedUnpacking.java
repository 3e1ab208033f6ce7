package org.trialbook.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Unpacked data that end in a refusal where they are much more than packed ones can honestly be.
 */
final class BoundedUnpacking extends FilterInputStream {

  private final LongSupplier packed;
  private final ReadLimits limits;
  private long unpacked;

  /**
   * @param packed how many packed bytes have been read
   */
  BoundedUnpacking(InputStream unpacking, LongSupplier packed, ReadLimits limits) {
    super(unpacking);
    this.packed = packed;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = in.read(bytes, offset, length);
    unpacked += Math.max(0, some);
    if (unpacked > limits.harmless() && unpacked / limits.ratio() > packed.getAsLong()) {
      throw new IOException(
          "it unpacks to more than " + limits.ratio() + " times its size, which studies never do");
    }
    return some;
  }
}
