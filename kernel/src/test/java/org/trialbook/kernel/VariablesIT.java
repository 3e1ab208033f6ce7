package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Message;

/** The requests of a panel of variables on the control channel, beside cells that run. */
class VariablesIT {

  @TempDir private static Path folder;

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
  void variablesAreToldBetweenCells() {
    kernel.execute("var list = List.of(1, 2, 3);");
    Content told = ask("inspectVariables", Map.of());
    assertThat(told.flag("success", false)).isTrue();
    assertThat(told.object("body").list("variables").toString())
        .contains("name=list", "3 elements");
    assertThat(ask("debugInfo", Map.of()).object("body").flag("isStarted", true)).isFalse();
    assertThat(KernelInfo.content().values().get("supported_features")).isEqualTo(List.of());
  }

  @Test
  void aCellThatRunsIsNotDisturbedAndStillCanBeStopped() {
    String busy = kernel.begin("System.out.print(\"running\"); while (true) {}");
    kernel.await("stream");
    Content refused = ask("inspectVariables", Map.of());
    assertThat(refused.flag("success", true)).isFalse();
    assertThat(refused.text("message", "")).contains("A cell is running");
    assertThat(ask("initialize", Map.of()).text("message", "")).contains("no debugger");
    kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
    assertThat(kernel.receive(kernel.control).type()).isEqualTo("interrupt_reply");
    assertThat(kernel.collect(busy).status()).isEqualTo("error");
    assertThat(ask("inspectVariables", Map.of()).flag("success", false)).isTrue();
  }

  /** What a value prints while it is shown is under no cell, and threads of cells stay theirs. */
  @Test
  void askingDoesNotTakeOutputFromCells() {
    String maker =
        kernel
            .execute(
                "var gate = new CountDownLatch(1); new Thread(() -> { try { gate.await(); }"
                    + " catch (InterruptedException e) {} System.out.print(\"late\"); }).start();")
            .reply()
            .parent()
            .text("msg_id", "");
    assertThat(ask("inspectVariables", Map.of()).flag("success", false)).isTrue();
    kernel.begin("gate.countDown();");
    Message late = kernel.await("stream");
    assertThat(late.parent().text("msg_id", "")).isEqualTo(maker);
    kernel.receive(kernel.shell);
  }

  private static Content ask(String command, Map<String, Object> arguments) {
    kernel.send(
        kernel.control,
        "debug_request",
        Content.of("type", "request", "seq", 1, "command", command, "arguments", arguments));
    Message reply = kernel.receive(kernel.control);
    assertThat(reply.type()).isEqualTo("debug_reply");
    assertThat(reply.content().text("command", "")).isEqualTo(command);
    return reply.content();
  }
}
