package org.trialbook.display;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TrialbookException;

class MediaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{                       ~ This is no JSON",
        "{\"a\": 1} 2            ~ This is no JSON",
        "{\"a\": 1e10000000051}  ~ number that is out of every range",
      })
  void saysWhyTextIsNoJsonThatCanBeShown(String text, String reason) {
    assertThatThrownBy(() -> Media.json(text))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(reason);
  }
}
