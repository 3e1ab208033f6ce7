package org.trialbook.file;

import java.io.IOException;
import java.io.InputStream;
import org.trialbook.Internal;

/** A stream that is read in blocks, of which a byte is the smallest. */
@Internal
public abstract class BlockInputStream extends InputStream {

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
