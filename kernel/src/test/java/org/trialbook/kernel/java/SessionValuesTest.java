package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.notebook.NotebookWorkspace;
import org.trialbook.kernel.protocol.Failure;

/** A variable has the value that it was last given, whatever happens to other declarations. */
class SessionValuesTest extends SessionOfCells {

  @Test
  void anEditedCellLeavesWhatOthersHaveMade() {
    cells(
        "String cond = \"asthma\"; int limit = 3; int f() { return 1; }",
        "var made = new StringBuilder(cond);",
        "var list = new ArrayList<>(List.of(limit, f()));",
        "var v = f();",
        "String cond = \"diabetes\"; int limit = 4; int f() { return 2; }");
    assertThat(value("made + \" \" + list + \" \" + v")).isEqualTo("asthma [3, 1] 1");
    assertThat(value("cond + limit + f()")).isEqualTo("diabetes42");
    assertThat(remarks()).isEmpty();
  }

  @Test
  void aValueStaysWhereItsDeclarationCanBeCompiledNoLonger() {
    cells(
        "int f() { return 1; } int q = 1;",
        "int v = f(); var w = f() + v; var m = Map.of(\"k\", List.of(f())); var q2 = q + 1;",
        "String f() { return \"text\"; } List<String> q = List.of();");
    assertThat(value("v + w + \" \" + m + q2 + f() + q")).isEqualTo("3 {k=[1]}2text[]");
    assertThat(remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int x = 5;|int x = Integer.parseInt(\"no\");|5",
        "int x = 5;|int x = \"text\";|5",
        "int x = 5;|String x = List.of(\"a\").get(3);|5",
        "int x = 5; int y = 0;|Object x = List.of(\"a\").get(3);|5",
        "int x = 5;|var x = List.of(\"a\").get(3);|5",
        "int x = 5;|var x = unknown();|5",
        "int x = 5;|int x = ;|5",
        "int f() { return 6; }|int f() { return \"six\"; }|6",
        "int f() { return 6; } int x = f();|String f() { return 7; }|6",
        "class D { int v = 7; } var d = new D();|class D { int v = \"x\"; }|7",
        "final int x = 8; Runnable r = () -> {};|int r = x / 0;|8",
      })
  void aCellThatFailsLeavesWhatWasThere(String before, String failing, int value) {
    cells(before);
    assertThat(run(failing).failure()).isNotNull();
    String asked = before.contains("x =") ? "x" : before.contains("f()") ? "f()" : "d.v";
    assertThat(value(asked)).isEqualTo(value);
    assertThat(remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var z = Integer.parseInt(\"no\");",
        "int z = Integer.parseInt(\"no\");",
        "String z = null + List.of(\"a\").get(3);",
        "int y = 1, z = y / 0;",
      })
  void aFailedDeclarationLeavesNoNullBehind(String failing) {
    assertThat(run(failing).failure()).isNotNull();
    Failure failure = run("Objects.toString(z)").failure();
    assertThat(failure.message()).isEqualTo("cannot find variable z");
    assertThat(failure.traceback())
        .last()
        .isEqualTo("z has no value: cell 1 failed to give it one.");
    cells("int use() { return z; }");
    assertThat(run("use()").failure().name()).isEqualTo("UnresolvedReference");
    cells("int z = 4;");
    assertThat(value("use() + z")).isEqualTo(8);
  }

  @Test
  void lambdasKeepTheirCode() {
    cells(
        "Supplier<Integer> one = () -> 1; Supplier<Integer> make() { return () -> 2; }",
        "var first = one; var second = make(); Object third = new Object() {"
            + " public String toString() { return \"3\"; } };",
        "Supplier<Integer> one = () -> 10; Supplier<Integer> make() { return () -> 20; }");
    assertThat(value("one.get() + \" \" + first.get() + \" \" + second.get() + \" \" + third"))
        .isEqualTo("10 1 2 3");
  }

  @Test
  void importsLeaveValues() {
    cells("var list = List.of(1); int twice() { return 2 * list.get(0); } var two = twice();");
    cells("import java.util.concurrent.atomic.*;", "import java.time.Instant;");
    assertThat(value("twice() + two + list.get(0)")).isEqualTo(5);
  }

  @Test
  void variablesCanBeListedAfterAnythingHasHappened() {
    cells(
        "int q = 1; class D {} D d = new D();",
        "var q2 = q + 1;",
        "long q = 5; class D { int x; }");
    run("int bad = 1 / 0;");
    assertThat(
            new NotebookWorkspace(new NotebookSession(evaluator, null, null), new Recorder().cell())
                .variables())
        .extracting(each -> each.type() + " " + each.name() + " " + each.value())
        .containsExactlyInAnyOrder("long q 5", "int q2 2");
  }

  @Test
  void aVariableWithoutANameIsNobodys() {
    assumeTrue(Runtime.version().feature() >= 22, "skipped: no Java 22; it runs on newer ones");
    cells("int made = 0; int make() { return ++made; }", "int _ = make();", "var _ = make();");
    assertThat(value("made")).isEqualTo(2);
  }

  @Test
  void aCellMayDeclareManyVariables() {
    String many =
        IntStream.range(0, 120)
            .mapToObj(i -> "int v" + i + " = " + i + ";")
            .collect(Collectors.joining("\n"));
    cells(many, "v1 = 7;");
    assertThat(value("v0 + v1 + v119")).isEqualTo(126);
  }

  @Test
  void aCellOfVeryManyDeclarationsSaysThatItTakesLong() {
    String many =
        IntStream.range(0, 500)
            .mapToObj(i -> "int v" + i + " = " + (i == 0 ? "\"text\"" : i) + ";")
            .collect(Collectors.joining("\n"));
    assertThat(run(many).failure()).isNotNull();
    assertThat(remarks()).startsWith("This cell has 500 declarations, which Java compiles one by");
    assertThat(run("int v0 = \"text\";").failure()).isNotNull();
    assertThat(remarks()).isEmpty();
  }

  /** The compiler of Java 17 fails on the second cell. */
  @Test
  void aVariableInItsOwnValueIsRefusedWhereClassesUseItToo() {
    cells("int a = 1; class D { int v() { return a; } }", "var d = new D();");
    assertThat(run("var a = a;").failure()).isNotNull();
    assertThat(value("a + d.v()")).isEqualTo(2);
  }

  @Test
  void aDeclarationInTheWordsOfAnEarlierOneKeepsItsValue() {
    cells("class E {}", "int a = 69;", "E a = new E();", "var a = 20;");
    assertThat(run("int a = f();").failure()).isNotNull();
    cells("E a = new E();");
    Object given = value("a");
    assertThat(run("int a = 92 / 0;").failure()).isNotNull();
    assertThat(value("a")).isSameAs(given);
  }

  @Test
  void aMethodThatARejectedEditPushedAsideComesBackWithWhatItNeeds() {
    cells("int b = 1;", "int f() { return b; }", "var b = List.of(23);");
    assertThat(run("int f() { return \"text\"; }").failure()).isNotNull();
    assertThat(run("f()").failure()).isNotNull();
    cells("int b = 12;");
    assertThat(value("f()")).isEqualTo(12);
    cells("var b = List.of(23);");
    assertThat(run("int f() { return \"text\"; }").failure()).isNotNull();
    cells("int f() { return 7; }", "int b = 12;");
    assertThat(value("f()")).isEqualTo(7);
  }
}
