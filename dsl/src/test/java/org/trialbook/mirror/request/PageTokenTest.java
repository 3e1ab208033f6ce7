package org.trialbook.mirror.request;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {

  @Property
  void everyPositionComesBack(@ForAll @IntRange(min = 0) int position) {
    String token = PageToken.of(position);

    assertThat(token).matches("[A-Za-z0-9_-]{8,50}");
    assertThat(PageToken.position(token)).contains(position);
  }

  @Property
  void aMistypedTokenIsNone(
      @ForAll @IntRange(min = 0) int position, @ForAll @IntRange(min = 0, max = 11) int at) {
    StringBuilder token = new StringBuilder(PageToken.of(position));
    token.setCharAt(at, token.charAt(at) == 'A' ? 'B' : 'A');

    assertThat(PageToken.position(token.toString())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "NF0g5JCG", "ZVNj7o2Elu8o3lp0RcOnp-numpOQJJxrZ_Ci0A", "!!", "%00"})
  void anotherRegistrysTokenIsNone(String token) {
    assertThat(PageToken.position(token)).isEmpty();
  }
}
