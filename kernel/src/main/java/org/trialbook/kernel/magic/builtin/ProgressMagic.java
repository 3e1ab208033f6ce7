package org.trialbook.kernel.magic.builtin;

import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %progress}: whether long questions show how they get on. */
final class ProgressMagic implements LineMagic {

  private static final List<String> CHOICES = List.of("on", "off");

  @Override
  public String name() {
    return "progress";
  }

  @Override
  public Help help() {
    return new Help(
        "%progress [on|off]",
        "Turns the display of how long questions to the registry get on on or off.",
        "Without an argument it says which.");
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return typed.size() == 1 ? CHOICES : List.of();
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    String choice = arguments.text();
    if (!choice.isEmpty() && !CHOICES.contains(choice)) {
      throw new TrialbookException("%progress is on or off, not " + choice + ".");
    }
    if (!choice.isEmpty()) {
      workspace.showProgress(choice.equals("on"));
    }
    workspace.display("Progress is " + (workspace.showsProgress() ? "on." : "off."));
    return null;
  }
}
