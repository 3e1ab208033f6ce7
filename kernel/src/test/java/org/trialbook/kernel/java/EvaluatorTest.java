package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.Renderings;
import org.trialbook.kernel.protocol.Failure;

class EvaluatorTest {

  private static Evaluator evaluator;
  private static int cells;

  private final Recorder recorder = new Recorder();
  private final Cell cell = recorder.cell();

  @BeforeAll
  static void start() {
    evaluator = new Evaluator(new KernelTimer());
    evaluator.runImports(List.of("import java.util.*;"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1|2",
        "var a = 6; a * 7|42",
        "\"text\" // the value|text",
        "List.of(1, 2)|[1, 2]",
        "int twice(int n) { return 2 * n; } twice(4)|8",
        "record Point(int x) {} new Point(3)|Point[x=3]",
        "enum Side { LEFT } Side.LEFT|LEFT",
        "sealed interface S permits T {} record T() implements S {} new T()|T[]",
        "\";\"|;",
        "true ? 'a' : 'b'|a",
      })
  void showsTheLastExpression(String code, String shown) {
    Outcome outcome = run(code);
    assertThat(outcome.failure()).isNull();
    assertThat(new Renderings().bundle(outcome.value()).get("text/plain")).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1;",
        "1 + 1; // no value",
        "1 + 1; /* no; value */",
        "var hidden = 3",
        "int declared",
        "var changed = 1; changed = 2",
        "Math.max(1, 2); void nothing() {}",
        "System.currentTimeMillis(); Objects.requireNonNull(\"x\");",
        "for (int i = 0; i < 3; i++) {}",
        "import java.math.*;",
        "class Empty {}",
        "",
        "// only a comment",
      })
  void showsNothingElse(String code) {
    Outcome outcome = run(code);
    assertThat(outcome.hasValue()).isFalse();
    assertThat(outcome.failure()).isNull();
  }

  @Test
  void aValueMayBeNull() {
    assertThat(run("(String) null")).isEqualTo(Outcome.of(null, Outcome.Showing.ALWAYS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int count = 5;\nString 1x = ;", "int count = 5;\nif (true) {"})
  void runsNothingOfACellThatCannotBeParsed(String code) {
    run("int count = 0;");
    assertThat(run(code).failure().name()).isEqualTo("CompileError");
    assertThat(run("count").value()).isEqualTo(0);
  }

  @Test
  void stopsAtTheFirstFailure() {
    run("int steps = 0;");
    run("steps++; Integer.parseInt(\"x\"); steps++;");
    assertThat(run("steps").value()).isEqualTo(1);
  }

  @Test
  void saysWhatAForwardReferenceWaitsFor() {
    assertThat(run("int early(int n) { return late(n) + 1; }").failure()).isNull();
    cell.flush();
    assertThat(recorder.text(Cell.STDERR))
        .isEqualTo("Method early(int) can be used once this is defined: method late(int).\n");
    assertThat(run("early(1)").failure().message())
        .isEqualTo("Method early(int) needs what is not defined yet: method late(int).");
    run("int late(int n) { return 10 * n; }");
    assertThat(run("early(1)").value()).isEqualTo(11);
  }

  @Test
  void resolvesForwardReferencesWithinACell() {
    Outcome outcome =
        run(
            """
            boolean even(int n) { return n == 0 || odd(n - 1); }
            boolean odd(int n) { return n != 0 && even(n - 1); }
            even(10)
            """);
    assertThat(outcome.value()).isEqualTo(true);
    cell.flush();
    assertThat(recorder.messages).isEmpty();
  }

  @Test
  void statementsBesideEachOtherAreOneSnippet() {
    run("int sum = 0;");
    long before = evaluator.jshell().snippets().count();
    String lines = "sum += 1; // one\n".repeat(500);
    assertThat(run(lines + "sum").value()).isEqualTo(500);
    assertThat(evaluator.jshell().snippets().count() - before).isLessThan(10);
  }

  @Test
  void theFailureOfOneOfThemHasItsOwnLineAndThoseBeforeItHaveRun() {
    run("int done = 0;");
    Failure failure = run("done = 1;\ndone = 2;\ndone = 3 / (done - 2);\ndone = 4;").failure();
    assertThat(failure.traceback()).anyMatch(line -> line.contains("line 3"));
    assertThat(run("done").value()).isEqualTo(2);
  }

  @Test
  void whatCannotBeJoinedIsReportedAsIfItStoodAlone() {
    run("int kept = 0;");
    Failure failure = run("kept = 1;\nkept = \"text\";\nkept = 3;").failure();
    assertThat(failure.traceback()).anyMatch(line -> line.contains("line 2"));
    assertThat(run("kept").value()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int[] field = {1}; field[0] = 5; field[0]++; field[0]",
        "var list = new ArrayList<Integer>(); list.add(6); list.add(7); list.get(0)",
        "int six() { return 6; } void nothing() {} nothing(); nothing(); six()",
        "String one = \"a\"; one = one + \"b\"; one += \"c\"; Map.Entry<String, Integer> six ="
            + " Map.entry(one, 6); six.getValue()",
        "Runnable r = () -> {}; r.run(); r.run(); 6",
      })
  void declarationsBetweenStatementsStay(String code) {
    assertThat(run(code).value()).isEqualTo(6);
  }

  @Test
  void valuesOfManyCellsLeaveNothingThatSlowsTheNext() {
    for (int i = 0; i < 60; i++) {
      run(i + " + 1");
    }
    // JShell compiles again what has the name of a new variable, dropped or not.
    assertThat(evaluator.jshell().snippets().filter(VarSnippet.class::isInstance))
        .extracting(snippet -> ((VarSnippet) snippet).name())
        .filteredOn(name -> name.startsWith("$value"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "var runtime = Runtime.getRuntime(); runtime.halt(3);",
        "java.util.function.IntConsumer end = System::exit; end.accept(3);",
        "java.util.function.IntConsumer end = Runtime.getRuntime()::halt; end.accept(3);",
      })
  void systemExitEndsTheCellOnly(String code) {
    Failure failure = run(code).failure();
    assertThat(failure.message()).startsWith("System.exit(3)");
    assertThat(run("1").value()).isEqualTo(1);
  }

  @Test
  void everySupertypeCanBeThrown() {
    assertThat(run("throw new Throwable(\"plain\");").failure().message()).isEqualTo("plain");
  }

  @Test
  void letsGoOfValuesThatNobodyNamed() {
    Outcome outcome = run("new java.util.concurrent.atomic.AtomicReference<>(new byte[1000])");
    WeakReference<Object> value = new WeakReference<>(outcome.value());
    outcome = run("0");
    assertThat(outcome.value()).isEqualTo(0);
    for (int i = 0; i < 100 && value.get() != null; i++) {
      System.gc();
    }
    assertThat(value.get()).isNull();
    assertThat(evaluator.jshell().variables().map(VarSnippet::name))
        .noneMatch(name -> name.startsWith("$"));
  }

  private Outcome run(String code) {
    cells++;
    return evaluator.run(cell, new CellSource(cells, code));
  }
}
