package org.trialbook.chart;

import java.time.LocalDate;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables that the tests of charts draw. */
final class Tables {

  private Tables() {}

  /** Out of order, with a missing phase. */
  static Table phases() {
    return Table.create(
        StringColumn.create("phase", "Phase 2", "Phase 1/Phase 2", "", "Early Phase 1"),
        LongColumn.create("studies", 312, 72, 12, 38));
  }

  static Table sponsors() {
    return Table.create(
        StringColumn.create("leadSponsor", "Larkmoor Clinic", "Halvexa Pharma AG", "Ostervald A/S"),
        IntColumn.create("Count [nctId]", new int[] {40, 1_200, 40}));
  }

  static Table statusByYear() {
    return Table.create(
        IntColumn.create("startYear", new int[] {2021, 2020, 2021, 2020, 2022}),
        StringColumn.create(
            "overallStatus", "COMPLETED", "COMPLETED", "RECRUITING", "TERMINATED", "RECRUITING"),
        IntColumn.create("studies", new int[] {31, 44, 12, 5, 29}));
  }

  static Table postedByDay() {
    DateColumn days = DateColumn.create("firstPosted");
    days.append(LocalDate.of(2026, 11, 9));
    days.append(LocalDate.of(2026, 11, 2));
    days.appendMissing();
    days.append(LocalDate.of(2026, 11, 16));
    return Table.create(
        days, DoubleColumn.create("newStudies", new Double[] {812.0, 790.5, 5.0, null}));
  }

  static Table sponsorByPhase() {
    return Table.create(
        StringColumn.create("phase", "PHASE3", "PHASE1", "PHASE1", "NA"),
        StringColumn.create(
            "leadSponsor", "Larkmoor Clinic", "Larkmoor Clinic", "Ostervald A/S", "Ostervald A/S"),
        LongColumn.create("studies", 7, 2, 30, 11));
  }

  /** More categories than a chart shows. */
  static Table many(int categories) {
    StringColumn names = StringColumn.create("country");
    IntColumn counts = IntColumn.create("sites");
    for (int i = 0; i < categories; i++) {
      names.append("Country number " + i);
      counts.append(1 + i * 37 % categories);
    }
    return Table.create(names, counts);
  }
}
