package org.trialbook.kernel.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The libraries of a notebook: what cells have added to the class path, and where from. */
public final class Libraries {

  /**
   * What a cell has added.
   *
   * @param entries jars and folders that are new
   * @param downloads how many of them came over the network
   * @param notes what the author should know, one sentence each
   * @param missing why some of what was wanted could not be added, one message each
   */
  public record Added(
      List<Path> entries, int downloads, List<String> notes, List<String> missing) {}

  private final List<Repository> repositories = new ArrayList<>();
  private ClassPath classPath;
  private Resolver resolver;

  /** Artifacts are looked for here too from now on. */
  public void add(Repository repository) {
    repositories.removeIf(each -> each.id().equals(repository.id()));
    repositories.add(repository);
  }

  /** Adds jars and folders as they are. */
  public Added add(List<Path> entries) {
    List<String> notes = new ArrayList<>();
    List<Path> added = entries.stream().filter(each -> classPath().add(each, notes)).toList();
    return new Added(added, 0, notes, List.of());
  }

  /**
   * Adds artifacts and what they depend on.
   *
   * @param offline whether only the local repository is asked
   * @param progress hears in a line what is being done
   */
  public Added resolve(List<Coordinates> wanted, boolean offline, Consumer<String> progress)
      throws InterruptedException {
    return resolve(wanted, Optional.empty(), offline, progress);
  }

  /** Adds the dependencies of a project, from the repositories that it names among others. */
  public Added resolve(Resolver.Pom pom, boolean offline, Consumer<String> progress)
      throws InterruptedException {
    return resolve(List.of(), Optional.of(pom), offline, progress);
  }

  private Added resolve(
      List<Coordinates> wanted,
      Optional<Resolver.Pom> pom,
      boolean offline,
      Consumer<String> progress)
      throws InterruptedException {
    resolver = resolver == null ? ResolverClasses.resolver() : resolver;
    Resolver.Resolution found =
        resolver.resolve(
            new Resolver.Request(wanted, pom, List.copyOf(repositories), offline),
            classPath(),
            progress);
    List<Path> added = new ArrayList<>();
    found
        .jars()
        .forEach(
            (artifact, jar) -> {
              if (classPath().add(artifact, jar)) {
                added.add(jar);
              }
            });
    return new Added(added, found.downloads(), found.notes(), found.missing());
  }

  private ClassPath classPath() {
    classPath = classPath == null ? ClassPath.ofKernel() : classPath;
    return classPath;
  }
}
