package org.trialbook.mirror;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.trialbook.mirror.request.ClientLimits;

/**
 * The wire to a client that has to go on reading: one that takes a few bytes now and then would
 * keep its place for hours, and is let go. What it takes to make the answer does not count.
 */
final class SteadyReader extends FilterOutputStream {

  private final Duration idle;
  private long spent;
  private long bytes;

  SteadyReader(OutputStream wire, Duration idle) {
    super(wire);
    this.idle = idle;
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] some, int offset, int length) throws IOException {
    long start = System.nanoTime();
    out.write(some, offset, length);
    spent += System.nanoTime() - start;
    bytes += length;
    double seconds = spent / 1e9;
    if (spent > idle.toNanos() && bytes < seconds * ClientLimits.LEAST_BYTES_A_SECOND) {
      throw new IOException("it reads too slowly");
    }
  }
}
