package org.trialbook.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;

/** One run of a cell: its units one after the other, up to the first that fails. */
final class CellRun {

  /** The compiler takes some fifty bytes of memory for each. */
  private static final int MOST_CHARACTERS = 10_000_000;

  /** From here on they take longer than anybody waits without a word. */
  private static final int MANY_DECLARATIONS = 500;

  private final Cell cell;
  private final CellSource source;
  private final SourceCodeAnalysis analysis;
  private final UnitRunner runner;
  private final FailureReports reports;
  private final ForwardReferences forwardReferences;
  private final List<DeclarationSnippet> declared = new ArrayList<>();
  private final List<MethodSnippet> touched = new ArrayList<>();

  CellRun(
      Cell cell,
      CellSource source,
      SourceCodeAnalysis analysis,
      UnitRunner runner,
      FailureReports reports,
      ForwardReferences forwardReferences) {
    this.cell = cell;
    this.source = source;
    this.analysis = analysis;
    this.runner = runner;
    this.reports = reports;
    this.forwardReferences = forwardReferences;
  }

  /** Runs it to its end; once only. */
  Outcome outcome() {
    if (source.code().length() > MOST_CHARACTERS) {
      throw new TrialbookException(
          String.format(
                  Locale.ROOT,
                  "This cell has %,d characters; Java's compiler is given %,d at most.\n",
                  source.code().length(),
                  MOST_CHARACTERS)
              + "Read the data from a file: Files.readString(Path.of(\"data.json\"))");
    }
    int comment = CellUnit.openComment(source.code());
    if (comment >= 0) {
      return Outcome.failed(CompileReport.of(source, comment, comment + 2, "unclosed comment"));
    }
    List<CellUnit> units = units();
    warnOfMany(units);
    Outcome outcome = outcome(units);
    if (outcome.failure() == null) {
      forwardReferences.remarks(declared).forEach(cell::warn);
      forwardReferences.remarksOnBroken(touched).forEach(cell::warn);
    }
    return outcome;
  }

  /** Nothing of a cell runs before all of it can be parsed: then, what cannot be. */
  private List<CellUnit> units() {
    List<CellUnit> units = CellUnit.split(source.code(), analysis);
    CellUnit last = units.isEmpty() ? null : units.get(units.size() - 1);
    return last != null && last.isBroken() && isRejected(last) ? List.of(last) : units;
  }

  private boolean isRejected(CellUnit unit) {
    return analysis.sourceToSnippets(unit.source()).stream()
        .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
  }

  private void warnOfMany(List<CellUnit> units) {
    long apart = units.stream().filter(unit -> !StatementRun.isStatement(unit)).count();
    if (apart >= MANY_DECLARATIONS) {
      cell.warn(
          String.format(
              Locale.ROOT,
              "This cell has %,d declarations, which Java compiles one by one, each with all before"
                  + " it:\nit takes minutes, and can be interrupted. An array or a Map takes none.",
              apart));
    }
  }

  private Outcome outcome(List<CellUnit> units) {
    Outcome outcome = Outcome.NOTHING;
    int refused = 0; // up to here, statements that would not be joined
    for (int i = 0; i < units.size() && outcome.failure() == null; ) {
      if (Cells.interruption().isStopRequested()) {
        return Outcome.failed(reports.thrown(new CellInterrupted()));
      }
      int joined = i < refused || source.hasMagics() ? 0 : StatementRun.length(units, i);
      Outcome together =
          joined < 2 ? null : runner.run(source, new StatementRun(units.subList(i, i + joined)));
      refused = joined >= 2 && together == null ? i + joined : refused;
      outcome = together == null ? runner.run(source, units.get(i), declared, touched) : together;
      i += together == null ? 1 : joined;
    }
    return outcome;
  }
}
