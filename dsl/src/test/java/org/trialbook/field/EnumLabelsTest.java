package org.trialbook.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Reading;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

class EnumLabelsTest {

  private static String label(String column, String value) {
    return EnumLabels.of(column).map(labels -> labels.apply(value)).orElse("no enum: " + value);
  }

  @Test
  void valuesAreLabelledByTheColumnTheyStandIn() {
    assertThat(label("overallStatus", "ACTIVE_NOT_RECRUITING")).isEqualTo("Active, not recruiting");
    assertThat(label("studies.overallStatus", "COMPLETED")).isEqualTo("Completed");
    assertThat(label("designAllocation", "NA")).isEqualTo("Not applicable (single arm)");
    assertThat(label("briefTitle", "COMPLETED")).isEqualTo("no enum: COMPLETED");
  }

  @Test
  void eachValueOfAListIsLabelled() {
    assertThat(label("phases", "PHASE2|PHASE3")).isEqualTo("Phase 2|Phase 3");
  }

  @Test
  void whatIsNoValueStays() {
    assertThat(label("phase", "Phase 2/Phase 3")).isEqualTo("Phase 2/Phase 3");
    assertThat(label("overallStatus", "<b>")).isEqualTo("<b>");
  }

  /** The columns of built-in relations that hold an enum, as the catalogue says, are all known. */
  @Test
  void everyColumnOfAnEnumIsKnown() {
    List<String> unknown = new ArrayList<>();
    for (Relation relation : Relations.ALL) {
      for (Column column : relation.columns()) {
        if (column.reading() == Reading.ORDINAL) {
          continue;
        }
        Fields.all().stream()
            .filter(field -> field.type() == FieldType.ENUM)
            .filter(field -> field.path().equals(column.path().replace("[]", "")))
            .filter(field -> EnumLabels.of(column.name()).isEmpty())
            .forEach(field -> unknown.add(relation.name() + "." + column.name()));
      }
    }
    assertThat(unknown).isEmpty();
  }
}
