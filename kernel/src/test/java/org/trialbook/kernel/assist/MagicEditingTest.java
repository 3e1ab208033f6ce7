package org.trialbook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.notebook.NotebookSession;

class MagicEditingTest {

  private static Evaluator evaluator;
  private static NotebookSession notebook;

  @BeforeAll
  static void start() {
    evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "%, true",
    "%pro, true",
    "'int a = 1;\n%pro', true",
    "var x = %pro, true",
    "int rest = seven % pro, false",
    "// %pro, false",
  })
  void completesNames(String code, boolean completed) {
    assertThat(complete(code).list("matches").contains("progress")).isEqualTo(completed);
  }

  @Test
  void completesCellMagicsBehindTwoSigns() {
    Content reply = complete("%%ti");
    assertThat(reply.list("matches")).isEqualTo(List.of("time", "timeit"));
    assertThat(reply.number("cursor_start", -1)).isEqualTo(2);
    assertThat(complete("%%wh").list("matches")).isEmpty();
  }

  @Test
  void completesArguments() {
    assertThat(complete("%progress ").list("matches")).isEqualTo(List.of("on", "off"));
    Content reply = complete("\"😀\".length();\n%progress of");
    assertThat(reply.list("matches")).isEqualTo(List.of("off"));
    assertThat(reply.number("cursor_start", -1)).isEqualTo(24);
  }

  @Test
  void completesJavaAroundMagics() {
    assertThat(
            complete("%who\nString text = \"\";\n%who\ntext.isEm")
                .list("matches")
                .contains("isEmpty()"))
        .isTrue();
    assertThat(complete("%%time\n\"\".isEm").list("matches").contains("isEmpty()")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`!awk '{print $1' f\n\"\".isEm`",
        "`!echo \"open\n\"\".isEm`",
        "`int a = 1;\n!echo it's\n\"\".isEm`",
        "`%bash echo it's\n\"\".isEm`",
      })
  void completesJavaBehindALineWithAnOddQuote(String code) {
    assertThat(complete(code).list("matches").contains("isEmpty()")).as(code).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"!ls ", "!echo $", "%%sql\nselect ", "%%bash\necho $", "1;\n!cat a", "%%bash\n"})
  void offersNoJavaToOtherLanguages(String code) {
    assertThat(complete(code).list("matches")).as(code).isEmpty();
  }

  @Test
  void explainsMagics() {
    assertThat(inspect("int a;\n%progress on", 10).object("data").text("text/plain", ""))
        .startsWith("%progress [on|off]");
    assertThat(inspect("%who\nString", 11).object("data").text("text/plain", ""))
        .contains("java.lang.String");
  }

  @Test
  void explainsNamesThatAreAskedFor() {
    assertThat(inspect("String?", 3).object("data").text("text/plain", ""))
        .contains("java.lang.String");
    assertThat(complete("Stri?", 4).list("matches").contains("String")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "%who, complete",
    "'%%time\nfor (;;) {', incomplete",
    "'%%time\n1', complete",
    "'%who\nint a = 1;', complete",
    "var jars = %jars x, complete",
    "var lines = !ls, complete",
    "'if (true) {\nvar lines = !ls', incomplete",
    "String?, complete",
    "'%%html\n<b>', incomplete",
    "'%%html\n<b>\n', complete",
    "'var t = \"\"\"\n%who\n', incomplete",
    "'f(\n%who', incomplete",
  })
  void knowsWhatIsComplete(String code, String status) {
    Content reply =
        new MagicEditing(notebook)
            .isComplete(Content.of("code", code), new Completeness(evaluator.analysis())::answer);
    assertThat(reply.text("status", "")).isEqualTo(status);
  }

  private static Content complete(String code) {
    return complete(code, code.length());
  }

  private static Content complete(String code, int cursor) {
    return new MagicEditing(notebook)
        .complete(
            Content.of("code", code, "cursor_pos", code.codePointCount(0, cursor)),
            new Completion(evaluator, new TypeNames())::answer);
  }

  private static Content inspect(String code, int cursor) {
    return new MagicEditing(notebook)
        .inspect(
            Content.of("code", code, "cursor_pos", cursor),
            new Inspection(evaluator.jshell())::answer);
  }
}
