package org.trialbook.eligibility;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The table of limits as it is filled. */
final class LimitColumns {

  private final StringColumn nctId = StringColumn.create("nctId");
  private final IntColumn ordinal = IntColumn.create("ordinal");
  private final StringColumn kind = StringColumn.create("kind");
  private final StringColumn name = StringColumn.create("name");
  private final DoubleColumn low = DoubleColumn.create("low");
  private final BooleanColumn lowIncluded = BooleanColumn.create("lowIncluded");
  private final DoubleColumn high = DoubleColumn.create("high");
  private final BooleanColumn highIncluded = BooleanColumn.create("highIncluded");
  private final StringColumn unit = StringColumn.create("unit");
  private final IntColumn start = IntColumn.create("start");
  private final IntColumn end = IntColumn.create("end");
  private final StringColumn text = StringColumn.create("text");
  private final DoubleColumn normalLow = DoubleColumn.create("normalLow");
  private final DoubleColumn normalHigh = DoubleColumn.create("normalHigh");
  private final StringColumn normalUnit = StringColumn.create("normalUnit");
  private final StringColumn scope = StringColumn.create("scope");
  private final StringColumn unclear = StringColumn.create("unclear");

  void add(String study, Criterion criterion, Limit limit) {
    nctId.append(study);
    ordinal.append(criterion.ordinal());
    kind.append(criterion.kind().name());
    name.append(limit.qualifiedName());
    append(low, lowIncluded, limit.low(), limit.lowIncluded());
    append(high, highIncluded, limit.high(), limit.highIncluded());
    unit.append(limit.unit());
    start.append(limit.start());
    end.append(limit.end());
    text.append(limit.text());
    normalLow.append(limit.normalLow());
    normalHigh.append(limit.normalHigh());
    normalUnit.append(limit.normalUnit());
    scope.append(limit.scope().name());
    unclear.append(limit.unclear());
  }

  private static void append(
      DoubleColumn values, BooleanColumn included, Double value, boolean isIncluded) {
    values.append(value);
    if (value == null) {
      included.appendMissing();
    } else {
      included.append(isIncluded);
    }
  }

  Table table() {
    return Table.create(
        "MENTIONS",
        nctId,
        ordinal,
        kind,
        name,
        low,
        lowIncluded,
        high,
        highIncluded,
        unit,
        start,
        end,
        text,
        normalLow,
        normalHigh,
        normalUnit,
        scope,
        unclear);
  }
}
