package org.trialbook.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two spellings of the same text are no change, two texts are one. */
class SameValueTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<Change> between(String before, String after) throws IOException {
    return StudyDiff.between(study(before), study(after), LocalDate.of(2026, 11, 27));
  }

  private static JsonNode study(String summary) throws IOException {
    return JSON.readTree(
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"},"
            + "\"descriptionModule\":{\"briefSummary\":%s}}}"
                .formatted(JSON.writeValueAsString(summary)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "AT&amp;T~AT&T",
        "1&#x2F;2~1/2",
        "&#x27;x&#39;~'x'",
        "&quot;x&quot;~\"x\"",
        "&apos;x~'x",
        "a&nbsp;b~a b",
        "a &nbsp;b~a b",
        "&micro;g&mu;~\u00b5g\u03bc",
        "&ge; 3 &#8805; 3 &#X2265; 3~≥ 3 ≥ 3 ≥ 3",
        "&amp;gt; 3~> 3",
        "&amp;amp;lt; 3~< 3",
        "\\&lt; 3~< 3",
        "2010&#150;2012~2010–2012",
        "&NotEqualTilde;~≂̸",
        "x\u2003y~x y",
        "x\u200by\u00ad~xy",
        "a\\_b~a_b",
      })
  void anotherSpellingIsNoChange(String one, String other) throws IOException {
    assertThat(between(one, other)).isEmpty();
    assertThat(between(other, one)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "&lt; 3,> 3",
    "AT&amp;T,AT T",
    "&eacute;,e",
    "a&#8209;b,ab",
    "&nosuch;,x",
    "R&D; x,R; x",
    "&#0;,x"
  })
  void anotherTextIsAChange(String one, String other) throws IOException {
    assertThat(between(one, other)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT&T",
        "a & b",
        "&nosuch;",
        "&#xD800;",
        "&#9999999;",
        "&#0;",
        "&;",
        "&#;",
        "&#x;",
        "x&lt"
      })
  void whatIsNoReferenceStaysAsItIs(String text) {
    assertThat(CharacterReferences.decoded(text)).isEqualTo(text);
  }

  @Test
  void everyNameIsReadAsBrowsersDo() throws IOException {
    int names = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                CharacterReferences.class.getResourceAsStream("html-entities.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String reference = "&" + line.substring(0, line.indexOf('\t')) + ";";
          String character = Parser.unescapeEntities(reference, false);
          // What stands for an ampersand is read again.
          assertThat(CharacterReferences.decoded("x" + reference))
              .as(reference)
              .isEqualTo("x" + character);
          names++;
        }
      }
    }
    assertThat(names).isGreaterThan(2_000);
  }

  @Test
  void everyNumberIsReadAsBrowsersDo() {
    for (int number = 1; number < 0x3000; number++) {
      String character = Parser.unescapeEntities("&#" + number + ";", false);
      if (number < 0x80 || number > 0x9f) {
        assertThat(CharacterReferences.decoded("&#" + number + ";")).isEqualTo(character);
        assertThat(CharacterReferences.decoded("&#x" + Integer.toHexString(number) + ";"))
            .isEqualTo(character);
      }
    }
  }

  @Test
  void aPhaseIsAKindOfItsOwn() throws IOException {
    String phases = "{\"protocolSection\":{\"designModule\":{\"phases\":%s}}}";
    List<Change> changes =
        StudyDiff.between(
            JSON.readTree(phases.formatted("[\"PHASE2\"]")),
            JSON.readTree(phases.formatted("[\"PHASE2\",\"PHASE3\"]")),
            LocalDate.of(2026, 11, 27));
    assertThat(changes).extracting(Change::kind).containsExactly(ChangeKind.PHASE);
  }
}
