package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnWordsTest {

  @ParameterizedTest
  @CsvSource({
    "overallStatus, Overall status",
    "nctId, NCT ID",
    "NCTId, NCT ID",
    "lead_sponsor, Lead sponsor",
    "Count [nctId], Count of NCT ID",
    "Sum [enrollmentCount], Sum of enrollment count",
    "isFDARegulatedDrug, Is FDA regulated drug",
    "phase1, Phase1",
    "studies, Studies",
    "new studies, New studies",
    "meshTerm, MeSH term",
  })
  void areWhatTheColumnMeans(String column, String label) {
    assertThat(ColumnWords.of(column)).isEqualTo(label);
  }
}
