package org.trialbook.kernel.magic;

import java.util.List;
import java.util.function.Supplier;
import org.trialbook.kernel.library.Libraries;

/** The magics that come with the kernel. */
final class BuiltIn {

  private BuiltIn() {}

  /**
   * Each of them once.
   *
   * @param all the magics there are, when a cell asks
   */
  static List<Magic> all(Supplier<List<Magic>> all) {
    Libraries libraries = new Libraries();
    return List.of(
        ClassPathMagic.entries(libraries),
        ClassPathMagic.jars(libraries),
        new ListMagic(all),
        new LoadMagic(),
        new MavenMagic(libraries),
        new MavenRepositoryMagic(libraries),
        new PomMagic(libraries),
        new ProgressMagic(),
        new RegistryMagic(),
        new ShellMagic(),
        new SqlMagic(),
        new TimeMagic(),
        new WhoMagic());
  }
}
