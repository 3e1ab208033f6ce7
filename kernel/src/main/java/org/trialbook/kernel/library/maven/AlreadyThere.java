package org.trialbook.kernel.library.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionContext;
import org.eclipse.aether.collection.DependencySelector;
import org.eclipse.aether.graph.Dependency;
import org.trialbook.kernel.library.ClassPath;

/**
 * Leaves out of the graph what is on the class path: a class that is loaded cannot be replaced, and
 * what that version needs is there as well.
 */
final class AlreadyThere implements DependencySelector {

  private final ClassPath classPath;
  private final Map<String, String> notes = new LinkedHashMap<>();

  AlreadyThere(ClassPath classPath) {
    this.classPath = classPath;
  }

  @Override
  public synchronized boolean selectDependency(Dependency dependency) {
    Artifact wanted = dependency.getArtifact();
    if (!wanted.getClassifier().isEmpty()) {
      return true;
    }
    String group = wanted.getGroupId();
    String artifact = wanted.getArtifactId();
    Optional<String> version = classPath.version(group, artifact);
    version
        .filter(there -> !there.equals(wanted.getVersion()))
        .ifPresent(
            there ->
                notes.putIfAbsent(
                    group + ":" + artifact,
                    "%s:%s %s %s, so %s was not added."
                        .formatted(
                            group,
                            artifact,
                            there,
                            classPath.owner(group, artifact),
                            wanted.getVersion())));
    return version.isEmpty();
  }

  @Override
  public DependencySelector deriveChildSelector(DependencyCollectionContext context) {
    return this;
  }

  synchronized List<String> notes() {
    return List.copyOf(notes.values());
  }
}
