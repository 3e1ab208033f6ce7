package org.trialbook.kernel.library.maven;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.trialbook.TrialbookException;
import org.trialbook.text.DidYouMean;

/** Says why something could not be resolved, and what there is instead. */
final class Unresolved {

  private final RepositorySystem maven;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  Unresolved(
      RepositorySystem maven,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.maven = maven;
    this.session = session;
    this.repositories = repositories;
  }

  /** Artifacts are missing, or cannot be fetched; the first of them stands for all. */
  TrialbookException artifacts(ArtifactResolutionException failure) {
    ArtifactResult missing =
        failure.getResults().stream()
            .filter(each -> !each.isResolved())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(failure));
    Artifact artifact = missing.getRequest().getArtifact();
    boolean notThere =
        missing.getExceptions().stream().allMatch(ArtifactNotFoundException.class::isInstance);
    return notThere
        ? new TrialbookException(
            "There is no %s in %s.\n%s".formatted(artifact, places(), hint(artifact)), failure)
        : new TrialbookException(
            "%s could not be fetched.\n%s".formatted(artifact, reason(failure)), failure);
  }

  static TrialbookException dependencies(DependencyCollectionException failure) {
    return new TrialbookException(
        "The dependencies could not be found out.\n" + reason(failure), failure);
  }

  /** The innermost message: the outer ones repeat it at length. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Objects.requireNonNullElse(cause.getMessage(), cause.toString())
        .lines()
        .findFirst()
        .orElse("");
  }

  private String places() {
    return session.isOffline()
        ? "the local repository, and Maven is offline"
        : repositories.stream().map(RemoteRepository::getId).collect(Collectors.joining(", "));
  }

  private String hint(Artifact artifact) {
    List<String> versions = versions(artifact);
    if (versions.isEmpty()) {
      return "No version of it is known there; %mavenRepo ID URL adds another repository.";
    }
    List<String> near = DidYouMean.nearest(artifact.getVersion(), versions);
    return "Its newest version is "
        + versions.get(versions.size() - 1)
        + (near.isEmpty() ? "." : "; near by are " + String.join(", ", near) + ".");
  }

  private List<String> versions(Artifact artifact) {
    Artifact any =
        new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), "jar", "[0,)");
    try {
      return maven
          .resolveVersionRange(session, new VersionRangeRequest(any, repositories, null))
          .getVersions()
          .stream()
          .map(Object::toString)
          .toList();
    } catch (VersionRangeResolutionException e) {
      return List.of();
    }
  }
}
