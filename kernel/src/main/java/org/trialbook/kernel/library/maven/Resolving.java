package org.trialbook.kernel.library.maven;

import eu.maveniverse.maven.mima.context.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.util.graph.selector.AndDependencySelector;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.ClassPath;
import org.trialbook.kernel.library.Coordinates;
import org.trialbook.kernel.library.Resolver.Pom;
import org.trialbook.kernel.library.Resolver.Request;
import org.trialbook.kernel.library.Resolver.Resolution;

/** One resolution: all that is wanted goes into one graph, so that each artifact comes once. */
final class Resolving {

  private final RepositorySystem maven;
  private final DefaultRepositorySystemSession session;
  private final List<RemoteRepository> repositories;
  private final AlreadyThere alreadyThere;

  Resolving(Context context, ClassPath classPath) {
    maven = context.repositorySystem();
    session = new DefaultRepositorySystemSession(context.repositorySystemSession());
    repositories = new ArrayList<>(context.remoteRepositories());
    alreadyThere = new AlreadyThere(classPath);
    session.setDependencySelector(
        AndDependencySelector.newInstance(alreadyThere, session.getDependencySelector()));
    session.setConfigProperty(
        ConflictResolver.CONFIG_PROP_VERBOSE, ConflictResolver.Verbosity.STANDARD);
  }

  Resolution resolve(Request request, Downloads downloads) {
    CollectRequest collect = new CollectRequest();
    for (Coordinates wanted : request.wanted()) {
      collect.addDependency(new Dependency(artifact(wanted), "compile"));
    }
    request.pom().ifPresent(pom -> addDependencies(pom, collect));
    collect.setRepositories(repositories);
    try {
      Graph graph = Graph.of(maven.collectDependencies(session, collect).getRoot());
      List<String> notes = new ArrayList<>(alreadyThere.notes());
      notes.addAll(graph.notes());
      Map<Coordinates, Path> jars = jars(graph.artifacts());
      return new Resolution(jars, downloads.jars(), notes, List.of());
    } catch (DependencyCollectionException e) {
      throw Unresolved.dependencies(e);
    } catch (ArtifactResolutionException e) {
      throw new Unresolved(maven, session, repositories).artifacts(e);
    }
  }

  private Map<Coordinates, Path> jars(List<Artifact> artifacts) throws ArtifactResolutionException {
    List<ArtifactRequest> requests =
        artifacts.stream().map(each -> new ArtifactRequest(each, repositories, null)).toList();
    Map<Coordinates, Path> jars = new LinkedHashMap<>();
    for (ArtifactResult result : maven.resolveArtifacts(session, requests)) {
      Artifact found = result.getArtifact();
      if (found.getExtension().equals("jar")) {
        jars.put(coordinates(found), found.getFile().toPath());
      }
    }
    return jars;
  }

  /** What a project depends on, by its effective model: with its parents and imported lists. */
  private void addDependencies(Pom pom, CollectRequest collect) {
    ProjectFiles files = ProjectFiles.of(pom.file());
    session.setWorkspaceReader(files);
    try {
      ArtifactDescriptorResult project =
          maven.readArtifactDescriptor(
              session, new ArtifactDescriptorRequest(files.project(), repositories, null));
      repositories.clear();
      repositories.addAll(
          maven.newResolutionRepositories(session, merged(project.getRepositories())));
      collect.setManagedDependencies(project.getManagedDependencies());
      project.getDependencies().stream()
          .filter(each -> pom.scopes().contains(each.getScope()))
          .map(each -> each.setScope("compile").setOptional(false))
          .forEach(collect::addDependency);
    } catch (ArtifactDescriptorException e) {
      throw new TrialbookException("The POM cannot be used.\n" + Unresolved.reason(e), e);
    }
  }

  private List<RemoteRepository> merged(List<RemoteRepository> more) {
    Map<String, RemoteRepository> byId = new LinkedHashMap<>();
    repositories.forEach(each -> byId.put(each.getId(), each));
    more.forEach(each -> byId.putIfAbsent(each.getId(), each));
    return new ArrayList<>(byId.values());
  }

  private static Artifact artifact(Coordinates wanted) {
    return new DefaultArtifact(
        wanted.group(),
        wanted.artifact(),
        wanted.classifier(),
        wanted.extension(),
        wanted.version());
  }

  static Coordinates coordinates(Artifact artifact) {
    return new Coordinates(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getExtension(),
        artifact.getClassifier(),
        artifact.getBaseVersion());
  }
}
