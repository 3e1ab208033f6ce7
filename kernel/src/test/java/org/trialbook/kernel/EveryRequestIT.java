package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Session;
import org.trialbook.kernel.protocol.Signature;
import org.zeromq.ZMQ;

/**
 * Every request is answered, whatever the cell is; each test has a kernel that has just started.
 */
class EveryRequestIT {

  @TempDir private Path folder;

  private KernelClient kernel;

  @BeforeEach
  void start() {
    kernel = new KernelClient(folder);
  }

  @AfterEach
  void stop() {
    kernel.close();
  }

  @Test
  void aFirstCellThatIsTooLargeHarmsNoneBehindIt() {
    Run run = kernel.execute("String s = \"" + "x".repeat(70_000) + "\";");
    assertThat(run.error()).isEqualTo("CompileError: constant string too long");
    assertThat(kernel.execute("1 + 1").value()).isEqualTo("2");
    assertThat(kernel.execute("1 / 0").error()).isEqualTo("ArithmeticException: / by zero");
    Content completed =
        kernel.request("complete_request", Content.of("code", "\"\".isEm")).reply().content();
    assertThat(completed.list("matches").contains("isEmpty()")).isTrue();
  }

  @Test
  void aCellOfTwentyMillionCharactersIsAnswered() {
    Run run = kernel.execute("var s = \"" + "x".repeat(20_500_000) + "\";");
    assertThat(run.status()).isEqualTo("error");
    assertThat(run.error()).contains("20,500,011 characters");
    assertThat(kernel.execute("\"alive\"").value()).isEqualTo("alive");
  }

  @Test
  void aRequestOfAnUnknownKindIsAnswered() {
    Run run = kernel.request("create_subshell_request", Content.EMPTY);
    assertThat(run.reply().type()).isEqualTo("create_subshell_reply");
    assertThat(run.status()).isEqualTo("error");
    assertThat(run.types()).containsExactly("status", "status");
    kernel.send(kernel.control, "debug_request", Content.of("command", "attach"));
    assertThat(kernel.receive(kernel.control).type()).isEqualTo("debug_reply");
  }

  @Test
  void aMessageThatIsPlayedAgainRunsOnce() {
    kernel.execute("int launches = 0;");
    Session session =
        new Session(new Signature(Signature.DEFAULT_SCHEME, KernelClient.KEY), Clock.systemUTC());
    List<byte[]> frames =
        session.encode(
            session.message(
                List.of(),
                "execute_request",
                Content.EMPTY,
                Content.of("code", "launches++;", "store_history", false)));
    KernelClient.sendFrames(kernel.shell, frames);
    KernelClient.sendFrames(kernel.shell, frames);
    assertThat(kernel.receive(kernel.shell).content().text("status", "")).isEqualTo("ok");
    KernelClient.sendFrames(kernel.control, frames); // had it come first, it would be the message
    assertThat(kernel.execute("launches").value()).isEqualTo("1");
  }

  @Test
  void theSameCellFromTwoClientsAtOnceRunsTwice() {
    kernel.execute("int runs = 0;");
    ZMQ.Socket other = kernel.anotherShell();
    Content cell = Content.of("code", "Thread.sleep(50); System.out.print(++runs); runs");
    String one = kernel.send(kernel.shell, "execute_request", cell);
    String two = kernel.send(other, "execute_request", cell);
    assertThat(kernel.receive(other).parent().text("msg_id", "")).isEqualTo(two);
    assertThat(kernel.receive(kernel.shell).parent().text("msg_id", "")).isEqualTo(one);
    assertThat(kernel.execute("runs").value()).isEqualTo("2");
  }

  @Test
  void aCellThatIsInterruptedInTheMiddleOfADeclarationLeavesAKernelThatWorks() {
    kernel.execute("int kept = 7;");
    for (String declaration :
        List.of(
            "int slow = begin(60_000);",
            "int before = 1; class Slow { static int n = begin(60_000); } int after = Slow.n;",
            "var kept = begin(60_000);")) {
      kernel.execute(
          "int begin(int millis) { System.out.print(\"begun\"); try { Thread.sleep(millis); }"
              + " catch (InterruptedException e) { throw new IllegalStateException(e); } return 1; }");
      String id = kernel.send(kernel.shell, "execute_request", Content.of("code", declaration));
      kernel.await("stream");
      kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
      kernel.receive(kernel.control);
      assertThat(kernel.collect(id).error()).as(declaration).startsWith("KeyboardInterrupt");
      assertThat(kernel.execute("1 + 1").value()).isEqualTo("2");
    }
    assertThat(kernel.execute("kept").value()).isEqualTo("7");
  }
}
