package org.trialbook.kernel.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the jars of artifacts and of all that they depend on. */
public interface Resolver {

  /**
   * What is wanted, all of it together.
   *
   * @param pom the file of a project whose dependencies are wanted too
   * @param offline whether only the local repository is asked, whatever the settings say
   */
  record Request(
      List<Coordinates> wanted, Optional<Pom> pom, List<Repository> repositories, boolean offline) {

    /** The same of these alone. */
    public Request only(List<Coordinates> some) {
      return new Request(some, pom, repositories, offline);
    }
  }

  /**
   * The dependencies of a project.
   *
   * @param scopes which of them
   */
  record Pom(Path file, Set<String> scopes) {}

  /**
   * What was found.
   *
   * @param jars what is to be added to the class path, in its order
   * @param downloads how many of them came over the network
   * @param notes which versions gave way to which, one sentence each
   * @param missing why some of what is wanted is not among them, one message each
   */
  record Resolution(
      Map<Coordinates, Path> jars, int downloads, List<String> notes, List<String> missing) {}

  /**
   * Resolves everything that is not on the class path yet; what is missing keeps nothing else back.
   *
   * @param progress hears in a line what is being done, some times a second at most
   * @throws InterruptedException if the thread is interrupted; nothing half is left behind
   */
  Resolution resolve(Request request, ClassPath classPath, Consumer<String> progress)
      throws InterruptedException;
}
