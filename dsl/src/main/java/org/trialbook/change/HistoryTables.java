package org.trialbook.change;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.trialbook.change.Move.What;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.LongColumnType;

/** The versions, outcomes and moves of a record as tables. */
final class HistoryTables {

  private HistoryTables() {}

  static Table versions(String number, List<RecordVersion> versions) {
    return Table.create(
        "versions",
        text("nctId", versions, each -> number),
        integer("version", versions, RecordVersion::number),
        DateColumn.create("date", versions.stream().map(RecordVersion::date)),
        text("status", versions, each -> each.status().isEmpty() ? null : each.status()),
        text(
            "modules",
            versions,
            each -> each.modules().isEmpty() ? null : String.join("|", each.modules())));
  }

  static Table outcomes(String number, List<OutcomeChange> outcomes) {
    return Table.create(
        "outcomes",
        text("nctId", outcomes, each -> number),
        text("fate", outcomes, each -> each.fate().name()),
        text("planned", outcomes, each -> each.planned().orElse(null)),
        text("plannedAs", outcomes, each -> each.plannedAs().orElse(null)),
        text("reported", outcomes, each -> each.reported().orElse(null)),
        text("reportedAs", outcomes, each -> each.reportedAs().orElse(null)),
        BooleanColumn.create(
            "sameWording", outcomes.stream().map(OutcomeChange::sameWording).toList()));
  }

  static Table moves(String number, List<Move> moves) {
    return Table.create(
        "moves",
        text("nctId", moves, each -> number),
        integer("version", moves, Move::version),
        DateColumn.create("date", moves.stream().map(Move::date)),
        text("what", moves, each -> each.what().name()),
        text("before", moves, Move::before),
        text("after", moves, Move::after),
        count("by", moves, Move::by));
  }

  static Table moved(String number, List<Move> moves) {
    List<What> whats = List.of(What.values());
    Function<What, List<Move>> such =
        what -> moves.stream().filter(move -> move.what() == what).toList();
    return Table.create(
        "moved",
        text("nctId", whats, each -> number),
        text("what", whats, What::name),
        count("times", whats, each -> such.apply(each).size()),
        text("first", whats, each -> firstOf(such.apply(each))),
        text("last", whats, each -> lastOf(such.apply(each))),
        count("by", whats, each -> sum(such.apply(each))));
  }

  private static String firstOf(List<Move> moves) {
    return moves.isEmpty() ? null : moves.get(0).before();
  }

  private static String lastOf(List<Move> moves) {
    return moves.isEmpty() ? null : moves.get(moves.size() - 1).after();
  }

  private static long sum(List<Move> moves) {
    return moves.isEmpty()
        ? LongColumnType.missingValueIndicator()
        : moves.stream().mapToLong(Move::by).sum();
  }

  private static <T> StringColumn text(String name, List<T> rows, Function<T, String> value) {
    return StringColumn.create(name, rows.stream().map(value));
  }

  private static <T> IntColumn integer(String name, List<T> rows, ToIntFunction<T> value) {
    return IntColumn.create(name, rows.stream().mapToInt(value).toArray());
  }

  private static <T> LongColumn count(String name, List<T> rows, ToLongFunction<T> value) {
    return LongColumn.create(name, rows.stream().mapToLong(value).toArray());
  }
}
