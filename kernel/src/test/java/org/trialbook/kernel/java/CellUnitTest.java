package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CellUnitTest {

  private static JShell jshell;

  @BeforeAll
  static void start() {
    jshell = JShell.create();
  }

  @AfterAll
  static void stop() {
    jshell.close();
  }

  @Test
  void splitsACellAtItsStatements() {
    String code = "  int a = 1; int b = 2;\n\n// about c\nint c() { return 3; }\na + b";
    List<CellUnit> units = split(code);
    assertThat(units.stream().map(unit -> unit.source().strip()))
        .containsExactly("int a = 1;", "int b = 2;", "// about c\nint c() { return 3; }", "a + b");
    assertThat(units.stream().map(CellUnit::offset))
        .containsExactly(2, 13, code.indexOf("//"), code.indexOf("a + b"));
  }

  @Test
  void longCellsAreSplitAlike() {
    String code =
        ("int a = 1;\nif (a > 0) { a++; }\n// about this\nelse { a--; }\nString s = \"\"\"\n  "
                + "x".repeat(1900)
                + ";\n  \"\"\";\n")
            .repeat(5);
    assertThat(split(code)).hasSize(15).noneMatch(CellUnit::isBroken);
    assertThat(
            split(code).stream().map(unit -> code.startsWith(unit.source().strip(), unit.offset())))
        .containsOnly(true);
  }

  @Test
  void findsNothingInCommentsAndSpace() {
    assertThat(split(" \n\t")).isEmpty();
    assertThat(split("// a\n/* b */")).isEmpty();
  }

  @Test
  void knowsWhichUnitsAreBroken() {
    assertThat(split("int a = 1; foo(").stream().map(CellUnit::isBroken))
        .containsExactly(false, true);
    assertThat(split("String 1x = ;").stream().map(CellUnit::isBroken)).containsExactly(true);
  }

  @Test
  void seesTheSemicolonBehindCommentsAndStrings() {
    assertThat(closed("f();")).isTrue();
    assertThat(closed("f(); // done")).isTrue();
    assertThat(closed("f() // done;")).isFalse();
    assertThat(closed("f() /* ; */")).isFalse();
    assertThat(closed("\"// no comment\";")).isTrue();
    assertThat(closed("\"a\\\";\"")).isFalse();
    assertThat(closed("';'")).isFalse();
    assertThat(closed("\"\"\"\n  text; // \"quoted\";\n  \"\"\"")).isFalse();
    assertThat(closed("\"" + "\\n".repeat(2_000) + "x".repeat(100_000) + "\"")).isFalse();
  }

  private static List<CellUnit> split(String code) {
    return CellUnit.split(code, jshell.sourceCodeAnalysis());
  }

  private static boolean closed(String source) {
    return new CellUnit(source, 0, jdk.jshell.SourceCodeAnalysis.Completeness.COMPLETE).isClosed();
  }
}
