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

  /** Percentages with their intervals, one without. */
  static Table intervals() {
    return Table.create(
        StringColumn.create("group", "Phase 1", "Phase 2", "Phase 2"),
        DoubleColumn.create("months", 0, 0, 5),
        DoubleColumn.create("percent", 12, 24, 18.5),
        DoubleColumn.create("low", new Double[] {4.0, 18.0, null}),
        DoubleColumn.create("high", new Double[] {28.0, 31.0, null}));
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

  /** Seven studies, the last one without an end. */
  static Table durations() {
    return Table.create(
        "durations",
        StringColumn.create(
            "nctId",
            "NCT00000001",
            "NCT00000002",
            "NCT00000003",
            "NCT00000004",
            "NCT00000005",
            "NCT00000006",
            "NCT00000007"),
        StringColumn.create(
            "phase", "Phase 2", "Phase 2", "Phase 2", "Phase 2", "Phase 3", "Phase 3", "Phase 3"),
        DoubleColumn.create("months", 5, 10, 14, 24, 36, 40, 90),
        IntColumn.create("participants", 20, 40, 45, 80, 300, 500, 900),
        DateColumn.create(
            "startDate",
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2019, 2, 1),
            LocalDate.of(2021, 3, 1),
            LocalDate.of(2020, 6, 1),
            LocalDate.of(2018, 1, 1),
            LocalDate.of(2020, 9, 15),
            LocalDate.of(2022, 1, 1)),
        DateColumn.create(
            "endDate",
            LocalDate.of(2020, 6, 1),
            LocalDate.of(2019, 12, 1),
            LocalDate.of(2022, 5, 1),
            LocalDate.of(2022, 6, 1),
            LocalDate.of(2021, 1, 1),
            LocalDate.of(2024, 1, 15),
            null));
  }
}
