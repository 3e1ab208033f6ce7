package org.trialbook.kernel.java;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Ansi;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.compiler.CompilerFiles;
import org.trialbook.kernel.compiler.PackageIndex;
import org.trialbook.kernel.compiler.SystemPackages;
import org.trialbook.kernel.protocol.Failure;

/** Runs cells, and keeps their variables, methods, types and imports. */
public final class Evaluator {

  /** The compiler takes some fifty bytes of memory for each. */
  private static final int MOST_CHARACTERS = 10_000_000;

  /** From here on they take longer than anybody waits without a word. */
  private static final int MANY_DECLARATIONS = 500;

  /** What the code around a cell says, so that a type of that name would break it. */
  private static final Set<String> NEEDED =
      Set.of("java", "jdk", "REPL", "tech", "Object", "Throwable", "SuppressWarnings");

  private final ClassLoader loader;
  private final UserThread thread;
  private final CellControl control;
  private final SnippetIds ids = new SnippetIds();
  private final JShell jshell;
  private final Snippets snippets;
  private final Declarations declarations;
  private final ImportOrder imports;
  private final EditTrial trial;
  private final ForwardReferences forwardReferences;
  private CompilerFiles files;
  private long plainExpressions;

  /** Over the class path of this process. */
  public Evaluator(KernelTimer timer) {
    this(
        timer,
        PackageIndex.of(System.getProperty("java.class.path")),
        SystemPackages.of(null),
        CompletableFuture.completedFuture(null));
  }

  /**
   * @param index the packages of the class path of this process
   * @param system the packages of Java, as far as they are known
   * @param quiet done once nobody waits any more for the first cell
   */
  public Evaluator(KernelTimer timer, PackageIndex index, SystemPackages system, Future<?> quiet) {
    KeptValues values = new KeptValues();
    CellClasses classes = new CellClasses(values);
    loader = classes;
    thread = new UserThread(classes, timer);
    control = new CellControl(classes, values, thread);
    jshell =
        JShell.builder()
            .executionEngine(control, Map.of())
            .fileManager(standard -> files = new CompilerFiles(standard, index, system, quiet))
            .idGenerator((snippet, sequence) -> ids.name(sequence))
            .build();
    snippets = new Snippets(jshell, control);
    declarations = new Declarations(jshell, snippets, control, values, ids);
    trial = new EditTrial(jshell, control);
    imports =
        new ImportOrder(
            jshell,
            classes,
            files::types,
            line -> declarations.eval(line, this::remark),
            snippet -> declarations.drop(snippet, this::remark));
    forwardReferences = new ForwardReferences(jshell);
  }

  /**
   * Evaluates the default imports; a line that Java rejects is logged and left out.
   *
   * <p>JShell compiles three times for each snippet, so all lines are one. It goes by the name of
   * its first import, which for that is one that no cell has a reason to say again and so replace.
   */
  public void runImports(List<String> lines) {
    imports.start(lines);
    if (!isValid("import org.trialbook.kernel.$Kernel; " + String.join(" ", lines))) {
      for (String line : lines) {
        if (!isValid(line)) {
          Log.warn("default import not found: " + line);
        }
      }
    }
  }

  private boolean isValid(String imports) {
    return snippets.eval(imports).stream().allMatch(event -> event.status() == Status.VALID);
  }

  /** Runs a cell of Java. */
  public Outcome run(Cell cell, CellSource source) {
    return run(cell, source, UnaryOperator.identity());
  }

  /**
   * Runs a cell.
   *
   * @param rewriter makes Java of what the cell says besides
   */
  public Outcome run(Cell cell, CellSource source, UnaryOperator<CellSource> rewriter) {
    Interruption.clearStop();
    control.enter(cell);
    try {
      return evaluate(cell, rewriter.apply(source));
    } catch (TrialbookException e) { // of JShell, which code of the cell has not reached
      return Outcome.failed(report(e));
    }
  }

