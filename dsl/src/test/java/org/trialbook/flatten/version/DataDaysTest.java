package org.trialbook.flatten.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DataDaysTest {

  private final DataDays days = new DataDays();

  private void add(String holder, String updated) {
    String json =
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"},\"statusModule\":{"
            + (updated.isEmpty()
                ? ""
                : "\"lastUpdatePostDateStruct\":{\"date\":\"" + updated + "\"}")
            + "}},\"derivedSection\":{\"miscInfoModule\":{"
            + (holder.isEmpty() ? "" : "\"versionHolder\":\"" + holder + "\"")
            + "}}}";
    days.add(json.getBytes(UTF_8));
  }

  @Test
  void theNewestDayOfTheDataCounts() {
    add("2026-08-12", "2026-08-01");
    add("2026-08-14", "2020-01-01");
    add("", "2026-11-30");
    assertThat(days.newest()).contains(LocalDate.parse("2026-08-14"));
    assertThat(days.notes())
        .containsExactly(
            "These studies are of several days of the data, from 2026-08-12 to 2026-08-14;"
                + " 2026-08-14 counts as the day of all.");
  }

  @Test
  void withoutOneTheNewestUpdateDoes() {
    add("", "2026-08-01");
    add("", "2025-01-01");
    assertThat(days.newest()).contains(LocalDate.parse("2026-08-01"));
    assertThat(days.notes()).isEmpty();
  }

  @Test
  void studiesWithoutDaysSayNone() {
    assertThat(days.newest()).isEmpty();
    add("", "");
    assertThat(days.newest()).isEmpty();
    assertThat(days.notes()).isEmpty();
  }
}
