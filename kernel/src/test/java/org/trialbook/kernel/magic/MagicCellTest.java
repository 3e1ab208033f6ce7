package org.trialbook.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.magic.builtin.BuiltIn;

class MagicCellTest {

  private static final String N = "$Kernel.";

  private final Magics magics = BuiltIn.magics();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%time 1 + 1|lineMagic(\"time\", \"1 + 1\");",
        "%who|lineMagic(\"who\", \"\");",
        "%unheard of|lineMagic(\"unheard\", \"of\");",
        "%load \"a b.java\"|lineMagic(\"load\", \"\\\"a b.java\\\"\");",
        "%%time|cellMagic(\"time\", \"\", \"\")",
        "%time?|magicHelp(\"time\")",
        "%%time?|magicHelp(\"time\")",
        "!ls -l *.jar|lineMagic(\"!\", \"ls -l *.jar\");",
        "!./run.sh|lineMagic(\"!\", \"./run.sh\");",
        "Search?|describe(\"Search\");",
        "trials.frame()?|describe(\"trials.frame\");",
        "twice??|showSource(\"twice\");",
        "?Search|describe(\"Search\");",
        "??twice|showSource(\"twice\");",
        "%time??|magicHelp(\"time\")",
      })
  void becomesACall(String cell, String call) {
    assertThat(java(cell)).isEqualTo(N + call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1",
        "int rest = seven\n  % three;",
        "int rest = seven\n  %three;",
        "var text = \"\"\"\n  %who\n  \"\"\";",
        "/*\n%who\n*/ int a;",
        "var text = \"\"\"\n  a \\\"\"\" b\n%who\n  \"\"\";",
        "String.format(\"a=%s\", a)",
        "String.format(\"a= %d\", a)",
        "// %maven a:b:1",
        "char sign = '%';",
        "boolean both = one &&\n!two;",
        "!done",
        "!names.isEmpty()",
        "!(a && b)",
        "!!done",
        "!true",
        "int k = (100\n%time\n);",
        "int time = 3; int k = 10\n%time\n;",
        "foo(1,\n  %who);",
        "int k = list[\n%time\n];",
        "int k = (f(1)\n%time 3\n+ (2));",
        "boolean b = (a &&\n!ready\n);",
        "flag?\n  1 : 2",
        "flag ?\n  1 : 2",
        "int a = flag\n  ? 1\n  : 2;",
        "int a = b ? 1 :\n  c?\n  2 : 3;",
        "f(\nname?\n);",
        "var text = \"\"\"\nname?\n?name\n!ls\n\"\"\";",
        "var b = !done;",
        "var b = !(a);",
        "var b = !names.isEmpty()",
        "boolean b = !ls -l;",
        "b = !ls;",
        "var b = !unheard;",
        "var b = !point.flag;",
        "var b = !this.flag\n&& a;",
        "boolean isIt = false;\nvar b = !isIt\n&& a;",
        "boolean b = a != !c;",
        "run(x -> {\nvar b = !x\n&& a;\n});",
      })
  void leavesJavaAlone(String java) {
    assertThat(java(java)).isEqualTo(java);
  }

  @Test
  void standsBetweenStatementsAndInBlocks() {
    assertThat(java("int a = 1;\n  %who\nfor (;;) {\n%time a++\n}\n!date"))
        .isEqualTo(
            "int a = 1;\n  "
                + N
                + "lineMagic(\"who\", \"\");\nfor (;;) {\n"
                + N
                + "lineMagic(\"time\", \"a++\");\n}\n"
                + N
                + "lineMagic(\"!\", \"date\");");
  }

  @Test
  void aKnownMagicNeedsNoSemicolonBeforeIt() {
    assertThat(java("print()\n%who")).isEqualTo("print()\n" + N + "lineMagic(\"who\", \"\");");
  }

  @Test
  void aVariableOfTheNameIsAnOperandWhereAnExpressionGoesOn() {
    String code = "int k = 100\n%time\n;";
    assertThat(MagicCell.of(code, magics, "time"::equals).toJava()).isEqualTo(code);
    assertThat(MagicCell.of("int k = 100;\n%time k", magics, "time"::equals).toJava())
        .isEqualTo("int k = 100;\n" + N + "lineMagic(\"time\", \"k\");");
  }

  @Test
  void standsInTheBlockOfALambda() {
    assertThat(java("run(() -> {\n%who\n});"))
        .isEqualTo("run(() -> {\n" + N + "lineMagic(\"who\", \"\");\n});");
    assertThat(java("f(')');\n%who")).isEqualTo("f(')');\n" + N + "lineMagic(\"who\", \"\");");
  }

  @Test
  void givesAValueBehindAnEqualsSign() {
    assertThat(java("List<String> added = %jars /usr/share/java/*.jar\nadded"))
        .isEqualTo(
            "List<String> added = "
                + N
                + "valueOfMagic(\"jars\", \"/usr/share/java/*.jar\");\nadded");
  }

  @Test
  void aCellMagicTakesTheRestAsItIs() {
    assertThat(java("\n// a comment\n%%time  more \nSystem.out.println(\"ü\\n\");\n\n%who\n"))
        .isEqualTo(
            "\n// a comment\n"
                + N
                + "cellMagic(\"time\", \"more\","
                + " \"System.out.println(\\\"ü\\\\n\\\");\\n\\n%who\\n\")");
  }

  @Test
  void aVeryLongBodyIsStillAConstantForJava() {
    String java = java("%%time\n" + "€".repeat(50_000));
    assertThat(java).contains("$Kernel.join(\"€").hasSizeLessThan(50_200);
  }

  @Test
  void joinsTheLinesOfMagicsThatWantIt() {
    magics.add(new Joining());
    assertThat(java("%join a\n\n// and\n%join b c\n%alike d\nint x;\n%join e\n%who\n%join f"))
        .isEqualTo(
            N
                + "lineMagic(\"join\", \"a b c d\");\n\n// and\n\n\nint x;\n"
                + N
                + "lineMagic(\"join\", \"e\");\n"
                + N
                + "lineMagic(\"who\", \"\");\n"
                + N
                + "lineMagic(\"join\", \"f\");");
  }

  @Test
  void blanksKeepEveryPlace() {
    String cell = "int a = 1;\n%time a\nvar b = %jars x\nb";
    assertThat(MagicCell.of(cell, magics, name -> false).blanked())
        .isEqualTo("int a = 1;\n       \nvar b =        \nb");
    assertThat(MagicCell.of("%%sheet\na\nb", magics, name -> false).blanked())
        .isEqualTo("       \n \n ");
    assertThat(MagicCell.of("%%time\na\nb", magics, name -> false).blanked())
        .isEqualTo("      \na\nb");
  }

  private String java(String cell) {
    assertThat(
            MagicCell.mayCallMagics(cell)
                || cell.indexOf('%') < 0
                || cell.startsWith("//")
                || cell.contains("\"")
                || cell.contains("'"))
        .isTrue();
    return MagicCell.of(cell, magics, Set.of("done", "true")::contains).toJava();
  }

  private static final class Joining implements LineMagic {

    @Override
    public String name() {
      return "join";
    }

    @Override
    public java.util.List<String> aliases() {
      return java.util.List.of("alike");
    }

    @Override
    public Help help() {
      return new Help("%join", "Joins.");
    }

    @Override
    public boolean joinsLines() {
      return true;
    }

    @Override
    public Object run(Arguments arguments, Workspace workspace) {
      return arguments.words();
    }
  }

  @Test
  void aCommandFillsTextsAndLines() {
    String lines = "<java.util.List<java.lang.String>>valueOfMagic(\"sx\", ";
    assertThat(java("var lines = !ls -l\nlines"))
        .isEqualTo("var lines = " + N + lines + "\"ls -l\");\nlines");
    assertThat(java("for (;;) {\n  final var a = !./x; y\n}"))
        .isEqualTo("for (;;) {\n  final var a = " + N + lines + "\"./x; y\");\n}");
    assertThat(java("List<String> a = !ls"))
        .isEqualTo("List<String> a = " + N + "valueOfMagic(\"sx\", \"ls\");");
    assertThat(java("String a = !ls"))
        .isEqualTo("String a = " + N + "valueOfMagic(\"bash\", \"ls\");");
    assertThat(java("var a = %jars x"))
        .isEqualTo("var a = " + N + lines.replace("sx", "jars") + "\"x\");");
    assertThat(java("var a = %unheard x"))
        .isEqualTo("var a = " + N + "valueOfMagic(\"unheard\", \"x\");");
  }
}
