package org.trialbook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.trialbook.file.BlockInputStream;

/**
 * Unpacked data that end in a refusal where they are much more than packed ones can honestly be.
 */
final class BoundedUnpacking extends BlockInputStream {

  private final InputStream in;
  private final LongSupplier packed;
  private final ReadLimits limits;
  private long unpacked;

  /**
   * @param packed how many packed bytes have been read
   */
  BoundedUnpacking(InputStream unpacking, LongSupplier packed, ReadLimits limits) {
    this.in = unpacking;
    this.packed = packed;
    this.limits = limits;
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

  @Override
  public void close() throws IOException {
    in.close();
  }
}
