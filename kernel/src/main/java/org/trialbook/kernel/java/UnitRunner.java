package org.trialbook.kernel.java;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.java.StarImports.StarImport;

/**
 * Runs one unit of a cell, in the way that fits it, once it is known to change nothing it must not.
 */
final class UnitRunner {

  /** What magics become calls of. */
  private static final String CALLED = "$Kernel";

  /** What the code around a cell says, so that a type of that name would break it. */
  private static final Set<String> NEEDED =
      Set.of("java", "jdk", "REPL", "tech", "Object", "Throwable", "SuppressWarnings", CALLED);

  private final JShell jshell;
  private final CellControl control;
  private final SnippetIds ids;
  private final Snippets snippets;
  private final Declarations declarations;
  private final ImportOrder imports;
  private final StarImports starImports = new StarImports();
  private final EditTrial trial;
  private final FailureReports reports;
  private long plainExpressions;

  UnitRunner(
      JShell jshell,
      CellControl control,
      SnippetIds ids,
      Snippets snippets,
      Declarations declarations,
      ImportOrder imports,
      FailureReports reports) {
    this.jshell = jshell;
    this.control = control;
    this.ids = ids;
    this.snippets = snippets;
    this.declarations = declarations;
    this.imports = imports;
    this.reports = reports;
    trial = new EditTrial(jshell, control);
  }

