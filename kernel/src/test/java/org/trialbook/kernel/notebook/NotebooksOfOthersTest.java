package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.java.Outcome;

/** What notebooks written for other kernels, and pasted class files, take for granted. */
class NotebooksOfOthersTest {

  private static final String PICTURE =
      "import java.awt.image.BufferedImage; BufferedImage make() { return new BufferedImage(2, 2,"
          + " BufferedImage.TYPE_INT_RGB); } class Frame2 {} class Shown implements"
          + " org.trialbook.display.Displayable { Shown self() { return this; } public Map<String,"
          + " Object> mimeBundle() { return Map.of(\"text/html\", \"<b>x</b>\"); } }";

  private static MagicSession session;

  @BeforeAll
  static void start() {
    session = new MagicSession();
    session.value(PICTURE);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);",
        "new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB); // the chart",
        "int side = 3; System.out.println(side);\nnew BufferedImage(side, side,"
            + " BufferedImage.TYPE_INT_RGB);",
        "new Shown();",
        "new Shown() {};",
        "new Shown() /* here */ ;",
        "make();",
        "Table.create(IntColumn.create(\"n\", 1, 2)); Chart bars() { return"
            + " org.trialbook.chart.Chart.bar(Table.create(StringColumn.create(\"s\", \"a\"),"
            + " IntColumn.create(\"n\", 1)), \"s\", \"n\"); }\nbars();",
        "System.out.println(1);\nSystem.out.println(2);\nBufferedImage image = make();\nimage;",
        "System.out.println(1);\nint size = 3;\nSystem.out.println(2);\nmake().getSubimage(0, 0, 1,"
            + " 1);",
      })
  void aPictureIsShownEvenWithASemicolon(String code) {
    Outcome outcome = session.run(code);
    assertThat(outcome.failure()).isNull();
    assertThat(outcome.hasValue()).as(code).isTrue();
    assertThat(session.shownAs(outcome.value())).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1;",
        "new Frame2();",
        "new Thread(() -> {});",
        "new Shown().self();",
        "new Shown[] {new Shown()};",
        "var kept = new Shown();",
        "kept = new Shown();",
        "var picture = make();",
        "new Shown(); int after = 1;",
        "make(); System.out.println();",
        "\"text\".strip();",
      })
  void aSemicolonHidesEverythingElse(String code) {
    assertThat(session.run("var kept = new Shown();\n" + code)).as(code).isEqualTo(Outcome.NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "String id = display(\"x\");|id",
        "String id2; id2 = display(html(\"<b>x</b>\"));|id2",
        "String show(Object o) { return display(o); } String id3 = show(1);|id3",
        "String one = display(1), two = display(2);|one",
        "List<String> ids = new ArrayList<>(); ids.add(display(\"x\"));|ids.get(0)",
        "class Panel { final String id = display(\"x\"); } var panel = new Panel();|panel.id",
        "String id4 = true ? display(\"x\") : \"\";|id4",
        "String id5 = display(\"<b>x</b>\", \"text/html\");|id5",
      })
  void displayGivesTheIdWhereATextIsDue(String code, String id) {
    session.value(code);
    assertThat(session.shown()).isNotEmpty();
    assertThat((String) session.value(id)).hasSize(36);
    session.value("updateDisplay(" + id + ", \"changed\");");
    assertThat(session.shown()).hasSize(1);
  }

  @Test
  void displayGivesItsHandleEverywhereElse() {
    session.value("var shown = display(\"0 %\"); shown.update(\"50 %\");");
    assertThat(session.shown().get(1).text("text/plain", "")).isEqualTo("50 %");
    session.value("updateDisplay(display(\"a\"), \"b\");");
    assertThat(session.shown()).hasSize(2);
    assertThat(session.value("shown.id()")).isInstanceOf(String.class);
    assertThat(session.failure("int n = display(1);")).contains("cannot be converted to int");
    assertThat(session.failure("String s = display(1); int m = \"text\";\nString u = 1;"))
        .contains("cannot be converted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "record A(int x) { A { if (x < 0) throw new IllegalArgumentException(); } } new A(1).x()|1",
        "record B(int x) {\\n  B {\\n    x = x + 1;\\n  }\\n} new B(1).x()|2",
        "record C(int x) { C(int x) { this.x = 2 * x; } } new C(2).x()|4",
        "record D(int x) { @Deprecated D { x++; } int twice() { return 2 * x; } } new"
            + " D(1).twice()|4",
        "public record E(int x) { public E { x++; } } new E(1).x()|2",
        "record F(int x) { record G(int y) { G { y++; } } F { x = new G(x).y(); } } new F(1).x()|2",
      })
  void recordsThatCheckTheirComponentsCanBePasted(String code, int value) {
    assertThat(session.value(code.replace("\\n", "\n"))).isEqualTo(value);
  }

  @Test
  void aRecordWithAnErrorOfItsOwnIsStillRejected() {
    assertThat(session.failure("record H(int x) { private H { x++; } }"))
        .contains("invalid canonical constructor");
    assertThat(session.failure("record I(int x) { I { x = \"text\"; } }")).contains("incompatible");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package com.example;\n\nimport java.util.List;\n\npublic class Pasted {\n  public int n()"
            + " { return List.of(1).size(); }\n}",
        "// a licence\n/* package not.this; */\npackage   com . example ;\nclass Pasted { int n() {"
            + " return \"package x;\".length() / 10; } }",
        "@Deprecated\nclass Other {}\npackage a.b; class Pasted { int n() { return 1; } }",
      })
  void aPastedClassFileLosesItsPackage(String file) {
    session.value(file);
    assertThat(session.warned()).startsWith("Cells have no packages: \"package ").hasLineCount(1);
    assertThat(session.value("new Pasted().n()")).isEqualTo(1);
    assertThat(session.failure("package p;\nint wrong = \"text\";")).startsWith("incompatible");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* open",
        "1 + 1 /* open",
        "int opened = 1; /* open",
        "int opened = 1;\n/** open\n * text",
        "f(/*);",
        "String opened = \"*/\"; /* open",
      })
  void aCommentThatDoesNotEndIsAnError(String code) {
    assertThat(session.failure(code)).isEqualTo("unclosed comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String open = \"/* open\";",
        "// /* open",
        "/* // */ int open = 1;",
        "char slash = '/'; int product = 6 /*2*/ * 7;",
        "String open = \"\"\"\n/* \\\"\"\" /* \n\"\"\";",
        "String open = \"\\\" /* \";",
      })
  void whatLooksLikeAnOpenCommentIsNone(String code) {
    assertThat(session.run(code).failure()).as(code).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%%time\nSystem.out.println();",
        "%%time\nint timed = 3;",
        "%%time",
        "// remark\n%%time\nThread.sleep(1);",
      })
  void aCellMagicWithoutAValueShowsNone(String code) {
    assertThat(session.run(code)).isEqualTo(Outcome.NOTHING);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aScriptShowsNoValue() {
    for (String code : List.of("%%bash\necho hi", "%%sh\ntrue", "  %%bash \n:", "%%bash")) {
      assertThat(session.run(code)).isEqualTo(Outcome.NOTHING);
    }
    assertThat(session.value("%%time\n6 * 7")).isEqualTo(42);
    assertThat(session.run("(String) null").hasValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert 1 > 2 : \"not so\";",
        "int checked(int n) { assert n > 0 : \"not so\"; return n; }\nchecked(-1)",
        "class Checked { Checked() { assert false : \"not so\"; } }\nnew Checked()",
        "Runnable checked = () -> { assert false : \"not so\"; }; checked.run();",
      })
  void assertionsAreMade(String code) {
    Outcome outcome = session.run(code);
    assertThat(outcome.failure().name()).isEqualTo("AssertionError");
    assertThat(outcome.failure().message()).isEqualTo("not so");
  }
}
