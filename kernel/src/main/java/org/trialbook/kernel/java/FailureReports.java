package org.trialbook.kernel.java;

import java.util.List;
import java.util.Objects;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.trialbook.kernel.base.Ansi;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.protocol.Failure;

/** Says what has failed in a cell, in its lines: code that is rejected, and code that throws. */
final class FailureReports {

  private final JShell jshell;
  private final SnippetIds ids;
  private final Declarations declarations;
  private final ForwardReferences forwardReferences;
  private final CellFrames frames;

  FailureReports(
      JShell jshell,
      SnippetIds ids,
      Declarations declarations,
      ForwardReferences forwardReferences) {
    this.jshell = jshell;
    this.ids = ids;
    this.declarations = declarations;
    this.forwardReferences = forwardReferences;
    frames = new CellFrames(jshell);
  }

  /** Something that was thrown outside of snippets. */
  Failure thrown(Throwable thrown) {
    return ExceptionReport.of(thrown, frames.told(thrown), ids);
  }

  /** The first failure of a snippet; JShell's exception tells where, the result tells what. */
  Failure thrown(JShellException translated, List<UserThread.Result> results) {
    if (translated instanceof UnresolvedReferenceException unresolved) {
      return forwardReferences.failure(unresolved.getSnippet());
    }
    Throwable thrown =
        results.stream()
            .map(UserThread.Result::failure)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(translated);
    return Cells.interruption().isStopRequested() && !(thrown instanceof CellInterrupted)
        ? ExceptionReport.interrupted("The cell was interrupted.", translated, ids)
            .of(new CellInterrupted())
        : ExceptionReport.of(thrown, translated, ids).of(thrown);
  }

  /** Code that has errors. */
  Failure rejected(CellSource source, CellUnit unit, List<Diag> errors) {
    NameHint hint = new NameHint(jshell.sourceCodeAnalysis(), declarations::absence);
    return CompileReport.of(source, unit, errors, hint);
  }

  /** A type or variable whose name the code around every cell needs. */
  static Failure reserved(String what, String name) {
    String message =
        "a "
            + what
            + " cannot be called "
            + name
            + " here: the code around every cell says "
            + name
            + " too.";
    return new Failure(
        "CompileError",
        message,
        List.of(Ansi.red("CompileError") + ": " + message, "Choose another name."));
  }
}
