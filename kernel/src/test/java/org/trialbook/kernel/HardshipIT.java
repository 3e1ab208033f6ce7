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

/** A kernel in a process of its own, which lives on when cells and messages are hard on it. */
class HardshipIT {

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
  void runsLongCells() {
    StringBuilder cell = new StringBuilder("long total() {\n  long sum = 0;\n");
    for (int line = 1; line < 2_000; line++) {
      cell.append("  sum += ").append(line).append(";\n");
    }
    cell.append("  return sum;\n}\ntotal()");
    assertThat(kernel.execute(cell.toString()).value()).isEqualTo("1999000");
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
    String last = kernel.begin("\"alive\"");
    Message reply = kernel.receive(kernel.shell);
    while (!reply.parent().text("msg_id", "").equals(last)) {
      reply = kernel.receive(kernel.shell);
    }
    assertThat(reply.content().text("status", "")).isEqualTo("ok");
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
}
