package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;

/** Cells that are interrupted, whatever they are at, in a kernel in a process of its own. */
class InterruptIT {

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
    String id = kernel.begin("{ System.out.print(\"running\"); while (true) {} }");
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
  void saysThatACellWaitsForALock() {
    kernel.execute("Object lock = new Object(); var held = new CountDownLatch(1);");
    kernel.execute(
        "new Thread(() -> { synchronized (lock) { held.countDown(); while (true)"
            + " java.util.concurrent.locks.LockSupport.park(); } }).start(); held.await();");
    Run run = interrupted("synchronized (lock) {}");
    assertThat(run.error()).contains("it waits for a lock that another thread holds");
    assertThat(kernel.execute("\"alive\"").value()).isEqualTo("alive");
  }

  @Test
  void interruptsTheWaitForInput() {
    String id = kernel.begin(INPUT);
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

  /** Runs statements that would never end, and interrupts them once they run. */
  private static Run interrupted(String statements) {
    String id = kernel.begin("{ System.out.print(\"running\"); " + statements + " }");
    assertThat(kernel.await("stream").content().text("text", "")).isEqualTo("running");
    kernel.send(kernel.control, "interrupt_request", Content.EMPTY);
    assertThat(kernel.receive(kernel.control).content().text("status", "")).isEqualTo("ok");
    Run run = kernel.collect(id);
    assertThat(run.error()).startsWith("KeyboardInterrupt");
    return run;
  }
}