  /** Runs more code for the cell that runs, on the thread of that cell. */
  public Outcome runInside(Cell cell, CellSource source, UnaryOperator<CellSource> rewriter) {
    SnippetIds.Position outer = ids.position();
    List<UserThread.Result> results = control.takeResults();
    try {
      return thread.shielded(() -> evaluate(cell, rewriter.apply(source)));
    } finally {
      control.putBack(results);
      ids.resume(outer);
    }
  }

  /** The units of a cell run one after the other, up to the first that fails. */
  private Outcome evaluate(Cell cell, CellSource written) {
    CellSource source = PackageLines.leaveOut(written, cell::warn);
    ids.enter(source);
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
    List<CellUnit> units = CellUnit.split(source.code(), jshell.sourceCodeAnalysis());
    if (!units.isEmpty() && units.get(units.size() - 1).isBroken()) {
      // Nothing of a cell runs before all of it can be parsed.
      CellUnit broken = units.get(units.size() - 1);
      if (isRejected(broken)) {
        units = List.of(broken);
      }
    }
    long apart = units.stream().filter(unit -> !StatementRun.isStatement(unit)).count();
    if (apart >= MANY_DECLARATIONS) {
      cell.warn(
          String.format(
              Locale.ROOT,
              "This cell has %,d declarations, which Java compiles one by one, each with all before"
                  + " it:\nit takes minutes, and can be interrupted. An array or a Map takes none.",
              apart));
    }
    List<DeclarationSnippet> declared = new ArrayList<>();
    Outcome outcome = Outcome.NOTHING;
    int refused = 0; // up to here, statements that would not be joined
    for (int i = 0; i < units.size(); ) {
      if (Interruption.isStopRequested()) {
        return Outcome.failed(report(new CellInterrupted()));
      }
      int joined = i < refused || source.hasMagics() ? 0 : StatementRun.length(units, i);
      Outcome together =
          joined < 2 ? null : run(source, new StatementRun(units.subList(i, i + joined)));
      refused = joined >= 2 && together == null ? i + joined : refused;
      outcome = together == null ? run(source, units.get(i), declared) : together;
      i += together == null ? 1 : joined;
      if (outcome.failure() != null) {
        return outcome;
      }
    }
    forwardReferences.remarks(declared).forEach(cell::warn);
    return outcome;
  }

  /** Runs work of the kernel for a cell, such as showing its value, where cells run. */
  public UserThread.Result onUserThread(Cell cell, UserThread.Body work) {
    return thread.run(cell, work);
  }

  /** The report of something that work for a cell has thrown outside of snippets. */
  public Failure report(Throwable thrown) {
    return ExceptionReport.of(thrown, null, ids);
  }

  public void interrupt() {
    thread.interrupt();
  }

  /** Whether the caller is on the thread of the cell that runs. */
  public boolean isOnUserThread() {
    return thread.isCurrent();
  }

  /** Adds a jar or a folder behind all others, for the compiler and for running cells. */
  public void addToClassPath(Path entry) {
    jshell.addToClasspath(entry.toString());
    // Libraries such as Spark hand it on to processes that they start.
    System.setProperty(
        "java.class.path", System.getProperty("java.class.path") + File.pathSeparator + entry);
  }

  /** What is in a variable now. */
  public Object value(VarSnippet variable) {
    jshell.varValue(variable);
    return control.takeValue();
  }

  /** How long code has run so far, in all. */
  public Duration running() {
    return control.running();
  }

  /** The loader of the classes of cells and of the libraries that they have added. */
  public ClassLoader loader() {
    return loader;
  }

  /** The packages of the class path, that of libraries which cells have added included. */
  public Stream<String> packages() {
    return files.packages();
  }

  public SourceCodeAnalysis analysis() {
    return jshell.sourceCodeAnalysis();
  }

  public JShell jshell() {
    return jshell;
  }

  private boolean isRejected(CellUnit unit) {
    return analysis().sourceToSnippets(unit.source()).stream()
        .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
  }

