package org.trialbook.mirror;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.request.Refusal;

/** Lets some questions be answered at the same time; an answer on its way takes no turn. */
final class AnswerTurns {

  private final Semaphore free;
  private final ClientLimits limits;

  AnswerTurns(ClientLimits limits) {
    this.free = new Semaphore(limits.atOnce(), true);
    this.limits = limits;
  }

  /** What takes a turn. */
  interface Work {
    Answer run() throws IOException;
  }

  /**
   * Does it when it is its turn.
   *
   * @throws Refusal where that takes too long
   */
  Answer take(Work work) throws IOException {
    boolean isMine = false;
    try {
      isMine = free.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
      if (!isMine) {
        throw Refusal.busy();
      }
      return work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.busy();
    } finally {
      if (isMine) {
        free.release();
      }
    }
  }
}
