package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

/** Comms between a cell and a front end that speaks the protocol itself. */
class CommIT {

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

  private static Content comm(String id, Object... more) {
    Content content = Content.of("comm_id", id);
    for (int i = 0; i < more.length; i += 2) {
      content = content.with((String) more[i], more[i + 1]);
    }
    return content;
  }

  /** What the kernel publishes for a message that has no reply. */
  private static Content answer(String type, Content message, String awaited) {
    kernel.send(kernel.shell, type, message);
    return kernel.await(awaited).content();
  }

  @Test
  void aCellAnswersWhatTheFrontEndSendsUntilOneCloses() {
    Run cell =
        kernel.execute(
            """
            commTarget("echo", (comm, opened) -> {
              comm.onMessage(data -> comm.send(Map.of("back", data.get("n"), "hello", opened.get("who"))));
              comm.onClose(() -> System.out.print("closed"));
            });
            """);
    assertThat(cell.status()).as(cell.error()).isEqualTo("ok");
    kernel.send(
        kernel.shell, "comm_open", comm("c1", "target_name", "echo", "data", Map.of("who", "me")));

    Content back = answer("comm_msg", comm("c1", "data", Map.of("n", 7)), "comm_msg");
    assertThat(back.text("comm_id", "")).isEqualTo("c1");
    assertThat(back.object("data").number("back", 0)).isEqualTo(7);
    assertThat(back.object("data").text("hello", "")).isEqualTo("me");
    assertThat(open("echo")).isEqualTo(Map.of("c1", Map.of("target_name", "echo")));
    assertThat(open("other")).isEmpty();

    assertThat(answer("comm_close", comm("c1"), "stream").text("text", "")).isEqualTo("closed");
    assertThat(open("")).doesNotContainKey("c1");
  }

  private static Map<String, Object> open(String target) {
    Content asked = target.isEmpty() ? Content.EMPTY : Content.of("target_name", target);
    return kernel.request("comm_info_request", asked).reply().content().object("comms").values();
  }

  @Test
  void aTargetThatNobodyNamedIsClosedAgain() {
    Content closed = answer("comm_open", comm("c2", "target_name", "unheard"), "comm_close");
    assertThat(closed.text("comm_id", "")).isEqualTo("c2");
  }

  @Test
  void aFailingListenerIsShownAndTheKernelGoesOn() {
    kernel.execute(
        "commTarget(\"bad\", (comm, opened) -> { throw new IllegalStateException(\"no\"); });");
    Content told = answer("comm_open", comm("c3", "target_name", "bad"), "stream");
    assertThat(told.text("text", "")).contains("IllegalStateException").contains("no");
    assertThat(kernel.execute("1 + 1").value()).isEqualTo("2");
  }

  @Test
  void aGigabyteIsRefusedAndTheKernelLives() {
    kernel.execute("commTarget(\"heap\", (comm, opened) -> {});");
    kernel.send(kernel.shell, "comm_open", comm("c9", "target_name", "heap", "data", Map.of()));
    kernel.await("status");
    ZMQ.Socket hostile = kernel.anotherShell();
    kernel.sendWithBuffer(hostile, "comm_msg", comm("c9", "data", Map.of()), new byte[600 << 20]);
    assertThat(kernel.execute("\"alive\"").value()).isEqualTo("alive");
    assertThat(
            kernel
                .execute(
                    "{ var b = new byte[100 << 20]; comm(\"w\", Map.of(), Map.of(), List.of(b, b)); }")
                .error())
        .contains("A message of a comm (w) carries", "has 209,715,200");
    assertThat(open("heap")).containsKey("c9");
  }

  @Test
  void bytesAndMetadataGoBothWays() {
    kernel.execute(
        """
        commTarget("bytes", (comm, opened) -> comm.onMessageWithBuffers((data, buffers) ->
            comm.answer(Map.of("length", buffers.get(1).length), List.of(new byte[] {7}))));
        """);
    kernel.send(kernel.shell, "comm_open", comm("c8", "target_name", "bytes", "data", Map.of()));
    String asked =
        kernel.sendWithBuffer(
            kernel.shell, "comm_msg", comm("c8", "data", Map.of()), new byte[1], new byte[5]);
    Message answer = kernel.await("comm_msg");
    assertThat(answer.content().object("data").number("length", 0)).isEqualTo(5);
    assertThat(answer.buffers()).hasSize(1);
    assertThat(answer.buffers().get(0)).containsExactly(7);
    assertThat(answer.parent().text("msg_id", "")).isEqualTo(asked);
    Run cell =
        kernel.execute(
            "comm(\"w\", Map.of(), Map.of(\"version\", \"1\"), List.of(new byte[] {1, 2}));");
    Message open =
        cell.published().stream()
            .filter(each -> each.type().equals("comm_open"))
            .findFirst()
            .orElseThrow();
    assertThat(open.metadata().values()).isEqualTo(Map.of("version", "1"));
    assertThat(open.buffers().get(0)).containsExactly(1, 2);
  }

  @Test
  void aWidgetIsAsLiveAsItsCellAndAnInterruptIsForgotten() {
    Run cell =
        kernel.execute(
            "var s = intSlider(\"s\", 1, 9); s.onChange(v -> System.out.print(\"now \" + v)); s.id()");
    Content move =
        comm(cell.value(), "data", Map.of("method", "update", "state", Map.of("value", 8)));
    String busy = kernel.begin("System.out.print(\"busy\"); while (true) {}");
    kernel.await("stream");
    kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
    assertThat(kernel.collect(busy).status()).isEqualTo("error");
    kernel.receive(kernel.control);
    kernel.send(kernel.shell, "comm_msg", move);
    Message printed = kernel.await("stream");
    assertThat(printed.content().text("text", "")).isEqualTo("now 8");
    assertThat(printed.parent()).isEqualTo(cell.reply().parent());
    kernel.send(kernel.shell, "comm_msg", comm("nobody", "data", Map.of()));
    assertThat(kernel.execute("s.value()").value()).isEqualTo("8");
  }

  /** What only cells with widgets need costs no start. */
  @Test
  void widgetsAreLoadedWhenACellUsesThem() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path log = other.resolve("classes.log");
    try (KernelClient fresh = new KernelClient(other, "-Xlog:class+load:file=" + log)) {
      fresh.execute("1 + 1");
      assertThat(loaded(log)).anyMatch(name -> name.startsWith("org.trialbook.kernel.Kernel "));
      assertThat(loaded(log)).noneMatch(name -> name.contains("kernel.widget"));
      assertThat(loaded(log)).noneMatch(name -> name.contains("Debug"));
      fresh.execute("label(\"x\");");
      assertThat(loaded(log)).anyMatch(name -> name.contains("kernel.widget.Label "));
    }
  }

  private static List<String> loaded(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" org.trialbook.kernel."))
        .map(line -> line.substring(line.indexOf("org.trialbook.kernel.")))
        .toList();
  }

  @Test
  void aCellOpensOneToo() {
    Run cell = kernel.execute("comm(\"widget\", Map.of(\"value\", 3)).target()");
    assertThat(cell.of("comm_open").get(0).text("target_name", "")).isEqualTo("widget");
    assertThat(cell.of("comm_open").get(0).object("data").number("value", 0)).isEqualTo(3);
    assertThat(cell.value()).isEqualTo("widget");
  }
}
