package org.trialbook.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.magic.Magic;
import org.trialbook.kernel.magic.Magics;

/** The magics that come with the kernel. */
public final class BuiltIn {

  private BuiltIn() {}

  /** All of them, by name. */
  public static Magics magics() {
    Magics magics = new Magics();
    all(magics::all).forEach(magics::add);
    return magics;
  }

  /**
   * Each of them once.
   *
   * @param all the magics there are, when a cell asks
   */
  private static List<Magic> all(Supplier<List<Magic>> all) {
    Libraries libraries = new Libraries();
    CommandEnvironment where = CommandEnvironment.ofProcess();
    List<Magic> magics =
        new ArrayList<>(
            List.of(
                new ChangeFolderMagic(where),
                new ClassPathMagic(libraries, where),
                new DependencyMagic(libraries),
                new EnvironmentMagic(where),
                new FolderMagic(where),
                new HistoryMagic(),
                new JarsMagic(libraries, where),
                new LinesMagic(where),
                new ListMagic(all),
                new LoadMagic(where),
                new MavenMagic(libraries),
                new MavenRepositoryMagic(libraries),
                new PomMagic(libraries, where),
                new ProgressMagic(),
                new RegistryMagic(),
                new ResetMagic(),
                new ShellMagic(where),
                new SqlMagic(),
                new TimeMagic(),
                new TimeitMagic(),
                new WhoMagic(),
                new WriteFileMagic(where)));
    magics.addAll(MediaMagic.all());
    return magics;
  }
}
