package org.trialbook.kernel.magic;

import java.util.List;

/** The magics that come with the kernel. */
final class BuiltIn {

  private BuiltIn() {}

  static List<Magic> all(Magics magics) {
    return List.of(
        new ListMagic(magics),
        new ProgressMagic(),
        new RegistryMagic(),
        new TimeMagic(),
        new WhoMagic());
  }
}
