package org.trialbook.kernel.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf8BufferTest {

  private final Utf8Buffer buffer = new Utf8Buffer();

  @Test
  void givesOutWholeCharactersWhereverItIsCut() {
    String text = "a é ✓ 😀 z";
    byte[] utf8 = text.getBytes(UTF_8);
    for (int step = 1; step <= utf8.length; step++) {
      StringBuilder out = new StringBuilder();
      for (int at = 0; at < utf8.length; at += step) {
        buffer.write(utf8, at, Math.min(step, utf8.length - at));
        String characters = buffer.takeCharacters();
        assertThat(characters).doesNotContain("\ufffd");
        out.append(characters);
      }
      assertThat(out.append(buffer.takeAll())).hasToString(text);
    }
  }

  @Test
  void doesNotWaitForeverForBytesThatAreNoText() {
    buffer.write(new byte[] {'a', (byte) 0xE2, (byte) 0x9C}, 0, 3);
    assertThat(buffer.takeCharacters()).isEqualTo("a");
    assertThat(buffer.takeAll()).isEqualTo("\ufffd");
    buffer.write(new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80}, 0, 4);
    assertThat(buffer.takeCharacters()).isNotEmpty();
    assertThat(buffer.takeAll()).isEmpty();
  }
}
