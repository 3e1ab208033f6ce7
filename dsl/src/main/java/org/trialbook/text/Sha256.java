package org.trialbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits: what tells one content from another. */
public final class Sha256 {

  private Sha256() {}

  /** One to be fed. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Of these bytes, 64 digits. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(begin().digest(content));
  }

  /** Of all that is left of a stream, 64 digits. */
  public static String of(InputStream in) throws IOException {
    MessageDigest digest = begin();
    byte[] some = new byte[1 << 16];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      digest.update(some, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of a text in UTF-8, the digits of the first so many bytes, as a short name for it. */
  public static String of(String text, int bytes) {
    return HexFormat.of().formatHex(begin().digest(text.getBytes(UTF_8)), 0, bytes);
  }
}
