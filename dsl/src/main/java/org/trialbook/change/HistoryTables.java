package org.trialbook.change;

import java.util.List;
import org.trialbook.change.Move.What;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A history as tables. */
final class HistoryTables {

  private HistoryTables() {}

  static Table versions(History history) {
    StringColumn nctId = StringColumn.create("nctId");
    IntColumn version = IntColumn.create("version");
    DateColumn date = DateColumn.create("date");
    StringColumn status = StringColumn.create("status");
    StringColumn modules = StringColumn.create("modules");
    for (RecordVersion each : history.versions()) {
      nctId.append(history.nctId());
      version.append(each.number());
      date.append(each.date());
      status.append(each.status());
      modules.append(each.modules().isEmpty() ? null : String.join("|", each.modules()));
    }
    return Table.create("versions", nctId, version, date, status, modules);
  }

  static Table outcomes(History history) {
    StringColumn nctId = StringColumn.create("nctId");
    StringColumn fate = StringColumn.create("fate");
    StringColumn planned = StringColumn.create("planned");
    StringColumn plannedAs = StringColumn.create("plannedAs");
    StringColumn reported = StringColumn.create("reported");
    StringColumn reportedAs = StringColumn.create("reportedAs");
    BooleanColumn sameWording = BooleanColumn.create("sameWording");
    for (OutcomeChange each : history.outcomes()) {
      nctId.append(history.nctId());
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

  static Table moves(History history) {
    StringColumn nctId = StringColumn.create("nctId");
    IntColumn version = IntColumn.create("version");
    DateColumn date = DateColumn.create("date");
    StringColumn what = StringColumn.create("what");
    StringColumn before = StringColumn.create("before");
    StringColumn after = StringColumn.create("after");
    LongColumn by = LongColumn.create("by");
    for (Move each : history.moves()) {
      nctId.append(history.nctId());
      version.append(each.version());
      date.append(each.date());
      what.append(each.what().name());
      before.append(each.before());
      after.append(each.after());
      by.append(each.by());
    }
    return Table.create("moves", nctId, version, date, what, before, after, by);
  }

  static Table moved(History history) {
    StringColumn nctId = StringColumn.create("nctId");
    StringColumn what = StringColumn.create("what");
    LongColumn times = LongColumn.create("times");
    StringColumn first = StringColumn.create("first");
    StringColumn last = StringColumn.create("last");
    LongColumn by = LongColumn.create("by");
    List<Move> all = history.moves();
    for (What each : What.values()) {
      List<Move> moves = all.stream().filter(move -> move.what() == each).toList();
      nctId.append(history.nctId());
      what.append(each.name());
      times.append(moves.size());
      first.append(moves.isEmpty() ? null : moves.get(0).before());
      last.append(moves.isEmpty() ? null : moves.get(moves.size() - 1).after());
      if (moves.isEmpty()) {
        by.appendMissing();
      } else {
        by.append(moves.stream().mapToLong(Move::by).sum());
      }
    }
    return Table.create("moved", nctId, what, times, first, last, by);
  }
}
