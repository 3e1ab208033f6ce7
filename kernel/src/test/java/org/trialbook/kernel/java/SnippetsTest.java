package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.MagicSession;

/** After code that class files have no room for, the session works on. */
class SnippetsTest {

  private static final String LONG = "x".repeat(70_000);

  private static MagicSession session;

  @BeforeAll
  static void start() {
    session = new MagicSession();
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  static Stream<List<String>> tooLarge() {
    String numbers =
        IntStream.range(100_000, 112_000)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(","));
    // Some names with many values each: a class of seventy thousand names takes javac a minute.
    String constants =
        IntStream.range(0, 9)
            .mapToObj(
                f ->
                    "static int[] f"
                        + f
                        + "() { return new int[] {"
                        + IntStream.range(0, 7_900)
                            .mapToObj(i -> String.valueOf(100_000 + f * 8_000 + i))
                            .collect(Collectors.joining(","))
                        + "}; }")
            .collect(Collectors.joining());
    return Stream.of(
        List.of("constant string too long", "String s = \"" + LONG + "\";"),
        List.of("constant string too long", "var s = \"" + "\u20ac".repeat(21_900) + "\";"),
        List.of("constant string too long", "\"" + LONG + "\""),
        List.of("constant string too long", "\"" + LONG + "\".length()"),
        List.of("constant string too long", "System.out.println(\"" + LONG + "\");"),
        List.of("constant string too long", "int a = 1;\nString b = \"\"\"\n" + LONG + "\"\"\";"),
        List.of("constant string too long", "String s() { return \"" + LONG + "\"; }"),
        List.of("constant string too long", "class S { String s = \"" + LONG + "\"; }"),
        List.of("code too large", "int[] data = {" + numbers + "};"),
        List.of("code too large", "var data = List.of(new Integer[] {" + numbers + "}); data"),
        List.of(
            "code too large", "int big(int n) {" + "n += n * 7;".repeat(12_000) + "return n; }"),
        List.of("code too large", "for (;;) {" + "System.gc();".repeat(22_000) + " break; }"),
        List.of("too many constants", "class Wide {" + constants + "}"));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void saysWhatIsTooLargeAndWorksOn(List<String> messageAndCode) {
    session.run("int kept = 42;");
    Outcome outcome = session.run(messageAndCode.get(1));
    assertThat(outcome.failure()).isNotNull();
    assertThat(outcome.failure().name()).isEqualTo("CompileError");
    assertThat(outcome.failure().message()).isEqualTo(messageAndCode.get(0));
    assertThat(outcome.failure().traceback()).allMatch(line -> line.length() < 500);
    assertThat(String.join("\n", outcome.failure().traceback())).contains("from a file");
    assertThat(session.warned()).isEmpty();
    assertThat(session.value("1 + 1")).isEqualTo(2);
    assertThat(session.failure("1 / 0")).isEqualTo("/ by zero");
    assertThat(session.value("int k = 5; int m() { return k; } class A {} m() + kept"))
        .isEqualTo(47);
  }

  @Test
  void aVariableKeepsItsValueWhereItsNewOneIsTooLarge() {
    session.run("String old = \"old\"; int[] some = {1, 2};");
    session.failure("String old = \"" + LONG + "\";");
    assertThat(session.value("old")).isEqualTo("old");
    session.failure("int[] some = {" + "1234567,".repeat(12_000) + "};");
    assertThat(session.value("some.length")).isEqualTo(2);
  }

  @Test
  void worksOnWhenTheVeryFirstCellIsTooLarge() {
    Evaluator evaluator = new Evaluator(new KernelTimer());
    Cell cell = new Recorder().cell();
    Outcome outcome = evaluator.run(cell, new CellSource(1, "String s = \"" + LONG + "\";"));
    assertThat(outcome.failure().message()).isEqualTo("constant string too long");
    assertThat(evaluator.run(cell, new CellSource(2, "1 + 1")).value()).isEqualTo(2);
  }

  @Test
  void whatIsTooLargeInsideOfAMagicIsReportedToo() {
    assertThat(session.failure("%time String s = \"" + LONG + "\";"))
        .startsWith("constant string too long");
    assertThat(session.value("2 + 2")).isEqualTo(4);
  }

  @Test
  void aDeclarationThatHasWaitedAndIsTooLargeIsForgotten() {
    session.run("String early() { return late() + \"" + LONG + "\"; }");
    assertThat(session.failure("String late() { return \"late\"; }"))
        .contains("too large", "String early()");
    assertThat(session.value("late()")).isEqualTo("late");
    assertThat(session.value("3 + 3")).isEqualTo(6);
  }

  @Test
  void aCellOfTwentyMillionCharactersIsAnswered() {
    assertThat(session.failure("var s = \"" + "x".repeat(20_500_000) + "\";"))
        .startsWith("This cell has 20,500,011 characters");
    assertThat(session.value("4 + 4")).isEqualTo(8);
  }
}
