package org.trialbook.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.field.Fields;
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
}
