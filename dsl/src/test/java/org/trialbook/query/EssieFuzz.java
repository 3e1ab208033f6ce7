package org.trialbook.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** One text of the registry's query language: what is read is written so that it is read again. */
final class EssieFuzz {

  private EssieFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    Filter filter;
    try {
      filter = Essie.parse(text);
    } catch (EssieException e) {
      assertThat(e.position()).isBetween(0, text.length());
      return;
    }
    String written = Essie.render(filter);
    assertThat(Essie.parse(written)).isEqualTo(filter);
    assertThat(Essie.render(Essie.parse(written))).isEqualTo(written);
  }
}
