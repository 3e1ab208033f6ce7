package org.trialbook.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of one message, a byte 0xFF between them: it is read and can be answered, or is
 * malformed.
 */
final class SessionFuzz {

  private SessionFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Session session = new Session(new Signature("hmac-sha256", ""), Clock.systemUTC());
    try {
      Message message = session.decode(frames(input));
      Message answer = session.answer(message, "reply", message.content());
      List<byte[]> sent = session.encode(answer);
      Message again = session.decode(sent);
      assertThat(again.content()).isEqualTo(message.content());
      assertThat(again.parent()).isEqualTo(message.header());
    } catch (MalformedMessage e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static List<byte[]> frames(byte[] input) {
    List<byte[]> frames = new ArrayList<>();
    frames.add("<IDS|MSG>".getBytes(UTF_8));
    frames.add(new byte[0]);
    int from = 0;
    for (int at = 0; at <= input.length; at++) {
      if (at == input.length || input[at] == (byte) 0xff) {
        frames.add(java.util.Arrays.copyOfRange(input, from, at));
        from = at + 1;
      }
    }
    return frames;
  }
}
