package org.trialbook.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.Coordinates;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %maven}: libraries from Maven repositories. */
final class MavenMagic implements LineMagic {

  static final List<String> OFFLINE = List.of("-o", "--offline");

  private final Libraries libraries;

  MavenMagic(Libraries libraries) {
    this.libraries = libraries;
  }

  @Override
  public String name() {
    return "maven";
  }

  @Override
  public List<String> aliases() {
    return List.of("addMavenDependency", "addMavenDependencies");
  }

  @Override
  public Help help() {
    return new Help(
        "%maven [-o] GROUP:ARTIFACT[:EXTENSION[:CLASSIFIER]]:VERSION ...",
        "Adds libraries and all that they depend on to the class path.",
        "Maven's settings.xml says where they come from: repositories, mirrors, proxies, the local"
            + " repository, offline. %mavenRepo adds a repository.",
        "Lines that follow one another are resolved together, so that each library comes in one"
            + " version; notes tell which versions gave way.",
        "What is loaded already stays as it is, and a note tells where another version was wanted.",
        "What cannot be found is the error of the cell; the rest of the lines is added all the"
            + " same.",
        "-o or --offline asks the local repository only.",
        "As a value: the new jars, as a List<String>.");
  }

  @Override
  public String valueType() {
    return "java.util.List<java.lang.String>";
  }

  @Override
  public boolean joinsLines() {
    return true;
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws InterruptedException {
    List<String> words = new ArrayList<>(arguments.words());
    boolean offline = words.removeAll(OFFLINE);
    if (words.isEmpty()) {
      throw new TrialbookException(
          "%maven needs the coordinates of a library.\n"
              + "Try %maven org.apache.commons:commons-math3:3.6.1");
    }
    return add(words.stream().map(Coordinates::of).toList(), offline, libraries, workspace);
  }

  /** Adds artifacts and all that they depend on; the new jars. */
  static List<String> add(
      List<Coordinates> wanted, boolean offline, Libraries libraries, Workspace workspace)
      throws InterruptedException {
    if (wanted.isEmpty()) {
      throw new TrialbookException(
          "No library was named.\nWrite group:artifact:version, such as"
              + " org.apache.commons:commons-math3:3.6.1");
    }
    return LibraryReport.add(
        String.join(", ", wanted.stream().map(Coordinates::toString).toList()),
        progress -> libraries.resolve(wanted, offline, progress),
        workspace);
  }
}
