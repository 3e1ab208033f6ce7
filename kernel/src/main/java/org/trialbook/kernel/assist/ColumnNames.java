package org.trialbook.kernel.assist;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.VarSnippet;
import org.trialbook.kernel.java.Evaluator;
import tech.tablesaw.api.Table;

/** What fits into a text that a method of a table takes: the names of its columns. */
final class ColumnNames {

  /** A call on a variable, perhaps behind others, up to the text at hand. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?s).*?(?<![\\w.$\")])([A-Za-z_$][\\w$]*)(?:\\s*\\.\\s*\\w+\\([^()]*\\))*"
              + "\\s*\\.\\s*\\w+\\(\\s*(?:\"[^\"\\n]*\"\\s*,\\s*)*");

  private final Evaluator evaluator;

  ColumnNames(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Those that a text which begins here may become; none where no table is asked.
   *
   * @param before the code before the text
   * @param typed what has been typed of the text
   */
  List<String> in(String before, String typed) {
    String line = before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
    Matcher call = CALL.matcher(line);
    return call.matches() ? columns(call.group(1), typed) : List.of();
  }

  private List<String> columns(String variable, String typed) {
    return evaluator
        .jshell()
        .variables()
        .filter(each -> each.name().equals(variable) && evaluator.jshell().status(each).isActive())
        .map(this::table)
        .flatMap(
            table -> table == null ? java.util.stream.Stream.of() : table.columnNames().stream())
        .filter(
            name -> name.startsWith(typed) && name.chars().noneMatch(c -> c == '"' || c == '\\'))
        .toList();
  }

  /** The table in a variable; null if it holds something else. */
  private Table table(VarSnippet variable) {
    return evaluator.value(variable) instanceof Table table ? table : null;
  }
}
