package org.trialbook.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class OwnThreadTest {

  private final CountDownLatch held = new CountDownLatch(1);

  @Test
  void givesWhatTheWorkMakesOrThrows() throws Exception {
    assertThat(OwnThread.start("work", () -> Thread.currentThread().getName()).get())
        .isEqualTo("work");
    assertThatThrownBy(
            () ->
                OwnThread.start(
                        "work",
                        () -> {
                          throw new IllegalStateException("no");
                        })
                    .get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no");
  }

  /** It heeds no interrupt; whoever waits does. */
  @Test
  void whoeverWaitsCanBeInterruptedAndTheWorkGoesOn() {
    OwnThread<String> work =
        OwnThread.start(
            "work",
            () -> {
              while (held.getCount() > 0) {
                try {
                  held.await();
                } catch (InterruptedException e) {
                  // as a library that goes on
                }
              }
              return "made";
            });
    Thread.currentThread().interrupt();
    assertThatThrownBy(work::get).isInstanceOf(InterruptedException.class);
    work.interrupt();
    assertThat(work.madeWithin(Duration.ofMillis(10))).isEmpty();
    held.countDown();
    assertThat(work.madeWithin(Duration.ofMinutes(1))).contains("made");
  }

  @Test
  void whatHeedsAnInterruptIsStoppedByIt() {
    OwnThread<String> work =
        OwnThread.start(
            "work",
            () -> {
              held.await();
              return "made";
            });
    work.interrupt();
    assertThat(work.madeWithin(Duration.ofMinutes(1))).isEmpty();
    assertThat(held.getCount()).isEqualTo(1);
  }
}
