package org.trialbook.kernel.magic.builtin;

import java.util.List;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.library.Repository;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %mavenRepo}: where libraries come from. */
final class MavenRepositoryMagic implements LineMagic {

  private final Libraries libraries;

  MavenRepositoryMagic(Libraries libraries) {
    this.libraries = libraries;
  }

  @Override
  public String name() {
    return "mavenRepo";
  }

  @Override
  public List<String> aliases() {
    return List.of("addMavenRepo");
  }

  @Override
  public Help help() {
    return new Help(
        "%mavenRepo ID URL",
        "Lets %maven look in another repository too, from now on.",
        "Mirrors and passwords of Maven's settings.xml go by the id.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    List<String> words = arguments.exactly(2, "%mavenRepo ID URL");
    libraries.add(new Repository(words.get(0), words.get(1)));
    return null;
  }
}
