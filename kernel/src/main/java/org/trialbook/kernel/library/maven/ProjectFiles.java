package org.trialbook.kernel.library.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.trialbook.kernel.library.PomText;

/**
 * Lets Maven find a project that is a file, and its parents beside it, as if they were installed.
 */
final class ProjectFiles implements WorkspaceReader {

  private final Map<String, Path> files = new LinkedHashMap<>();
  private final WorkspaceRepository repository = new WorkspaceRepository("project");
  private final Artifact project;

  private ProjectFiles(Path pom) {
    PomText text = PomText.of(pom);
    project = new DefaultArtifact(text.group(), text.artifact(), "pom", text.version());
    Path file = pom.toAbsolutePath().normalize();
    while (file != null && Files.isRegularFile(file) && !files.containsValue(file)) {
      PomText each = PomText.of(file);
      files.put(key(each.group(), each.artifact(), each.version()), file);
      file = each.parent(file);
    }
  }

  static ProjectFiles of(Path pom) {
    return new ProjectFiles(pom);
  }

  Artifact project() {
    return project;
  }

  @Override
  public WorkspaceRepository getRepository() {
    return repository;
  }

  @Override
  public File findArtifact(Artifact artifact) {
    Path file =
        artifact.getExtension().equals("pom")
            ? files.get(key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion()))
            : null;
    return file == null ? null : file.toFile();
  }

  @Override
  public List<String> findVersions(Artifact artifact) {
    return List.of();
  }

  private static String key(String group, String artifact, String version) {
    return group + ":" + artifact + ":" + version;
  }
}
