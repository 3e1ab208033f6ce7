package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NctIdTest {

  @ParameterizedTest
  @CsvSource({
    "NCT03036124, NCT03036124",
    "' nct102 ', NCT00000102",
    "Nct00000000000102, NCT00000102",
  })
  void knowsOneForm(String text, String normalized) {
    assertThat(NctId.normalized(text)).isEqualTo(normalized);
  }

  @Property
  void everyNumberIsReadBackAsItself(@ForAll @IntRange(min = 1, max = 99_999_999) int number) {
    String id = String.format(Locale.ROOT, "NCT%08d", number);
    assertThat(NctId.normalized("nct" + number)).isEqualTo(id);
    assertThat(NctId.normalized(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NCT", "NCT0", "NC", "03036124", "NCT123456789", "NCT-1", "NCT1 NCT2"})
  void refusesWhatTheRegistryWould(String text) {
    assertThatThrownBy(() -> NctId.normalized(text)).hasMessageContaining("no registry number");
  }
}
