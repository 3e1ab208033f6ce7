package org.trialbook.kernel.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelThreads;
import org.trialbook.kernel.base.KernelTimer;

class CellTest {

  private final Recorder recorder = new Recorder();
  private final Cell cell = recorder.cell();

  @Test
  void joinsSmallWritesAndKeepsTheirOrder() {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      write(Cell.STDOUT, "line " + i + "\n");
      expected.append("line ").append(i).append('\n');
    }
    cell.flush();
    assertThat(recorder.text(Cell.STDOUT)).isEqualTo(expected.toString());
    assertThat(recorder.messages).hasSizeLessThan(200);
  }

  @Test
  void keepsTheOrderOfStreamsAndDisplays() {
    write(Cell.STDOUT, "1");
    write(Cell.STDERR, "2");
    write(Cell.STDOUT, "3");
    cell.publish("display_data", Content.EMPTY);
    write(Cell.STDOUT, "4");
    cell.flush();
    assertThat(recorder.messages.stream().map(CellTest::brief))
        .containsExactly("stdout 1", "stderr 2", "stdout 3", "display_data", "stdout 4");
  }

  @Test
  void publishesTextThatNothingFollows() throws InterruptedException {
    CountDownLatch published = new CountDownLatch(1);
    Cell waiting =
        new Cell(
            cell.request(),
            (parent, type, metadata, content, buffers) -> published.countDown(),
            new KernelTimer());
    byte[] text = "working".getBytes(UTF_8);
    waiting.write(Cell.STDOUT, text, 0, text.length);
    published.await();
  }

  @Test
  void doesNotCutCharacters() {
    byte[] smile = "😀".getBytes(UTF_8);
    cell.write(Cell.STDOUT, smile, 0, 2);
    cell.publish("display_data", Content.EMPTY);
    cell.write(Cell.STDOUT, smile, 2, 2);
    cell.flush();
    assertThat(recorder.text(Cell.STDOUT)).isEqualTo("😀");
  }

  @Test
  void threadsInheritTheCellThatStartedThem() throws InterruptedException {
    Cell other = recorder.cell();
    AtomicReference<Cell> seen = new AtomicReference<>();
    Thread starter =
        new Thread(
            KernelThreads.CELLS,
            () -> {
              Cells.ownership().begin(cell);
              Thread child = new Thread(() -> seen.set(Cells.ownership().current()));
              Cells.ownership().begin(other);
              start(child);
            });
    start(starter);
    assertThat(seen.get()).isSameAs(cell);
  }

  @Test
  void theKernelsOwnThreadsHaveNoCell() throws InterruptedException {
    Cells.ownership().begin(cell);
    AtomicReference<Cell> seen = new AtomicReference<>(cell);
    KernelThreads.start("test", () -> seen.set(Cells.ownership().current())).join();
    assertThat(seen.get()).isNull();
    assertThat(List.of(Cells.ownership().current())).containsExactly(cell);
  }

  private void write(String stream, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    cell.write(stream, utf8, 0, utf8.length);
  }

  private static void start(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String brief(Recorder.Published message) {
    return message.type().equals("stream")
        ? message.content().text("name", "") + " " + message.content().text("text", "")
        : message.type();
  }
}
