package org.trialbook.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.trialbook.TrialbookException;

/** Signs and checks messages with the key of the connection file; an empty key signs nothing. */
final class Signature {

  static final String DEFAULT_SCHEME = "hmac-sha256";

  private final SecretKeySpec key;

  /**
   * @param scheme Jupyter's name of the algorithm, such as {@code hmac-sha256}
   */
  Signature(String scheme, String key) {
    String algorithm = scheme.toLowerCase(Locale.ROOT).replace("hmac-", "Hmac");
    this.key =
        key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm);
    if (this.key != null) {
      mac();
    }
  }

  /** The signature of these frames, in lower-case hexadecimal. */
  String sign(List<byte[]> frames) {
    if (key == null) {
      return "";
    }
    Mac mac = mac();
    frames.forEach(mac::update);
    return HexFormat.of().formatHex(mac.doFinal());
  }

  /** Whether the frames carry this signature; takes the same time wherever they differ. */
  boolean matches(byte[] signature, List<byte[]> frames) {
    return key == null
        || MessageDigest.isEqual(signature, sign(frames).getBytes(StandardCharsets.US_ASCII));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new TrialbookException(
          "The connection file asks for signatures that this Java does not know: "
              + key.getAlgorithm()
              + ".",
          e);
    }
  }
}