  private Outcome run(CellSource source, CellUnit unit, List<DeclarationSnippet> declared) {
    ids.enter(source.lineAt(unit.offset()));
    Outcome plain = PlainExpression.mayBe(unit) ? runPlain(unit) : null;
    if (plain != null) {
      return plain;
    }
    Optional<String> type = ImportOrder.declaredType(unit);
    if (type.filter(NEEDED::contains).isPresent()) {
      return Outcome.failed(needed(type.get()));
    }
    Optional<EditTrial.Refusal> refusal =
        trial.of(unit, source.code().substring(end(source, unit)));
    if (refusal.isPresent()) {
      CellUnit tried = refusal.get().tried();
      List<Diag> errors = refusal.get().errors();
      Optional<CellUnit> repaired = Repair.of(tried, errors);
      return repaired.isPresent()
          ? run(source, refusal.get().edit(repaired.get()), declared)
          : Outcome.failed(rejected(source, tried, errors));
    }
    imports.makeWay(unit);
    List<SnippetEvent> events = declarations.eval(unit.source(), this::remark);
    List<UserThread.Result> results = control.takeResults();
    imports.prefer(events);
    Outcome outcome = Outcome.NOTHING;
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null) {
        continue; // an older declaration that this one touches
      }
      Snippet snippet = event.snippet();
      if (snippets.isRefused(event)) {
        List<Diag> errors = jshell.diagnostics(snippet).filter(Diag::isError).toList();
        Optional<CellUnit> repaired = Repair.of(unit, errors);
        return repaired.isPresent()
            ? run(source, repaired.get(), declared)
            : Outcome.failed(rejected(source, unit, errors));
      }
      if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        forget((VarSnippet) snippet);
      }
      if (event.exception() != null) {
        return Outcome.failed(failed(event.exception(), results));
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

  private static int end(CellSource source, CellUnit unit) {
    return Math.min(source.code().length(), unit.offset() + unit.source().length());
  }

  /** What came of statements at once; null if they cannot be compiled so, and nothing was run. */
  private Outcome run(CellSource source, StatementRun statements) {
    ids.enter(source.lineAt(statements.units().get(0).offset()));
    SnippetEvent event = snippets.eval(statements.source(source.code())).get(0);
    List<UserThread.Result> results = control.takeResults();
    if (event.status() != Status.VALID) {
      return null;
    }
    return event.exception() == null
        ? Outcome.NOTHING
        : Outcome.failed(failed(event.exception(), results));
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
        : Outcome.failed(failed(event.exception(), results));
  }

  /** The report of the first failure; JShell's exception tells where, the result tells what. */
  private Failure failed(JShellException translated, List<UserThread.Result> results) {
    if (translated instanceof UnresolvedReferenceException unresolved) {
      return forwardReferences.failure(unresolved.getSnippet());
    }
    Throwable thrown =
        results.stream()
            .map(UserThread.Result::failure)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(translated);
    return Interruption.isStopRequested() && !(thrown instanceof CellInterrupted)
        ? ExceptionReport.interrupted("The cell was interrupted.", translated, ids)
            .of(new CellInterrupted())
        : ExceptionReport.of(thrown, translated, ids).of(thrown);
  }

  /**
   * JShell keeps the value of every expression in a variable of its own; each would make all later
   * cells compile more slowly, and hold its value for ever.
   */
  private void forget(VarSnippet unnamed) {
    jshell.drop(unnamed);
    control.clear(unnamed.name());
  }

  private void remark(String line) {
    control.cell().warn(line);
  }

  private static Failure needed(String name) {
    String message =
        "a type cannot be called "
            + name
            + " here: the code around every cell says "
            + name
            + " too.";
    return new Failure(
        "CompileError",
        message,
        List.of(Ansi.red("CompileError") + ": " + message, "Choose another name."));
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

  private Failure rejected(CellSource source, CellUnit unit, List<Diag> errors) {
    return CompileReport.of(source, unit, errors, new NameHint(analysis(), declarations::absence));
  }
}
