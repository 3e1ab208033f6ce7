package org.trialbook.kernel;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.file.UserFolders;
import org.trialbook.kernel.base.JupyterFolders;
import org.trialbook.kernel.install.KernelPrograms;
import org.trialbook.kernel.install.KernelSpec;

/** Makes this kernel known to Jupyter: {@code Install [--user | --prefix DIR | --data-dir DIR]}. */
public final class Install {

  private static final String USAGE =
      """
      Usage: Install [--user | --prefix DIR | --data-dir DIR]
        --user          for this user (the default); JUPYTER_DATA_DIR is honoured
        --prefix DIR    for a Python environment: DIR/share/jupyter/kernels
        --data-dir DIR  for this Jupyter data folder: DIR/kernels
      """;

  /** The variable with options of the JVM that are the user's own, such as {@code -Xmx8g}. */
  private static final String OPTIONS = "TRIALBOOK_JAVA_OPTIONS";

  private static final KernelPrograms PROGRAMS = new KernelPrograms(Main.class, Rehearsal.class);

  private Install() {}

  /** Writes the kernelspec and prints its folder; exits 1 if that fails, 2 on wrong use. */
  public static void main(String[] arguments) {
    Path data = dataFolder(List.of(arguments));
    if (data == null) {
      System.err.print(USAGE);
      System.exit(2);
    }
    try {
      KernelSpec spec = KernelSpec.ofThisProcess(PROGRAMS).with(System.getenv(OPTIONS));
      System.out.println(spec.installWithArchive(data));
      if (System.out.checkError()) {
        System.err.println("The kernel is installed, but standard output takes no more.");
        System.exit(1);
      }
    } catch (TrialbookException e) {
      System.err.println("The kernel could not be installed: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Path dataFolder(List<String> arguments) {
    if (arguments.isEmpty() || arguments.equals(List.of("--user"))) {
      return JupyterFolders.userData(UserFolders.ofThisProcess());
    }
    if (arguments.size() != 2) {
      return null;
    }
    return switch (arguments.get(0)) {
      case "--prefix" -> JupyterFolders.prefixData(Path.of(arguments.get(1)));
      case "--data-dir" -> Path.of(arguments.get(1));
      default -> null;
    };
  }
}
