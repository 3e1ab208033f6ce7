package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.cell.StandardStreams;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.protocol.Failure;

/** Magics in cells that are evaluated. */
class MagicCallsTest {

  private static Evaluator evaluator;
  private static NotebookSession notebook;
  private static int cells;

  private final Recorder recorder = new Recorder();
  private final Cell cell = recorder.cell();

  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;
  private static final InputStream IN = System.in;

  @BeforeAll
  static void start() {
    StandardStreams.redirect(null);
    evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null);
    notebook.open();
    evaluator.runImports(
        List.of("import java.util.*;", "import static org.trialbook.kernel.Notebook.*;"));
  }

  @AfterAll
  static void putBackStreams() {
    System.setOut(OUT);
    System.setErr(ERR);
    System.setIn(IN);
  }

  @Test
  void evaluatesCodeWithinCode() {
    assertThat(value("(int) eval(\"1 + 2\") + 3")).isEqualTo(6);
    assertThat(value("int one = 1; eval(\"int two = one + 1;\"); eval(\"one + two\")"))
        .isEqualTo(3);
    assertThat(value("two")).isEqualTo(2);
    assertThat(value("eval(\"eval(\\\"two * 2\\\")\")")).isEqualTo(4);
  }

  @Test
  void whatEvaluatedCodeThrowsCanBeCaught() {
    assertThat(
            value(
                "String caught; try { eval(\"Integer.parseInt(\\\"x\\\")\"); caught = \"\"; }"
                    + " catch (NumberFormatException e) { caught = e.getMessage(); }\ncaught"))
        .isEqualTo("For input string: \"x\"");
  }

  @Test
  void saysWhereEvaluatedCodeFails() {
    Failure failure = run("eval(\"int a = 1;\\nint b = \\\"text\\\";\")").failure();
    assertThat(failure.name()).isEqualTo("CompileError");
    assertThat(plain(failure).get(0)).startsWith("eval, line 2: incompatible types");
    Failure thrown =
        run("int ok = 1;\neval(\"int a = 1;\\nInteger.parseInt(\\\"x\\\");\")").failure();
    assertThat(plain(thrown)).contains("    at eval, line 2", "    at cell " + cells + ", line 2");
  }

  @Test
  void theCellGoesOnWhereItWasAfterItsCodeHasRunOther() {
    Failure failure = run("eval(\"1\\n\\n\\n+ 2\");\n\nint bad = \"text\";").failure();
    assertThat(plain(failure).get(0)).startsWith("cell " + cells + ", line 3: ");
  }

  @Test
  void evaluatesOnTheThreadOfTheCellOnly() {
    Failure failure =
        run("var other = new java.util.concurrent.FutureTask<Object>(() -> eval(\"1\"));\n"
                + "new Thread(other).start(); other.get();")
            .failure();
    assertThat(failure.message()).contains("on the thread of the cell only");
  }

  @Test
  void timesALineAndACell() {
    assertThat(run("%time Thread.sleep(1)").failure()).isNull();
    assertThat(output()).containsPattern("Wall time: [\\d.]+ ms \\(and [\\d.]+ m?s to compile\\)");
    assertThat(value("%%time\nint three = 3;\nthree * 2")).isEqualTo(6);
    assertThat(value("three")).isEqualTo(3);
  }

  @Test
  void showsTheVariables() {
    run("String name = \"Zoë\"; var many = new ArrayList<>(List.of(1, 2)); int[] empty = {};");
    run("String caught = \"\";\n%who String int[]");
    assertThat(shown().lines())
        .contains("name    type    value", "name    String  \"Zoë\"", "empty   int[]   0 elements");
    run("%who ArrayList");
    assertThat(shown()).contains("many", "2 elements");
  }

  @Test
  void answersUnknownMagicsWithTheNearest() {
    assertThat(run("%tmie 1").failure().traceback())
        .containsExactly(
            "There is no magic %tmie. Did you mean %time?", "%lsmagic lists them all.");
    assertThat(run("%%tmie\n1").failure().message()).contains("Did you mean %%time?");
    assertThat(run("%%who\n1").failure().message()).startsWith("%%who is no cell magic");
  }

  @Test
  void listsAndExplains() {
    run("%lsmagic");
    assertThat(shown()).contains("%time CODE", "%who [TYPE ...]");
    assertThat(String.valueOf(value("%progress?"))).startsWith("%progress [on|off]\n\n");
  }

  @Test
  void showsWhatIsRenderedAsATypeOfMime() {
    run(
        "String id = display(\"<b>3</b>\", \"text/html\"); updateDisplay(id, \"<b>2</b>\","
            + " \"text/html\");");
    List<Recorder.Published> shown = recorder.messages;
    assertThat(shown.get(0).type()).isEqualTo("display_data");
    assertThat(shown.get(0).content().object("data").text("text/html", "")).isEqualTo("<b>3</b>");
    assertThat(shown.get(1).type()).isEqualTo("update_display_data");
    assertThat(shown.get(1).content().object("data").text("text/html", "")).isEqualTo("<b>2</b>");
    assertThat(shown.get(1).content().object("transient"))
        .isEqualTo(shown.get(0).content().object("transient"));
    assertThat(notebook.renderings().bundle(value("render(\"**x**\", \"text/markdown\")")))
        .containsEntry("text/markdown", "**x**")
        .containsEntry("text/plain", "**x**");
    assertThat(run("display(1, \"html\")").failure().message())
        .startsWith("\"html\" is no MIME type.");
    assertThat(run("renderer(null, null)").failure().message()).startsWith("A renderer is for");
    assertThat(value("1 + 1")).isEqualTo(2);
  }

  @Test
  void anInterruptEndsCodeWithinCode() throws Exception {
    CompletableFuture<Outcome> running =
        CompletableFuture.supplyAsync(() -> run("eval(\"System.out.print(1); while (true) {}\")"));
    while (output().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    evaluator.interrupt();
    assertThat(running.get().failure().name()).isEqualTo("KeyboardInterrupt");
    assertThat(value("eval(\"1 + 1\")")).isEqualTo(2);
  }

  private Object value(String code) {
    Outcome outcome = run(code);
    assertThat(outcome.failure()).isNull();
    return outcome.value();
  }

  private Outcome run(String code) {
    recorder.messages.clear();
    cells++;
    Outcome outcome = notebook.run(cell, new CellSource(cells, code));
    cell.flush();
    return outcome;
  }

  private String output() {
    return recorder.text(Cell.STDOUT);
  }

  private String shown() {
    return recorder.messages.get(0).content().object("data").text("text/plain", "");
  }

  private static List<String> plain(Failure failure) {
    return failure.traceback().stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList();
  }
}
