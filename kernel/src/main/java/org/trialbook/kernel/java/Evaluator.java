package org.trialbook.kernel.java;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.compiler.CompilerFiles;
import org.trialbook.kernel.compiler.PackageIndex;
import org.trialbook.kernel.compiler.SystemPackages;
import org.trialbook.kernel.protocol.Failure;
import org.trialbook.text.Text;

/** Runs cells, and keeps their variables, methods, types and imports. */
public final class Evaluator {

  private final ClassLoader loader;
  private final UserThread thread;
  private final CellControl control;
  private final SnippetIds ids = new SnippetIds();
  private final JShell jshell;
  private final Snippets snippets;
  private final Declarations declarations;
  private final ImportOrder imports;
  private final ForwardReferences forwardReferences;
  private final FailureReports reports;
  private final UnitRunner runner;
  private CompilerFiles files;

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
    imports =
        new ImportOrder(
            jshell,
            classes,
            files::types,
            line -> declarations.eval(line, this::warn),
            snippet -> declarations.drop(snippet, this::warn));
    forwardReferences = new ForwardReferences(jshell);
    reports = new FailureReports(jshell, ids, declarations, forwardReferences);
    runner = new UnitRunner(jshell, control, ids, snippets, declarations, imports, reports);
  }

  private void warn(String remark) {
    control.cell().warn(remark);
  }

  /**
   * Evaluates the default imports; a line that Java rejects is logged and left out.
   *
   * <p>JShell compiles three times for each snippet, so all lines are one. It goes by the name of
   * its first import, which for that is one that no cell has a reason to say again and so replace.
   */
  public void runImports(List<String> lines) {
    imports.start(lines);
    if (!isValid(ImportOrder.FIRST + " " + String.join(" ", lines))) {
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
    Cells.interruption().clearStop();
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

  /**
   * Forgets what cells have declared and imported.
   *
   * @return how much that was, in a sentence
   */
  public String reset() {
    List<Snippet> gone = declarations.dropAll(imports::isOfStart);
    runner.forgetImports();
    return "Forgotten: %s, %s, %s and all imports."
        .formatted(
            counted(gone, Kind.VAR, "variable"),
            counted(gone, Kind.METHOD, "method"),
            counted(gone, Kind.TYPE_DECL, "type"));
  }

  private static String counted(List<Snippet> snippets, Kind kind, String noun) {
    return Text.count(
        snippets.stream()
            .filter(each -> each.kind() == kind)
            .filter(each -> KeptValues.isNamed(ImportOrder.declaredName(each)))
            .count(),
        noun);
  }

  private Outcome evaluate(Cell cell, CellSource written) {
    CellSource source = PackageLines.leaveOut(written, cell::warn);
    ids.enter(source);
    return new CellRun(cell, source, analysis(), runner, reports, forwardReferences).outcome();
  }

  /** Runs work of the kernel for a cell, such as showing its value, where cells run. */
  public UserThread.Result onUserThread(Cell cell, UserThread.Body work) {
    return thread.run(cell, work);
  }

  /** The report of something that work for a cell has thrown outside of snippets. */
  public Failure report(Throwable thrown) {
    return reports.thrown(thrown);
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
}
