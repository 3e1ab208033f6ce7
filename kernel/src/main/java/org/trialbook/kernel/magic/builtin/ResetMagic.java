package org.trialbook.kernel.magic.builtin;

import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %reset}: a session as it was at the start. */
final class ResetMagic implements LineMagic {

  @Override
  public String name() {
    return "reset";
  }

  @Override
  public Help help() {
    return new Help(
        "%reset",
        "Forgets the variables, methods, types and imports of the notebook, without a question.",
        "The class path, the magics, the folder of %cd, the environment of %env and the history"
            + " stay, and so does what is running.",
        "-f, which IPython needs to ask nothing, is taken and changes nothing.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    if (!List.of("", "-f").contains(arguments.text())) {
      throw new TrialbookException(
          "%reset forgets all that cells have declared, and takes no names.\n"
              + "Assign null to let go of one value.");
    }
    System.out.println(workspace.reset());
    return null;
  }
}
