package org.trialbook.kernel.library.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/** The artifacts of a resolved graph, and which versions gave way to which. */
final class Graph {

  private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private Graph() {}

  static Graph of(DependencyNode root) {
    Graph graph = new Graph();
    graph.add(root, null);
    return graph;
  }

  /** In the order of the class path: what depends on others comes before them. */
  List<Artifact> artifacts() {
    return new ArrayList<>(artifacts.values());
  }

  List<String> notes() {
    return new ArrayList<>(notes);
  }

  private void add(DependencyNode node, Artifact parent) {
    Artifact artifact = node.getArtifact();
    if (node.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode winner) {
      note(artifact, winner.getArtifact(), parent);
      return;
    }
    if (artifact != null) {
      artifacts.putIfAbsent(artifact.toString(), artifact);
    }
    node.getChildren().forEach(child -> add(child, artifact));
  }

  private void note(Artifact loser, Artifact winner, Artifact parent) {
    if (!loser.getVersion().equals(winner.getVersion())) {
      String wish = parent == null ? "" : ", which " + parent.getArtifactId() + " asks for,";
      notes.add(
          "%s:%s %s%s gave way to %s."
              .formatted(
                  loser.getGroupId(),
                  loser.getArtifactId(),
                  loser.getVersion(),
                  wish,
                  winner.getVersion()));
    }
  }
}
