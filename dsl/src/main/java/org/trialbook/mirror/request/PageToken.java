package org.trialbook.mirror.request;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where the next page begins, as a token that clients pass back unread.
 *
 * <p>As the registry's, it knows only the position: with another question it goes on there in the
 * answers to that one.
 */
public final class PageToken {

  private static final int BYTES = 9;

  private PageToken() {}

  /** Eleven to twelve url-safe characters; the same for the same position. */
  public static String of(int position) {
    byte[] token =
        ByteBuffer.allocate(BYTES).put((byte) 1).putInt(position).putInt(check(position)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty where the text is no token of ours. */
  public static Optional<Integer> position(String token) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      if (bytes.remaining() != BYTES || bytes.get() != 1) {
        return Optional.empty();
      }
      int position = bytes.getInt();
      return position >= 0 && bytes.getInt() == check(position)
          ? Optional.of(position)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Tells a token that was cut or mistyped; it keeps no secret. */
  private static int check(int position) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(position).flip());
    return (int) crc.getValue();
  }
}
