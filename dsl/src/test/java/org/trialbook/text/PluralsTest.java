package org.trialbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {

  @ParameterizedTest
  @CsvSource({
    "tumor, tumors",
    "disease, diseases",
    "therapy, therapies",
    "virus, viruses",
    "biopsy, biopsies",
    "mass, masses",
    "day, days"
  })
  void findsEachFromTheOther(String singular, String plural) {
    assertThat(Plurals.of(singular)).contains(singular, plural);
    assertThat(Plurals.of(plural)).contains(singular, plural);
  }

  @ParameterizedTest
  @CsvSource({"sepsis, sepsi", "virus, viru", "illness, illnes", "gas, ga"})
  void doesNotCutWhatIsNoPlural(String word, String cut) {
    assertThat(Plurals.of(word)).doesNotContain(cut);
  }
}
