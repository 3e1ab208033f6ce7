package org.trialbook.kernel.magic;

import java.util.List;
import org.trialbook.kernel.library.Libraries;

/** The magics that come with the kernel. */
final class BuiltIn {

  private BuiltIn() {}

  static List<Magic> all(Magics magics) {
    Libraries libraries = new Libraries();
    return List.of(
        ClassPathMagic.entries(libraries),
        ClassPathMagic.jars(libraries),
        new ListMagic(magics),
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
