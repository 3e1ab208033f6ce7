package org.trialbook.kernel.magic.builtin;

import java.time.Duration;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Evaluation;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %time} and {@code %%time}: how long code takes. */
final class TimeMagic implements LineMagic, CellMagic {

  @Override
  public String name() {
    return "time";
  }

  @Override
  public Help help() {
    return new Help(
        "%time CODE\n%%time",
        "Runs code, a line or the rest of the cell, and says how long it took.",
        "The time is that of running; what it took to compile is told apart.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    if (arguments.text().isEmpty()) {
      throw new TrialbookException("%time needs the code to run.\nTry %time Thread.sleep(100);");
    }
    Evaluation evaluation = timed("%time", arguments.text(), workspace);
    if (evaluation.hasValue()) {
      workspace.display(evaluation.value());
    }
    return evaluation.value();
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) {
    return timed("%%time", body, workspace).value();
  }

  @Override
  public boolean takesJava() {
    return true;
  }

  private static Evaluation timed(String name, String code, Workspace workspace) {
    long start = System.nanoTime();
    Evaluation evaluation = workspace.evaluate(name, code);
    Duration all = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        "Wall time: %s (and %s to compile)%n",
        WallTime.text(evaluation.running()), WallTime.text(all.minus(evaluation.running())));
    return evaluation;
  }
}
