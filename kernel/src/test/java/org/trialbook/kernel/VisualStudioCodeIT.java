package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Message;

/** What the Jupyter extension of VS Code sends, which is not what JupyterLab sends. */
class VisualStudioCodeIT {

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

  /** It looks at a kernel with code of its own, of which the user must see nothing. */
  @Test
  void silentCodeShowsNothingAndCountsNothing() {
    int count = kernel.execute("1").reply().content().number("execution_count", 0);
    Run run = kernel.execute("int seen = 5; seen", "silent", true, "store_history", false);
    assertThat(run.status()).isEqualTo("ok");
    assertThat(run.types()).containsExactly("status", "status");
    assertThat(kernel.execute("2").reply().content().number("execution_count", 0))
        .isEqualTo(count + 1);
  }

  @Test
  void withoutHistoryTheValueIsShownAndTheCountStays() {
    int count = kernel.execute("1").reply().content().number("execution_count", 0);
    Run run = kernel.execute("6 * 7", "store_history", false);
    assertThat(run.value()).isEqualTo("42");
    assertThat(run.reply().content().number("execution_count", 0)).isEqualTo(count);
  }

  @Test
  void expressionsBesideACellAreAnswered() {
    Run run = kernel.execute("int a = 2;", "user_expressions", Map.of("twice", "a * 2", "no", "b"));
    Content answers = run.reply().content().object("user_expressions");
    assertThat(answers.object("twice").object("data").text("text/plain", "")).isEqualTo("4");
    assertThat(answers.object("no").text("status", "")).isEqualTo("error");
    assertThat(run.status()).isEqualTo("ok");
  }

  /** It interrupts on the shell channel, on which the busy cell came. */
  @Test
  void anInterruptOnTheShellChannelStopsTheCell() {
    String cell = kernel.send(kernel.shell, "execute_request", Content.of("code", BUSY));
    Message printed = kernel.await("stream");
    assertThat(printed.content().text("text", "")).contains("running");
    String interrupt = kernel.send(kernel.shell, "interrupt_request", Content.EMPTY);
    Run stopped = kernel.collect(cell);
    assertThat(stopped.status()).isEqualTo("error");
    Run answered = kernel.collect(interrupt);
    assertThat(answered.reply().type()).isEqualTo("interrupt_reply");
    assertThat(answered.status()).isEqualTo("ok");
    assertThat(kernel.execute("7").value()).isEqualTo("7");
  }

  private static final String BUSY = "System.out.println(\"running\"); while (true) {}";

  /** It asks while one types, at places where there is nothing to complete. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 3, 7, 8, 9, 1_000})
  void completionIsAnsweredWhereverTheCursorIs(int cursor) {
    Run run =
        kernel.request(
            "complete_request", Content.of("code", "\"a\".\n\n😀 x", "cursor_pos", cursor));
    assertThat(run.status()).isEqualTo("ok");
    int start = run.reply().content().number("cursor_start", -1);
    assertThat(start).isBetween(0, run.reply().content().number("cursor_end", -1));
    Run inspected =
        kernel.request("inspect_request", Content.of("code", "String", "cursor_pos", cursor));
    assertThat(inspected.status()).isEqualTo("ok");
  }

  /** It offers its widgets to every kernel, and its debugger to some. */
  @Test
  void widgetsAreDeclinedAndTheDebuggerIsAnsweredOrIgnored() {
    Run comms = kernel.request("comm_info_request", Content.of("target_name", "jupyter.widget"));
    assertThat(comms.status()).isEqualTo("ok");
    String open =
        kernel.send(
            kernel.shell,
            "comm_open",
            Content.of("comm_id", "c1", "target_name", "jupyter.widget.version")
                .with("data", Map.of()));
    Message closed = kernel.await("comm_close");
    assertThat(closed.parent().text("msg_id", "")).isEqualTo(open);
    kernel.send(
        kernel.control,
        "debug_request",
        Content.of("type", "request", "command", "debugInfo", "seq", 1));
    kernel.send(kernel.control, "kernel_info_request", Content.EMPTY);
    Message reply = kernel.receive(kernel.control);
    if (reply.type().equals("debug_reply")) {
      reply = kernel.receive(kernel.control);
    }
    assertThat(reply.type()).isEqualTo("kernel_info_reply");
    assertThat(reply.content().object("language_info").values()).containsKey("file_extension");
    assertThat(KernelInfo.content().values().get("supported_features")).isEqualTo(List.of());
  }
}
