package org.trialbook.kernel.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

class SignatureTest {

  /** RFC 4231, test case 2, its data cut into frames. */
  private static final List<byte[]> FRAMES =
      List.of(
          "what do ".getBytes(US_ASCII),
          "ya want ".getBytes(US_ASCII),
          "for ".getBytes(US_ASCII),
          "nothing?".getBytes(US_ASCII));

  private static final String SIGNED =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private final Signature signature = new Signature("hmac-sha256", "Jefe");

  @Test
  void signsTheFramesAsOneText() {
    assertThat(signature.sign(FRAMES)).isEqualTo(SIGNED);
  }

  @Test
  void signsAsJavaDoes() throws GeneralSecurityException {
    for (String scheme : List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512")) {
      for (int length : new int[] {1, 63, 64, 65, 127, 128, 129, 300}) {
        String key = "k".repeat(length);
        Mac mac = Mac.getInstance("Hmac" + scheme);
        mac.init(new SecretKeySpec(key.getBytes(US_ASCII), mac.getAlgorithm()));
        FRAMES.forEach(mac::update);
        assertThat(new Signature("hmac-" + scheme, key).sign(FRAMES))
            .as(scheme + " with a key of " + length)
            .isEqualTo(HexFormat.of().formatHex(mac.doFinal()));
      }
    }
  }

  @Test
  void acceptsItsOwnSignatureAndNoOther() {
    assertThat(signature.matches(SIGNED.getBytes(US_ASCII), FRAMES)).isTrue();
    assertThat(signature.matches(SIGNED.replace('5', '6').getBytes(US_ASCII), FRAMES)).isFalse();
    assertThat(signature.matches(new byte[0], FRAMES)).isFalse();
    assertThat(signature.matches(SIGNED.getBytes(US_ASCII), FRAMES.subList(0, 3))).isFalse();
  }

  @Test
  void signsNothingWithoutAKey() {
    Signature none = new Signature("hmac-sha256", "");
    assertThat(none.sign(FRAMES)).isEmpty();
    assertThat(none.matches("anything".getBytes(US_ASCII), FRAMES)).isTrue();
  }

  @Test
  void refusesASchemeThatJavaDoesNotKnow() {
    assertThatThrownBy(() -> new Signature("hmac-whirlpool9", "key"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("whirlpool9");
  }
}
