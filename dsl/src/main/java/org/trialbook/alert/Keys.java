package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names batches by what is in them. */
final class Keys {

  private static final int BYTES = 10;

  private Keys() {}

  static String of(String outlet, List<Alert> alerts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(outlet.getBytes(UTF_8));
      alerts.forEach(alert -> digest.update(("\n" + alert.key()).getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
