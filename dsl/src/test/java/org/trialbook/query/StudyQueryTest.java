package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.LAST_UPDATE_POST_DATE;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.field.Phase.PHASE2;
import static org.trialbook.field.Phase.PHASE3;
import static org.trialbook.field.Status.COMPLETED;
import static org.trialbook.field.Status.RECRUITING;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

class StudyQueryTest {

  private static final StudyQuery ALL = StudyQuery.all();

  @Test
  void showsExactlyWhatIsSent() {
    StudyQuery query =
        ALL.fields(NCT_ID, LOCATION_CITY)
            .phase(PHASE2, PHASE3)
            .status(RECRUITING)
            .condition("type 2 diabetes")
            .from(START_DATE, "2024-05")
            .sort(Sort.descending(LAST_UPDATE_POST_DATE));
    assertThat(query)
        .hasToString(
            "query.cond=type 2 diabetes"
                + " filter.overallStatus=RECRUITING"
                + " filter.advanced=AREA[Phase](PHASE2 OR PHASE3) AND AREA[StartDate]RANGE[2024-05,MAX]"
                + " fields=NCTId,LocationCity"
                + " sort=LastUpdatePostDate:desc");
    assertThat(ALL.parameters()).isEmpty();
  }

  @Test
  void equalQuestionsAreEqualValues() {
    StudyQuery one = ALL.condition("asthma").status(COMPLETED, RECRUITING);
    StudyQuery other = ALL.status(RECRUITING, COMPLETED).condition(" asthma ");
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(ALL.condition("asthma"));
  }

  @Test
  void userTextNeverBecomesAnOperator() {
    assertThat(ALL.condition("cats AND dogs").parameters())
        .isEqualTo(Map.of("query.cond", "cats \\AND dogs"));
    assertThat(ALL.condition("x) OR ALL OR (y").parameters())
        .isEqualTo(Map.of("query.cond", "\"x) OR ALL OR (y\""));
  }

  @Test
  void refusesWhatTheRegistryWould() {
    assertThatThrownBy(() -> ALL.status("RECRUTING"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Unknown Status RECRUTING. Did you mean RECRUITING");
    assertThatThrownBy(() -> ALL.from(START_DATE, "2024-13"))
        .hasMessage(
            "\"2024-13\" is no date. Write a day (2024-05-17), a month (2024-05) or a year (2024).");
    assertThatThrownBy(() -> ALL.raw("AREA[OverallStatu]RECRUITING"))
        .hasMessageContaining("Did you mean OverallStatus?");
    assertThatThrownBy(() -> ALL.condition("  ")).hasMessageContaining("no words");
  }
}
