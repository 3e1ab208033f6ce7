package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.protocol.Failure;

/** What a cell that has failed is told: the message, and where in the cells. */
class FailureReportsTest extends SessionOfCells {

  @Test
  void pointsAtWhatTheCompilerRejects() {
    Failure failure = run("int good = 1;\nint bad = \"text\";").failure();
    assertThat(failure.name()).isEqualTo("CompileError");
    assertThat(failure.message()).startsWith("incompatible types");
    assertThat(plain(failure))
        .containsExactly(
            cell() + ", line 2: incompatible types: java.lang.String cannot be converted to int",
            "    int bad = \"text\";",
            "              ^^^^^^");
  }

  @Test
  void asksWhichNameWasMeant() {
    Failure failure = run("var sponsors = new ArrayList<String>();\nsponsros.add(\"x\")").failure();
    assertThat(failure.message()).isEqualTo("cannot find variable sponsros");
    assertThat(failure.traceback()).last().isEqualTo("Did you mean sponsors?");
    assertThat(run("\"text\".lenght()").failure().traceback())
        .last()
        .isEqualTo("Did you mean length?");
  }

  @Test
  void tracesExceptionsToCellsAndLines() {
    run("int parse(String text) {\n  return Integer.parseInt(text);\n}");
    String definedIn = cell();
    Failure failure = run("var unused = 1;\n\nparse(\"x\")").failure();
    assertThat(failure.name()).isEqualTo("NumberFormatException");
    assertThat(failure.message()).isEqualTo("For input string: \"x\"");
    assertThat(plain(failure).subList(0, 5))
        .containsExactly(
            "NumberFormatException: For input string: \"x\"",
            "    at " + definedIn + ", line 2, in parse",
            "       return Integer.parseInt(text);",
            "    at " + cell() + ", line 3",
            "       parse(\"x\")");
    assertThat(plain(failure).get(5)).startsWith("    thrown in java.lang.NumberFormatException");
    assertThat(failure.traceback()).noneMatch(line -> line.contains("org.trialbook.kernel"));
  }

  @Test
  void reportsTheFirstFailureOfADeclaration() {
    Failure failure = run("int first = Integer.parseInt(\"x\"), second = 2;").failure();
    assertThat(failure.name()).isEqualTo("NumberFormatException");
  }

  @Test
  void keepsCauses() {
    List<String> lines =
        plain(
            run("throw new IllegalStateException(\"outer\","
                    + " new java.io.IOException(\"inner\", new Error()));")
                .failure());
    assertThat(lines)
        .contains(
            "IllegalStateException: outer",
            "Caused by: java.io.IOException: inner",
            "Caused by: Error");
  }

  @Test
  void survivesExceptionsThatCannotBeAsked() {
    Failure failure =
        run("""
        class Hostile extends Exception {
          public String getMessage() { throw new IllegalStateException(); }
          public synchronized Throwable getCause() { return this; }
        }
        throw new Hostile();
        """)
            .failure();
    assertThat(failure.name()).isEqualTo("Hostile");
  }

  @Test
  void showsNoStackOfErrorsThatExplainThemselves() {
    Failure failure =
        run("throw new org.trialbook.TrialbookException(\"What.\\nFact.\\nTry.\");").failure();
    assertThat(failure.traceback()).containsExactly("What.", "Fact.", "Try.");
  }

  @Test
  void foldsEndlessRecursion() {
    Failure failure = run("int down(int n) { return down(n + 1); }\ndown(0)").failure();
    assertThat(failure.name()).isEqualTo("StackOverflowError");
    assertThat(failure.traceback()).hasSizeLessThan(10);
  }

  @Test
  void whatAToStringThrowsIsTracedToItsCell() {
    Object value =
        run("class Bad {\n  int f(int n) {\n    return 1 / n;\n  }\n"
                + "  public String toString() { return \"\" + f(0); }\n}\nnew Bad()")
            .value();
    UserThread.Result shown = evaluator.onUserThread(new Recorder().cell(), value::toString);
    assertThat(evaluator.report(shown.failure()).traceback())
        .containsSubsequence(
            "    at " + cell() + ", line 3, in f",
            "       return 1 / n;",
            "    at " + cell() + ", line 5, in toString");
  }

  private static List<String> plain(Failure failure) {
    return failure.traceback().stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList();
  }
}
