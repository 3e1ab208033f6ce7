package org.trialbook.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.TrialbookException;

/**
 * Signs and checks messages with the key of the connection file; an empty key signs nothing.
 *
 * <p>It is HMAC, RFC 2104, over Java's digests. Java's own has all its cryptography made ready
 * first, for which every start would wait 40 ms.
 */
public final class Signature {

  public static final String DEFAULT_SCHEME = "hmac-sha256";

  private static final String PREFIX = "hmac-";

  /** The digests by Jupyter's names of them, and the bytes that each takes at a time. */
  private static final Map<String, Algorithm> ALGORITHMS =
      Map.of(
          "md5", new Algorithm("MD5", 64),
          "sha1", new Algorithm("SHA-1", 64),
          "sha224", new Algorithm("SHA-224", 64),
          "sha256", new Algorithm("SHA-256", 64),
          "sha384", new Algorithm("SHA-384", 128),
          "sha512", new Algorithm("SHA-512", 128));

  private record Algorithm(String name, int block) {

    MessageDigest digest() {
      try {
        return MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException e) {
        throw unknown(name, e);
      }
    }
  }

  private final Algorithm algorithm;
  private final byte[] inner;
  private final byte[] outer;

  /**
   * @param scheme Jupyter's name of the algorithm, such as {@code hmac-sha256}
   */
  public Signature(String scheme, String key) {
    if (key.isEmpty()) {
      algorithm = null;
      inner = new byte[0];
      outer = inner;
      return;
    }
    algorithm = ALGORITHMS.get(scheme.toLowerCase(Locale.ROOT).replace(PREFIX, ""));
    if (algorithm == null) {
      throw unknown(scheme, null);
    }
    byte[] secret = key.getBytes(StandardCharsets.UTF_8);
    if (secret.length > algorithm.block()) {
      secret = algorithm.digest().digest(secret);
    }
    inner = padded(secret, 0x36);
    outer = padded(secret, 0x5c);
  }

  /** Whether it signs nothing, so that anybody may send anything. */
  boolean isEmpty() {
    return algorithm == null;
  }

  /** The signature of these frames, in lower-case hexadecimal. */
  String sign(List<byte[]> frames) {
    if (algorithm == null) {
      return "";
    }
    MessageDigest digest = algorithm.digest();
    digest.update(inner);
    frames.forEach(digest::update);
    byte[] within = digest.digest();
    digest.update(outer);
    return HexFormat.of().formatHex(digest.digest(within));
  }

  /** Whether the frames carry this signature; takes the same time wherever they differ. */
  boolean matches(byte[] signature, List<byte[]> frames) {
    return algorithm == null
        || MessageDigest.isEqual(signature, sign(frames).getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] padded(byte[] secret, int padding) {
    byte[] block = Arrays.copyOf(secret, algorithm.block());
    for (int i = 0; i < block.length; i++) {
      block[i] ^= (byte) padding;
    }
    return block;
  }

  private static TrialbookException unknown(String name, Exception cause) {
    return new TrialbookException(
        "The connection file asks for signatures that this kernel does not know: " + name + ".",
        cause);
  }
}
