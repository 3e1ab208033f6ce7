package org.trialbook.mirror.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordAnalyzerTest {

  @Test
  void hyphensAccentsAndCaseDoNotMatter() {
    assertThat(WordAnalyzer.words("Phelan-McDermid Syndrome"))
        .containsExactly("phelan", "mcdermid", "syndrome");
    assertThat(WordAnalyzer.words("Côte d’Ivoire")).containsExactly("cote", "d", "ivoire");
    assertThat(WordAnalyzer.words("Turkey (Türkiye)")).containsExactly("turkey", "turkiye");
    assertThat(WordAnalyzer.words("Merck Sharp & Dohme LLC"))
        .containsExactly("merck", "sharp", "dohme", "llc");
    assertThat(WordAnalyzer.words("IL-2, 0.5 mg/m\\^2"))
        .containsExactly("il", "2", "0", "5", "mg", "m", "2");
    assertThat(WordAnalyzer.words("Straße ÆSOP")).containsExactly("strasse", "aesop");
  }

  @Test
  void composedAndDecomposedAccentsAreTheSame() {
    String text = "Düsseldorf Malmö";

    assertThat(WordAnalyzer.words(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .isEqualTo(WordAnalyzer.words(text));
  }

  @Test
  void otherScriptsAreWordsToo() {
    assertThat(WordAnalyzer.words("Москва 東京")).containsExactly("москва", "東京");
  }

  @Test
  void punctuationHasNoWords() {
    assertThat(WordAnalyzer.words("-- ?! \u0002\u0003")).isEmpty();
  }

  @Property
  void wordsAreTheRunsOfLettersAndDigits(
      @ForAll
          @AlphaChars
          @Chars({' ', '-', '.', '\n', '(', '"'})
          @CharRange(from = '0', to = '9')
          @StringLength(max = 9_000)
          String text) {
    List<String> runs = new ArrayList<>();
    Matcher run = Pattern.compile("[A-Za-z0-9]+").matcher(text);
    while (run.find()) {
      runs.add(
          run.group().toLowerCase(Locale.ROOT).substring(0, Math.min(255, run.group().length())));
    }

    assertThat(WordAnalyzer.words(text)).isEqualTo(runs);
  }
}
