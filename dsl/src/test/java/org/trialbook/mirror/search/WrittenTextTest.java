package org.trialbook.mirror.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Served;
import org.trialbook.query.Coverage;

class WrittenTextTest {

  private static final byte[] STUDY =
      Served.study(
              "NCT00000001",
              "\"conditionsModule\":{\"conditions\":[\"Sleep\",\"SLE,  IL-2 in Köln\"]}",
              "\"statusModule\":{\"whyStopped\":\"never\"}")
          .getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "SLE, CONTAINS, true",
    "sle, CONTAINS, false",
    "Köln, CONTAINS, true",
    "Koln, CONTAINS, false",
    "IL-2, CONTAINS, true",
    "IL 2, CONTAINS, false",
    "IL-2  in, CONTAINS, true",
    "leep, CONTAINS, false",
    "never, CONTAINS, false",
    "Sleep, FULL_MATCH, true",
    "SLE, FULL_MATCH, false",
    "SLE, STARTS_WITH, true",
    "Sle, STARTS_WITH, false",
    "Köln, ENDS_WITH, true",
    "eep, ENDS_WITH, false"
  })
  void caseAccentsAndPunctuationCount(String text, Coverage coverage, boolean found)
      throws IOException {
    WrittenText written =
        WrittenText.of(text, coverage, List.of(Fields.CONDITION, Fields.BRIEF_TITLE));

    assertThat(written.isIn(STUDY)).isEqualTo(found);
  }

  /** The run of letters that is looked for first, against the values read one by one. */
  @Property
  void isFoundWhereverAValueHasIt(
      @ForAll @Size(min = 1, max = 4) List<@From("values") String> values,
      @ForAll("values") String text,
      @ForAll Coverage coverage,
      @ForAll("writers") ObjectMapper writer)
      throws IOException {
    ObjectNode study = writer.createObjectNode();
    ObjectNode section = study.putObject("protocolSection");
    section.putObject("identificationModule").put("organization", text);
    section.putObject("conditionsModule").putPOJO("conditions", values).put("later", "a b Zz");
    section.putObject("statusModule").put("whyStopped", text);

    WrittenText written =
        WrittenText.of(text, coverage, List.of(Fields.CONDITION, Fields.BRIEF_TITLE));
    WrittenText unfiltered =
        new WrittenText(written.text(), coverage, written.fields(), new WrittenRun(""));

    byte[] json = writer.writeValueAsBytes(study);
    assertThat(written.isIn(json)).isEqualTo(unfiltered.isIn(json));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
            "a", "b", "ab", "B", "2", "\n", "\t", " ", "-", "\"", "\\", "ö", "n", "u", "é", "日")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts))
        .filter(text -> !text.isBlank());
  }

  /** Those that write letters as they are, as escapes if not ASCII, and all as escapes. */
  @Provide
  Arbitrary<ObjectMapper> writers() {
    ObjectMapper ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    ObjectMapper escapes = new ObjectMapper();
    escapes.getFactory().setCharacterEscapes(new AllEscaped());
    return Arbitraries.of(new ObjectMapper(), ascii, escapes);
  }

  private static final class AllEscaped extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['a'] = ESCAPE_STANDARD;
      codes['b'] = ESCAPE_STANDARD;
      codes['2'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
