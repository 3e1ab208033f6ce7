package org.trialbook.kernel.cell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes on their way to becoming text, given out at character boundaries. */
final class Utf8Buffer extends ByteArrayOutputStream {

  /** The whole characters so far; a character that is still incomplete stays. */
  String takeCharacters() {
    int end = count - incompleteTail();
    String text = new String(buf, 0, end, StandardCharsets.UTF_8);
    System.arraycopy(buf, end, buf, 0, count - end);
    count -= end;
    return text;
  }

  /** Everything so far, with a replacement character for an incomplete one. */
  String takeAll() {
    String text = toString(StandardCharsets.UTF_8);
    reset();
    return text;
  }

  private int incompleteTail() {
    for (int back = 1; back <= Math.min(3, count); back++) {
      int lead = buf[count - back] & 0xff;
      if (lead >= 0xC0) {
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return length > back ? back : 0;
      }
      if (lead < 0x80) {
        return 0;
      }
    }
    return 0;
  }
}