  /**
   * Runs a unit.
   *
   * @param declared gets what it declares
   * @param touched gets the methods that use it
   */
  Outcome run(
      CellSource source,
      CellUnit unit,
      List<DeclarationSnippet> declared,
      List<MethodSnippet> touched) {
    ids.enter(source.lineAt(unit.offset()));
    Outcome plain = PlainExpression.mayBe(unit) ? runPlain(unit) : null;
    if (plain != null) {
      return plain;
    }
    Optional<StarImport> star = StarImport.of(unit);
    if (star.isPresent() && !anythingWaits()) {
      return run(source, unit, star.get());
    }
    Optional<String> type = ImportOrder.declaredType(unit);
    if (type.filter(NEEDED::contains).isPresent()) {
      return Outcome.failed(FailureReports.reserved("type", type.get()));
    }
    String rest = source.code().substring(end(source, unit));
    Optional<EditTrial.Refusal> refusal = trial.of(unit, rest);
    if (refusal.isPresent()) {
      CellUnit tried = refusal.get().tried();
      List<Diag> errors = refusal.get().errors();
      Optional<CellUnit> repaired = Repair.of(tried, errors);
      return repaired.isPresent()
          ? run(source, refusal.get().edit(repaired.get()), declared, touched)
          : Outcome.failed(reports.rejected(source, tried, errors));
    }
    imports.makeWay(unit);
    SealedTypes.declaredAnew(unit, rest, jshell)
        .forEach(each -> declarations.drop(each, control.cell()::warn));
    type.filter(this::hasFailedToBegin).ifPresent(this::declareOtherwise);
    List<SnippetEvent> events = declarations.eval(unit.source(), control.cell()::warn);
    List<UserThread.Result> results = control.takeResults();
    imports.prefer(events);
    Outcome outcome = Outcome.NOTHING;
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() != null) { // an older declaration that this one touches
        if (snippet instanceof MethodSnippet method && event.previousStatus() == Status.VALID) {
          touched.add(method);
        }
        continue;
      }
      if (snippet instanceof VarSnippet variable && variable.name().equals(CALLED)) {
        declarations.drop(variable, control.cell()::warn);
        return Outcome.failed(FailureReports.reserved("variable", CALLED));
      }
      if (snippets.isRefused(event)) {
        List<Diag> errors = jshell.diagnostics(snippet).filter(Diag::isError).toList();
        Optional<CellUnit> repaired = Repair.of(unit, errors);
        return repaired.isPresent()
            ? run(source, repaired.get(), declared, touched)
            : Outcome.failed(reports.rejected(source, unit, errors));
      }
      if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        forget((VarSnippet) snippet);
      }
      if (event.exception() != null) {
        return Outcome.failed(reports.thrown(event.exception(), results));
      }
      if (snippet instanceof DeclarationSnippet declaration) {
        declared.add(declaration);
      }
      if (!results.isEmpty() && hasValue(snippet)) {
        Object value = results.get(results.size() - 1).value();
        outcome = Outcome.of(value, showing(unit));
      }
    }
    return outcome;
  }

  /** Whether something has a name that is not there, which an import may bring. */
  private boolean anythingWaits() {
    return jshell
        .snippets()
        .map(jshell::status)
        .anyMatch(
            status ->
                status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED);
  }

  /** Imports all of something, without compiling anything else again. */
  private Outcome run(CellSource source, CellUnit unit, StarImport star) {
    if (starImports.has(star)) {
      return Outcome.NOTHING;
    }
    CellUnit all = starImports.with(unit);
    SnippetEvent event = declarations.eval(all.source(), control.cell()::warn).get(0);
    control.takeResults();
    if (snippets.isRefused(event)) {
      List<Diag> errors = jshell.diagnostics(event.snippet()).filter(Diag::isError).toList();
      return Outcome.failed(reports.rejected(source, all, errors));
    }
    starImports.add(star);
    if (!star.from().isEmpty()) {
      imports.prefer(!star.ofMembers(), star.from());
    }
    return Outcome.NOTHING;
  }

  /** What cells have imported is gone. */
  void forgetImports() {
    starImports.clear();
    imports.forget();
  }

  private boolean hasFailedToBegin(String type) {
    return jshell
        .types()
        .filter(each -> each.name().equals(type) && jshell.status(each) == Status.VALID)
        .anyMatch(each -> control.isDead(snippets.className(each)));
  }

  /** JShell takes a class that is declared again in the same words for the one it has. */
  private void declareOtherwise(String type) {
    declarations.eval("class " + type + " {}", control.cell()::warn);
  }

  private static int end(CellSource source, CellUnit unit) {
    return Math.min(source.code().length(), unit.offset() + unit.source().length());
  }

  /** What came of statements at once; null if they cannot be compiled so, and nothing was run. */
  Outcome run(CellSource source, StatementRun statements) {
    ids.enter(source.lineAt(statements.units().get(0).offset()));
    SnippetEvent event = snippets.eval(statements.source(source.code())).get(0);
    List<UserThread.Result> results = control.takeResults();
    if (event.status() != Status.VALID) {
      return null;
    }
    return event.exception() == null
        ? Outcome.NOTHING
        : Outcome.failed(reports.thrown(event.exception(), results));
  }

  /** The value or the failure of a plain expression; null if the unit is none. */
  private Outcome runPlain(CellUnit unit) {
    SnippetEvent event =
        snippets.eval(PlainExpression.declaration(unit, ++plainExpressions)).get(0);
    List<UserThread.Result> results = control.takeResults();
    if (event.status() != Status.VALID) {
      if (event.snippet() instanceof VarSnippet variable) {
        jshell.drop(variable);
      }
      return null;
    }
    forget((VarSnippet) event.snippet());
    return event.exception() == null
        ? Outcome.of(results.get(results.size() - 1).value(), Outcome.Showing.ALWAYS)
        : Outcome.failed(reports.thrown(event.exception(), results));
  }

  /**
   * JShell keeps the value of every expression in a variable of its own; each would make all later
   * cells compile more slowly, and hold its value for ever.
   */
  private void forget(VarSnippet unnamed) {
    jshell.drop(unnamed);
    control.clear(unnamed.name());
  }

  private static boolean hasValue(Snippet snippet) {
    SubKind kind = snippet.subKind();
    return kind.hasValue()
        && kind.isExecutable()
        && kind != SubKind.ASSIGNMENT_SUBKIND
        && kind != SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND;
  }

  private static Outcome.Showing showing(CellUnit unit) {
    if (!unit.isClosed()) {
      return Outcome.Showing.ALWAYS;
    }
    return unit.isCreation() ? Outcome.Showing.IN_A_FORM : Outcome.Showing.AS_PICTURE;
  }
}
