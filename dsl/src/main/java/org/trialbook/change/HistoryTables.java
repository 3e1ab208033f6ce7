package org.trialbook.change;

import java.util.List;
import org.trialbook.change.Move.What;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The versions, outcomes and moves of a record as tables. */
final class HistoryTables {

  private HistoryTables() {}

  static Table versions(String number, List<RecordVersion> versions) {
    StringColumn nctId = StringColumn.create("nctId");
    IntColumn version = IntColumn.create("version");
    DateColumn date = DateColumn.create("date");
    StringColumn status = StringColumn.create("status");
    StringColumn modules = StringColumn.create("modules");
    for (RecordVersion each : versions) {
      nctId.append(number);
      version.append(each.number());
      date.append(each.date());
      status.append(each.status());
      modules.append(each.modules().isEmpty() ? null : String.join("|", each.modules()));
    }
    return Table.create("versions", nctId, version, date, status, modules);
  }

  static Table outcomes(String number, List<OutcomeChange> outcomes) {
    StringColumn nctId = StringColumn.create("nctId");
    StringColumn fate = StringColumn.create("fate");
    StringColumn planned = StringColumn.create("planned");
    StringColumn plannedAs = StringColumn.create("plannedAs");
    StringColumn reported = StringColumn.create("reported");
    StringColumn reportedAs = StringColumn.create("reportedAs");
    BooleanColumn sameWording = BooleanColumn.create("sameWording");
    for (OutcomeChange each : outcomes) {
      nctId.append(number);
      fate.append(each.fate().name());
      planned.append(each.planned().orElse(null));
      plannedAs.append(each.plannedAs().orElse(null));
      reported.append(each.reported().orElse(null));
      reportedAs.append(each.reportedAs().orElse(null));
      sameWording.append(each.sameWording());
    }
    return Table.create(
        "outcomes", nctId, fate, planned, plannedAs, reported, reportedAs, sameWording);
  }

  static Table moves(String number, List<Move> moves) {
    StringColumn nctId = StringColumn.create("nctId");
    IntColumn version = IntColumn.create("version");
    DateColumn date = DateColumn.create("date");
    StringColumn what = StringColumn.create("what");
    StringColumn before = StringColumn.create("before");
    StringColumn after = StringColumn.create("after");
    LongColumn by = LongColumn.create("by");
    for (Move each : moves) {
      nctId.append(number);
      version.append(each.version());
      date.append(each.date());
      what.append(each.what().name());
      before.append(each.before());
      after.append(each.after());
      by.append(each.by());
    }
    return Table.create("moves", nctId, version, date, what, before, after, by);
  }

  static Table moved(String number, List<Move> moves) {
    StringColumn nctId = StringColumn.create("nctId");
    StringColumn what = StringColumn.create("what");
    LongColumn times = LongColumn.create("times");
    StringColumn first = StringColumn.create("first");
    StringColumn last = StringColumn.create("last");
    LongColumn by = LongColumn.create("by");
    for (What each : What.values()) {
      List<Move> such = moves.stream().filter(move -> move.what() == each).toList();
      nctId.append(number);
      what.append(each.name());
      times.append(such.size());
      first.append(such.isEmpty() ? null : such.get(0).before());
      last.append(such.isEmpty() ? null : such.get(such.size() - 1).after());
      if (such.isEmpty()) {
        by.appendMissing();
      } else {
        by.append(such.stream().mapToLong(Move::by).sum());
      }
    }
    return Table.create("moved", nctId, what, times, first, last, by);
  }
}
