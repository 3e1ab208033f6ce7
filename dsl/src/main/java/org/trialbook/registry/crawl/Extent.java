package org.trialbook.registry.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.trialbook.text.Sha256;

/**
 * What a file holds up to a place: so many bytes, with this digest.
 *
 * @param sha256 in hexadecimal digits
 */
record Extent(long bytes, String sha256) {

  /** Nothing yet. */
  static final Extent NONE = at(0, Sha256.begin());

  /** What the digest has been fed so far; it can be fed on. */
  static Extent at(long bytes, MessageDigest soFar) {
    try {
      MessageDigest copy = (MessageDigest) soFar.clone();
      return new Extent(bytes, HexFormat.of().formatHex(copy.digest()));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Every Java can go on with a SHA-256.", e);
    }
  }

  /** Whether the next bytes of the stream are these; reads just as many. */
  boolean isNextIn(InputStream in) throws IOException {
    MessageDigest digest = Sha256.begin();
    byte[] some = new byte[1 << 16];
    InputStream digested = new DigestInputStream(in, digest);
    long left = bytes;
    while (left > 0) {
      int read = digested.read(some, 0, (int) Math.min(left, some.length));
      if (read < 0) {
        return false;
      }
      left -= read;
    }
    return at(bytes, digest).equals(this);
  }
}
