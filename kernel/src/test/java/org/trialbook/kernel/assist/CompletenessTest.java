package org.trialbook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.Content;

class CompletenessTest {

  private static JShell jshell;

  @BeforeAll
  static void start() {
    jshell = JShell.create();
  }

  @AfterAll
  static void stop() {
    jshell.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1",
        "int a = 1;",
        "int a = 1",
        "foo()",
        "class A {}",
        "int f() { return 1; }\nf()",
        "",
        "// note"
      })
  void complete(String code) {
    assertThat(status(code)).isEqualTo("complete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 +",
        "foo(",
        "class A {",
        "if (true)",
        "int a = 1; for (;;) {",
        "/* note",
        "1 + 1 /* note",
        "int a = 1; /** note",
        "\"\"\"\ntext"
      })
  void incomplete(String code) {
    assertThat(status(code)).isEqualTo("incomplete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"String 1x = ;", "}", "\"open", "int a = 1; )"})
  void invalid(String code) {
    assertThat(status(code)).isEqualTo("invalid");
  }

  @Test
  void indentsTheNextLine() {
    assertThat(indent("for (;;) {")).isEqualTo("    ");
    assertThat(indent("class A {\n    void m() {\n")).isEqualTo("        ");
    assertThat(indent("class A {\n    int a;\n")).isEqualTo("    ");
    assertThat(indent("1 +")).isEmpty();
  }

  private static String status(String code) {
    return answer(code).text("status", "");
  }

  private static String indent(String code) {
    return answer(code).text("indent", null);
  }

  private static Content answer(String code) {
    return new Completeness(jshell.sourceCodeAnalysis()).answer(Content.of("code", code));
  }
}
