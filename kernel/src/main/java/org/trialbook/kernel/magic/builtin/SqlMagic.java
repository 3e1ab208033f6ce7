package org.trialbook.kernel.magic.builtin;

import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.trialbook.TrialbookException;
import org.trialbook.export.SnapshotTables;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.store.Sql;
import tech.tablesaw.api.Table;

/** {@code %%sql}: SQL over the tables of the notebook. */
final class SqlMagic implements CellMagic {

  private static final String TABLE = "tech.tablesaw.api.Table";

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Help help() {
    return new Help(
        "%%sql [VARIABLE]",
        "Runs SQL over the tables and frames in the notebook's variables, which go by their names;"
            + " the result is a table.",
        "$name stands for the value of the variable name, and is bound, not put into the text.",
        "With a variable, the table is kept in it.",
        "The relations of a snapshot in the variable today are today.studies, today.locations ...",
        "The SQL is DuckDB's; a file can be named where a table can: from 'sites.parquet'.");
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) {
    String kept = arguments.text();
    if (!kept.isEmpty() && !SourceVersion.isName(kept)) {
      throw new TrialbookException(
          "%%sql keeps its table in one variable, and " + kept + " is no name of one.");
    }
    Sql sql = Sql.of(body);
    List<Variable> variables = workspace.variables();
    for (Variable each : variables) {
      if (each.value() instanceof Table table) {
        // Others are named too, for the nearest name, but none of their rows are copied.
        sql = sql.with(each.name(), sql.names(each.name()) ? table : table.emptyCopy());
      } else if (each.value() instanceof Snapshot snapshot && sql.names(each.name())) {
        sql = SnapshotTables.of(snapshot).in(sql, each.name());
      }
    }
    for (String parameter : sql.parameters()) {
      Optional<Variable> value =
          variables.stream().filter(each -> each.name().equals(parameter)).findFirst();
      if (value.isPresent()) {
        sql = sql.bind(parameter, value.get().value());
      }
    }
    Table result = sql.table();
    if (!kept.isEmpty()) {
      workspace.declare(TABLE, kept, result);
    }
    return result;
  }
}
