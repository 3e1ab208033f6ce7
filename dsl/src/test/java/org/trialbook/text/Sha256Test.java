package org.trialbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** The example of FIPS 180-4. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isTheSameByEveryWay() throws IOException {
    byte[] abc = "abc".getBytes(UTF_8);
    assertThat(Sha256.of(abc)).isEqualTo(ABC);
    assertThat(Sha256.of(new ByteArrayInputStream(abc))).isEqualTo(ABC);
    assertThat(Sha256.of("abc", 4)).isEqualTo("ba7816bf");
  }
}
