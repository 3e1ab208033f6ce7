package org.trialbook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.WordList;

class PhrasesTest {

  @ParameterizedTest
  @MethodSource("sections")
  void everySlotOfEveryLineIsKnown(String section) {
    MadeUpStudy study = MadeUpStudy.of(1);
    Map<String, String> facts = new HashMap<>(study.facts());
    facts.put("city", "Lund");
    for (int i = 0; i < 200; i++) {
      assertThat(new Phrases(facts, Dice.of(i, section)).say(section))
          .isNotBlank()
          .doesNotContain("{", "}", "¶", "null");
    }
  }

  static Iterable<String> sections() {
    return WordList.sections("phrases.txt").keySet();
  }

  @Test
  void factsComeBeforeSections() {
    Phrases phrases = new Phrases(Map.of("town", "Ankh-Morpork"), Dice.of(0, "test"));
    assertThat(phrases.say("agency")).contains("Ankh-Morpork");
  }

  @Test
  void paragraphsAreDifferent() {
    Phrases phrases = new Phrases(MadeUpStudy.of(1).facts(), Dice.of(0, "test"));
    assertThat(phrases.paragraphs("statistics", 3).strip().split("\n\n")).doesNotHaveDuplicates();
  }
}
