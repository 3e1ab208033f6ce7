package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Message;
import org.zeromq.ZMQ;

/** Jupyter's protocol, spoken to a kernel in a process of its own. */
class KernelIT {

  @TempDir static Path folder;

  private static KernelClient kernel;

  /** Runs until the test answers. */
  private static final String INPUT = "new java.util.Scanner(System.in).nextLine();";

  @BeforeAll
  static void start() {
    kernel = new KernelClient(folder);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void introducesItself() {
    Run run = kernel.request("kernel_info_request", Content.EMPTY);
    assertThat(run.reply().type()).isEqualTo("kernel_info_reply");
    assertThat(run.reply().content().values())
        .containsEntry("status", "ok")
        .containsEntry("protocol_version", "5.4")
        .containsEntry("implementation", "trialbook");
    assertThat(run.reply().content().object("language_info").text("name", "")).isEqualTo("java");
    assertThat(run.types()).containsExactly("status", "status");
  }

  @Test
  void heartbeatEchoes() {
    kernel.heartbeat.setReceiveTimeOut(-1);
    kernel.heartbeat.send("ping");
    assertThat(kernel.heartbeat.recvStr()).isEqualTo("ping");
  }

  @Test
  void executesACell() {
    Run run = kernel.execute("1 + 1");
    assertThat(run.value()).isEqualTo("2");
    assertThat(run.status()).isEqualTo("ok");
    assertThat(run.types()).containsExactly("status", "execute_input", "execute_result", "status");
    int count = run.reply().content().number("execution_count", 0);
    assertThat(run.of("execute_result").get(0).number("execution_count", -1)).isEqualTo(count);
    assertThat(kernel.execute("2").reply().content().number("execution_count", 0))
        .isEqualTo(count + 1);
  }

  @Test
  void abortsTheCellsThatWaitWhenOneFails() {
    String failing =
        kernel.begin(INPUT + " Thread.sleep(1_000); throw new IllegalStateException(\"stop\");");
    kernel.receive(kernel.stdin);
    String waiting = kernel.begin("System.out.println(\"must not run\");");
    String info = kernel.send(kernel.shell, "kernel_info_request", Content.EMPTY);
    kernel.answerInput("");
    Run failed = kernel.collect(failing);
    assertThat(failed.error()).isEqualTo("IllegalStateException: stop");
    assertThat(failed.of("error").get(0).text("ename", "")).isEqualTo("IllegalStateException");
    Run aborted = kernel.collect(waiting);
    assertThat(aborted.status()).isEqualTo("aborted");
    assertThat(aborted.types()).containsExactly("status", "status");
    assertThat(kernel.collect(info).status()).isEqualTo("ok");
    assertThat(kernel.execute("1").status()).isEqualTo("ok");
  }

  @Test
  void runsOnWhenAskedTo() {
    String failing =
        kernel.send(
            kernel.shell,
            "execute_request",
            Content.of("code", "Thread.sleep(500); nonsense", "stop_on_error", false));
    String waiting = kernel.begin("\"ran\"");
    assertThat(kernel.collect(failing).status()).isEqualTo("error");
    assertThat(kernel.collect(waiting).value()).isEqualTo("ran");
  }

  @Test
  void answersControlWhileACellRuns() {
    String id = kernel.begin(INPUT);
    kernel.receive(kernel.stdin);
    kernel.send(kernel.control, "kernel_info_request", Content.EMPTY);
    assertThat(kernel.receive(kernel.control).type()).isEqualTo("kernel_info_reply");
    assertThat(kernel.shell.recv(ZMQ.DONTWAIT)).as("the cell still runs").isNull();
    kernel.answerInput("");
    assertThat(kernel.collect(id).status()).isEqualTo("ok");
  }

  @Test
  void remembersTheCells() {
    kernel.execute("var remembered = 1;");
    kernel.execute("\"the last\"");
    Run tail =
        kernel.request(
            "history_request",
            Content.of("hist_access_type", "tail", "n", 2, "output", true, "raw", true));
    List<?> cells = tail.reply().content().list("history");
    assertThat(cells).hasSize(2);
    assertThat((List<?>) ((List<?>) cells.get(1)).get(2))
        .isEqualTo(List.of("\"the last\"", "the last"));
    Run search =
        kernel.request(
            "history_request", Content.of("hist_access_type", "search", "pattern", "*membered =*"));
    assertThat(search.reply().content().list("history")).hasSize(1);
  }

  @Test
  void silentCellsLeaveNoTrace() {
    int before = kernel.execute("0").reply().content().number("execution_count", -1);
    Run run = kernel.execute("var quiet = 8; quiet", "silent", true);
    assertThat(run.types()).containsExactly("status", "status");
    Run unstored = kernel.execute("quiet", "store_history", false);
    assertThat(unstored.value()).isEqualTo("8");
    assertThat(kernel.execute("0").reply().content().number("execution_count", -1))
        .isEqualTo(before + 1);
  }

  @Test
  void evaluatesUserExpressions() {
    Run run =
        kernel.execute(
            "int base = 20;", "user_expressions", Map.of("good", "base + 1", "bad", "nowhere"));
    Content expressions = run.reply().content().object("user_expressions");
    assertThat(expressions.object("good").object("data").text("text/plain", "")).isEqualTo("21");
    assertThat(expressions.object("bad").text("status", "")).isEqualTo("error");
    assertThat(expressions.object("bad").text("ename", "")).isEqualTo("CompileError");
    assertThat(run.types()).doesNotContain("execute_result", "error");
  }

  @Test
  void completesAndInspects() {
    kernel.execute("var question = \"semaglutide\";");
    Content completed =
        kernel
            .request("complete_request", Content.of("code", "question.subs", "cursor_pos", 13))
            .reply()
            .content();
    assertThat(completed.list("matches").contains("substring(")).isTrue();
    assertThat(completed.number("cursor_start", -1)).isEqualTo(9);
    Content inspected =
        kernel
            .request("inspect_request", Content.of("code", "question", "cursor_pos", 3))
            .reply()
            .content();
    assertThat(inspected.flag("found", false)).isTrue();
    assertThat(inspected.object("data").text("text/plain", "")).contains("String");
    assertThat(
            kernel
                .request("is_complete_request", Content.of("code", "for (;;) {"))
                .reply()
                .content()
                .text("status", ""))
        .isEqualTo("incomplete");
  }

  @Test
  void closesCommsThatNobodyServes() {
    Run info = kernel.request("comm_info_request", Content.EMPTY);
    assertThat(info.reply().content().object("comms").values()).isEmpty();
    kernel.send(
        kernel.shell,
        "comm_open",
        Content.of("comm_id", "c1", "target_name", "jupyter.widget", "data", Map.of()));
    assertThat(kernel.await("comm_close").content().text("comm_id", "")).isEqualTo("c1");
  }

  @Test
  void shutsDown(@TempDir Path other) throws InterruptedException {
    try (KernelClient doomed = new KernelClient(other)) {
      doomed.request("kernel_info_request", Content.EMPTY);
      doomed.send(doomed.control, "shutdown_request", Content.of("restart", true));
      Message reply = doomed.receive(doomed.control);
      assertThat(reply.type()).isEqualTo("shutdown_reply");
      assertThat(reply.content().flag("restart", false)).isTrue();
      doomed.process().waitFor();
      assertThat(doomed.process().exitValue()).isZero();
    }
  }
}
