package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.registry.Registry;
import org.trialbook.source.Defaults;

/** Which registry the front door asks. */
class TrialbookTest {

  @Test
  void theEnvironmentNamesARegistryByAddressOrByWord() {
    assertThat(Defaults.named(" http://localhost:8000 "))
        .hasValue(Registry.at("http://localhost:8000"));
    assertThat(Defaults.named("Live")).hasValue(Registry.live());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void anEnvironmentThatSaysNothingNamesNone(String value) {
    assertThat(Defaults.named(value)).isEmpty();
  }

  @Test
  void aWordThatIsNoneSaysWhereItStands() {
    assertThatThrownBy(() -> Defaults.named("mirror"))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            """
            TRIALBOOK_REGISTRY names no registry: mirror
            It takes an address such as http://127.0.0.1:8000, or live, or sample.\
            """);
  }
}
