package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.trialbook.change.Change;

/** Names alerts and batches by what is in them. */
final class Keys {

  private static final int BYTES = 10;

  private Keys() {}

  /** Of a list of that name: two lists may tell one reader of the same change. */
  static String of(String watch) {
    return digest(List.of(watch));
  }

  /** Of a change in a list. */
  static String of(String watch, Change change) {
    return digest(List.of(watch, change.id()));
  }

  /** Of alerts that go to an outlet together. */
  static String of(Outlet outlet, List<Alert> alerts) {
    return digest(
        Stream.concat(Stream.of(outlet.name()), alerts.stream().map(Alert::key)).toList());
  }

  private static String digest(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
