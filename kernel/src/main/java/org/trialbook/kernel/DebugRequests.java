package org.trialbook.kernel;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.trialbook.kernel.assist.Variables;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Publisher;
import org.trialbook.kernel.protocol.Reply;

/**
 * Debug requests come on the control channel, which answers while a cell runs; values are read
 * between cells. So it waits for a moment, and says so if a cell goes on.
 */
final class DebugRequests {

  private static final int MOST_SECONDS_TO_BEGIN = 2;
  private static final int MOST_SECONDS_TO_END = 20;
  private static final Set<String> ABOUT_VALUES =
      Set.of("inspectVariables", "variables", "richInspectVariables");

  private final Consumer<Runnable> betweenCells;
  private final Supplier<Variables> variables;
  private final Publisher publisher;
  private final KernelTimer timer;

  DebugRequests(
      Consumer<Runnable> betweenCells,
      Supplier<Variables> variables,
      Publisher publisher,
      KernelTimer timer) {
    this.betweenCells = betweenCells;
    this.variables = variables;
    this.publisher = publisher;
    this.timer = timer;
  }

  /** Answers where cells run. */
  Reply answerNow(Message request) {
    return Reply.of(answer(request));
  }

  /** Answers from another thread than that of cells. */
  Reply answerBetweenCells(Message request) throws InterruptedException {
    Content content = request.content();
    if (!ABOUT_VALUES.contains(content.text("command", ""))) {
      return Reply.of(Variables.answerWithoutValues(content));
    }
    AtomicBoolean taken = new AtomicBoolean();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Content> answered = new CompletableFuture<>();
    betweenCells.accept(
        () -> {
          if (taken.compareAndSet(false, true)) {
            begun.complete(null);
            answered.completeAsync(() -> answer(request), Runnable::run);
          }
        });
    try {
      begun.get(MOST_SECONDS_TO_BEGIN, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      if (taken.compareAndSet(false, true)) {
        return Reply.of(
            Variables.refused(content, "A cell is running; its variables are told when it ends."));
      }
    }
    try {
      return Reply.of(answered.get(MOST_SECONDS_TO_END, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return Reply.of(
          Variables.refused(content, "The value takes too long to show; interrupt ends it."));
    } catch (ExecutionException e) {
      return Reply.of(Variables.refused(content, String.valueOf(e.getCause())));
    }
  }

  private Content answer(Message request) {
    return variables.get().answer(new Cell(request, publisher, timer), request.content());
  }
}
