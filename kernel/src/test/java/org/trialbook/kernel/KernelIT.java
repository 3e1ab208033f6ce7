package org.trialbook.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Session;
import org.trialbook.kernel.protocol.Signature;
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
  void abortsTheCellsThatWaitWhenOneFails() {
    String failing =
        execute(INPUT + " Thread.sleep(1_000); throw new IllegalStateException(\"stop\");");
    kernel.receive(kernel.stdin);
    String waiting = execute("System.out.println(\"must not run\");");
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
    String waiting = execute("\"ran\"");
    assertThat(kernel.collect(failing).status()).isEqualTo("error");
    assertThat(kernel.collect(waiting).value()).isEqualTo("ran");
  }

  @Test
  void interruptsSleep() {
    interrupted("Thread.sleep(60_000);");
  }

  @Test
  void interruptsALoop() {
    kernel.execute("int kept = 7;");
    interrupted("while (true) {}");
    assertThat(kernel.execute("kept").value()).isEqualTo("7");
  }

  @Test
  void interruptsBySignal() throws Exception {
    String id = execute("{ System.out.print(\"running\"); while (true) {} }");
    assertThat(kernel.await("stream").content().text("text", "")).isEqualTo("running");
    String pid = String.valueOf(kernel.process().pid());
    assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
    assertThat(kernel.collect(id).error()).startsWith("KeyboardInterrupt");
    assertThat(kernel.execute("\"alive\"").value()).isEqualTo("alive");
  }

  @Test
  void interruptsALoopThatCatchesEverything() {
    interrupted("while (true) { try { Thread.sleep(10); } catch (Throwable swallowed) {} }");
  }

  @Test
  void interruptsParallelStreams() {
    interrupted("IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });");
    assertThat(kernel.execute("IntStream.range(0, 9).parallel().sum()").value()).isEqualTo("36");
  }

  @Test
  void cleansUpWhenInterrupted() {
    kernel.execute("void close() { System.out.print(\"closed\"); }");
    Run run = interrupted("try { while (true) {} } finally { close(); }");
    assertThat(run.stream("stdout")).isEqualTo("closed");
  }

  @Test
  void goesOnWhenACellCannotBeStopped() {
    // A library loop that heeds no interrupt: stopped by force on Java 17 to 19, left behind later.
    interrupted("LongStream.range(0, Long.MAX_VALUE).map(Math::abs).sum();");
    assertThat(kernel.execute("\"alive\"").value()).isEqualTo("alive");
  }

  @Test
  void interruptsTheWaitForInput() {
    String id = execute(INPUT);
    assertThat(kernel.receive(kernel.stdin).type()).isEqualTo("input_request");
    kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
    kernel.receive(kernel.control);
    assertThat(kernel.collect(id).error()).startsWith("KeyboardInterrupt");
  }

  @Test
  void anInterruptBetweenCellsHarmsNobody() {
    kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
    assertThat(kernel.receive(kernel.control).type()).isEqualTo("interrupt_reply");
    assertThat(kernel.execute("Thread.sleep(10); 3").value()).isEqualTo("3");
  }

  @Test
  void answersControlWhileACellRuns() {
    String id = execute(INPUT);
    kernel.receive(kernel.stdin);
    kernel.send(kernel.control, "kernel_info_request", Content.EMPTY);
    assertThat(kernel.receive(kernel.control).type()).isEqualTo("kernel_info_reply");
    assertThat(kernel.shell.recv(ZMQ.DONTWAIT)).as("the cell still runs").isNull();
    kernel.answerInput("");
    assertThat(kernel.collect(id).status()).isEqualTo("ok");
  }

  @Test
  void survivesErrorsInToString() {
    Run run =
        kernel.execute(
            "new Object() { public String toString() { throw new AssertionError(\"no text\"); } }");
    assertThat(run.error()).isEqualTo("AssertionError: no text");
    assertThat(kernel.execute("1").status()).isEqualTo("ok");
  }

  @Test
  void survivesEndlessRecursion() {
    assertThat(kernel.execute("int f(int n) { return f(n + 1) + 1; } f(0)").error())
        .startsWith("StackOverflowError");
  }

  @Test
  void survivesTheEndOfMemory() {
    Run run =
        kernel.execute(
            "{ var hoard = new java.util.ArrayList<long[]>();"
                + " while (true) hoard.add(new long[10_000_000]); }");
    assertThat(run.error()).startsWith("OutOfMemoryError");
    assertThat(kernel.execute("\"alive\"").value()).isEqualTo("alive");
  }

  @Test
  void showsWhatThreadsPrintAfterTheirCell() {
    kernel.execute("var gate = new java.util.concurrent.Semaphore(0);");
    Run run =
        kernel.execute(
            "new Thread(() -> { gate.acquireUninterruptibly(); System.out.print(\"late\");"
                + " }).start();");
    assertThat(run.status()).isEqualTo("ok");
    String opening = execute("gate.release();");
    Message late = kernel.await("stream");
    assertThat(late.content().text("text", "")).isEqualTo("late");
    assertThat(late.parent()).isEqualTo(run.reply().parent());
    assertThat(kernel.receive(kernel.shell).parent().text("msg_id", "")).isEqualTo(opening);
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
            "org.trialbook.display.Displayable picture = () -> Map.of(\"image/png\", new byte[] {1, 2, 3},"
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
        execute(
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
  void dropsWhatIsNoMessage() {
    Session forger =
        new Session(new Signature(Signature.DEFAULT_SCHEME, "guess"), Clock.systemUTC());
    Message forged =
        forger.message(
            List.of(),
            "execute_request",
            Content.EMPTY,
            Content.of("code", "System.out.println(\"forged\");"));
    KernelClient.sendFrames(kernel.shell, forger.encode(forged));
    KernelClient.sendFrames(kernel.shell, List.of("".getBytes(UTF_8)));
    KernelClient.sendFrames(kernel.shell, List.of("<IDS|MSG>".getBytes(UTF_8)));
    KernelClient.sendFrames(kernel.control, List.of(new byte[] {0, 1}, new byte[0]));
    KernelClient.sendFrames(kernel.stdin, List.of("<IDS|MSG>".getBytes(UTF_8), new byte[5]));
    kernel.send(kernel.shell, "unheard_of", Content.of("code", "1"));
    kernel.send(kernel.shell, "", Content.EMPTY);
    Run run = kernel.execute("\"next\"", "unknown_field", List.of(Map.of()));
    assertThat(run.value()).isEqualTo("next");
    assertThat(run.stream("stdout")).isEmpty();
  }

  @Test
  void livesThroughThousandsOfBrokenMessages() {
    Random random = new Random(5);
    Session session =
        new Session(new Signature(Signature.DEFAULT_SCHEME, KernelClient.KEY), Clock.systemUTC());
    for (int i = 0; i < 10_000; i++) {
      List<byte[]> frames =
          new ArrayList<>(
              session.encode(
                  session.message(List.of(), "kernel_info_request", Content.EMPTY, Content.EMPTY)));
      byte[] broken = frames.get(random.nextInt(frames.size())).clone();
      if (broken.length > 0) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
      }
      frames.set(random.nextInt(frames.size()), broken);
      KernelClient.sendFrames(kernel.shell, frames.subList(0, 1 + random.nextInt(frames.size())));
    }
    String last = execute("\"alive\"");
    Message reply = kernel.receive(kernel.shell);
    while (!reply.parent().text("msg_id", "").equals(last)) {
      reply = kernel.receive(kernel.shell);
    }
    assertThat(reply.content().text("status", "")).isEqualTo("ok");
  }

  @Test
  void runsLongCells() {
    StringBuilder cell = new StringBuilder("long total() {\n  long sum = 0;\n");
    for (int line = 1; line < 2_000; line++) {
      cell.append("  sum += ").append(line).append(";\n");
    }
    cell.append("  return sum;\n}\ntotal()");
    assertThat(kernel.execute(cell.toString()).value()).isEqualTo("1999000");
  }

  @Test
  void leavesNothingBehindWhenKilledInMidCell(@TempDir Path other) throws Exception {
    try (KernelClient doomed = new KernelClient(other)) {
      Content busy = Content.of("code", "{ System.out.print(\"running\"); while (true) {} }");
      doomed.send(doomed.shell, "execute_request", busy);
      doomed.await("stream");
      List<ProcessHandle> children = doomed.process().descendants().toList();
      doomed.process().destroyForcibly().waitFor();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      try (var files = java.nio.file.Files.list(other)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("kernel connection.json", "kernel.log");
      }
    }
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

  private static String execute(String code) {
    return kernel.send(kernel.shell, "execute_request", Content.of("code", code));
  }

  /** Runs statements that would never end, and interrupts them once they run. */
  private static Run interrupted(String statements) {
    String id = execute("{ System.out.print(\"running\"); " + statements + " }");
    assertThat(kernel.await("stream").content().text("text", "")).isEqualTo("running");
    kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
    assertThat(kernel.receive(kernel.control).content().text("status", "")).isEqualTo("ok");
    Run run = kernel.collect(id);
    assertThat(run.error()).startsWith("KeyboardInterrupt");
    return run;
  }
}
