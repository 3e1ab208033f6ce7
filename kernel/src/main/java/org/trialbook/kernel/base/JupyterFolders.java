package org.trialbook.kernel.base;

import java.nio.file.Path;
import org.trialbook.file.UserFolders;

/** Where Jupyter looks for kernels, by the rules of its own documentation. */
public final class JupyterFolders {

  private JupyterFolders() {}

  /** The data folder of the user; JUPYTER_DATA_DIR wins. */
  public static Path userData(UserFolders user) {
    return user.named("JUPYTER_DATA_DIR")
        .orElseGet(
            () ->
                user.isMac()
                    ? user.home().resolve("Library/Jupyter")
                    : user.data().resolve("jupyter"));
  }

  /** The data folder of a Python environment or any other prefix. */
  public static Path prefixData(Path prefix) {
    return prefix.resolve("share/jupyter");
  }
}
