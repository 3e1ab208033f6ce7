package org.trialbook.kernel.base;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Jupyter looks for kernels, by the rules of its own documentation. */
public final class JupyterFolders {

  private JupyterFolders() {}

  /**
   * The data folder of the user.
   *
   * @param environment the environment variables, of which JUPYTER_DATA_DIR wins
   * @param system the name of the operating system, as Java tells it
   */
  public static Path userData(Map<String, String> environment, String system, Path home) {
    String configured = environment.getOrDefault("JUPYTER_DATA_DIR", "");
    if (!configured.isEmpty()) {
      return Path.of(configured);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library/Jupyter");
    }
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return (roaming.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(roaming))
          .resolve("jupyter");
    }
    String shared = environment.getOrDefault("XDG_DATA_HOME", "");
    return (shared.isEmpty() ? home.resolve(".local/share") : Path.of(shared)).resolve("jupyter");
  }

  /** The data folder of a Python environment or any other prefix. */
  public static Path prefixData(Path prefix) {
    return prefix.resolve("share/jupyter");
  }
}
