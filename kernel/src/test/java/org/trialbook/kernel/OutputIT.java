package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Message;

/**
 * What cells print, show and ask for, as a front end gets it from a kernel in a process of its own.
 */
class OutputIT {

  @TempDir static Path folder;

  private static KernelClient kernel;

  @BeforeAll
  static void start() {
    kernel = new KernelClient(folder);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void keepsTheOrderOfOutputs() {
    Run run =
        kernel.execute(
            "System.out.print(\"a é✓😀\"); System.err.print(\"b\"); display(\"c\");"
                + " System.out.print(\"d\"); 5");
    assertThat(run.types())
        .containsExactly(
            "status",
            "execute_input",
            "stream",
            "stream",
            "display_data",
            "stream",
            "execute_result",
            "status");
    assertThat(run.stream("stdout")).isEqualTo("a é✓😀d");
    assertThat(run.stream("stderr")).isEqualTo("b");
  }

  @Test
  void losesNothingOfTenMegabytes() {
    Run run =
        kernel.execute(
            "for (int i = 0; i < 100_000; i++) System.out.println(i + \" \" + \"x\".repeat(95));");
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      expected.append(i).append(' ').append("x".repeat(95)).append('\n');
    }
    assertThat(run.stream("stdout").equals(expected.toString())).isTrue();
    assertThat(run.of("stream")).hasSizeLessThan(1_000);
  }

  @Test
  void showsWhatThreadsPrintAfterTheirCell() {
    kernel.execute("var gate = new java.util.concurrent.Semaphore(0);");
    Run run =
        kernel.execute(
            "new Thread(() -> { gate.acquireUninterruptibly(); System.out.print(\"late\");"
                + " }).start();");
    assertThat(run.status()).isEqualTo("ok");
    String opening = kernel.begin("gate.release();");
    Message late = kernel.await("stream");
    assertThat(late.content().text("text", "")).isEqualTo("late");
    assertThat(late.parent()).isEqualTo(run.reply().parent());
    assertThat(kernel.receive(kernel.shell).parent().text("msg_id", "")).isEqualTo(opening);
  }

  @Test
  void tellsWhereAThreadOfACellHasFailed() {
    Run run =
        kernel.execute(
            "var failing = new Thread(() -> {\n  throw new Error(\"no\"); });\n"
                + "failing.start(); failing.join();");
    assertThat(run.stream("stderr"))
        .startsWith("Exception in thread ")
        .contains("Error", ": no", ", line 2", "throw new Error")
        .doesNotContain("REPL");
  }

  @Test
  void updatesADisplay() {
    Run run = kernel.execute("var shown = display(\"one\"); shown.update(\"two\"); clear();");
    Content first = run.of("display_data").get(0);
    Content second = run.of("update_display_data").get(0);
    assertThat(first.object("data").text("text/plain", "")).isEqualTo("one");
    assertThat(second.object("data").text("text/plain", "")).isEqualTo("two");
    assertThat(second.object("transient")).isEqualTo(first.object("transient"));
    assertThat(run.of("clear_output").get(0).flag("wait", false)).isTrue();
  }

  @Test
  void showsDisplayablesByTheirBundle() {
    Run run =
        kernel.execute(
            "org.trialbook.display.Displayable picture = () -> Map.of(\"image/png\", new byte[]"
                + " {1, 2, 3},"
                + " \"application/json\", Map.of(\"a\", List.of(1, true)), \"text/html\","
                + " \"<b>x</b>\");\npicture");
    Content data = run.of("execute_result").get(0).object("data");
    assertThat(data.text("image/png", "")).isEqualTo("AQID");
    assertThat(data.object("application/json").list("a")).isEqualTo(List.of(1, true));
    assertThat(data.text("text/html", "")).isEqualTo("<b>x</b>");
    assertThat(data.text("text/plain", "")).isNotEmpty();
  }

  @Test
  void showsTables() {
    Run run = kernel.execute("Table.create(\"t\", StringColumn.create(\"city\", \"<Paris>\"))");
    Content data = run.of("execute_result").get(0).object("data");
    assertThat(data.text("text/html", "")).contains("&lt;Paris&gt;");
    assertThat(data.text("text/plain", "")).contains("<Paris>");
  }

  @Test
  void asksForInput() {
    String id =
        kernel.begin(
            "System.out.print(\"Name? \"); var in = new java.util.Scanner(System.in);"
                + " in.nextLine() + in.nextInt() + password(\"Secret: \")");
    assertThat(kernel.receive(kernel.stdin).content().flag("password", true)).isFalse();
    kernel.answerInput("Zoë ✓ ");
    kernel.receive(kernel.stdin);
    kernel.answerInput("42");
    Message question = kernel.receive(kernel.stdin);
    assertThat(question.content().text("prompt", "")).isEqualTo("Secret: ");
    assertThat(question.content().flag("password", false)).isTrue();
    kernel.answerInput("!");
    assertThat(kernel.collect(id).value()).isEqualTo("Zoë ✓ 42!");
  }

  @Test
  void saysThatNobodyCanAnswer() {
    Run run = kernel.execute("System.in.read()", "allow_stdin", false);
    assertThat(run.error()).startsWith("TrialbookException: This cell asks for input");
  }
}
