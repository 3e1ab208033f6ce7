package org.trialbook.organisation;

import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The columns that stand beside a column of names. */
final class TableColumns {

  private final StringColumn organisation = StringColumn.create("organisation");
  private final StringColumn group = StringColumn.create("organisationGroup");
  private final StringColumn outcome = StringColumn.create("organisationOutcome");

  void append(Resolution resolution) {
    organisation.append(resolution.organisation());
    group.append(resolution.group());
    outcome.append(resolution.outcome().name());
  }

  void appendMissing() {
    organisation.appendMissing();
    group.appendMissing();
    outcome.appendMissing();
  }

  /** A new table; the one that is given stays as it is. */
  Table beside(Table table) {
    return Table.create(table.name(), table.columns()).addColumns(organisation, group, outcome);
  }
}
