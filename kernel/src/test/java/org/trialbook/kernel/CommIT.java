package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;

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
    assertThat(open("")).isEmpty();
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
  void aCellOpensOneToo() {
    Run cell = kernel.execute("comm(\"widget\", Map.of(\"value\", 3)).target()");
    assertThat(cell.of("comm_open").get(0).text("target_name", "")).isEqualTo("widget");
    assertThat(cell.of("comm_open").get(0).object("data").number("value", 0)).isEqualTo(3);
    assertThat(cell.value()).isEqualTo("widget");
  }
}
