package org.trialbook.kernel.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A Maven repository in a folder, with artifacts that a test makes, and settings that lead to it.
 */
public final class SmallRepository {

  private final Path home;
  private final Path folder;

  /** An empty repository below the home of a user who has never used Maven. */
  public SmallRepository(Path home) {
    this.home = home;
    this.folder = home.resolve("remote");
    write(
        settings(),
        """
        <settings>
          <mirrors>
            <mirror>
              <id>small</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(url()));
  }

  /** The home directory of the user whose settings lead here. */
  public Path home() {
    return home;
  }

  public Path settings() {
    return home.resolve(".m2/settings.xml");
  }

  public Path localRepository() {
    return home.resolve(".m2/repository");
  }

  public String url() {
    return folder.toUri().toString();
  }

  /** A library with a class {@code demo.<Name>} whose {@code version()} tells which one it is. */
  public SmallRepository with(String coordinates, String className, String... dependencies) {
    return with(
        coordinates,
        Map.of(
            "demo/" + className + ".java",
            "package demo; public class %s { public static String version() { return \"%s\"; } }"
                .formatted(className, coordinates)),
        "",
        dependencies);
  }

  /** A library of these files, those that end with .java compiled. */
  public SmallRepository with(
      String coordinates, Map<String, String> files, String pomParts, String... dependencies) {
    Coordinates of = Coordinates.of(coordinates);
    Path place =
        folder
            .resolve(of.group().replace('.', '/'))
            .resolve(of.artifact())
            .resolve(of.version())
            .resolve(of.artifact() + "-" + of.version());
    write(Path.of(place + ".pom"), pom(of, pomParts, dependencies));
    if (!of.extension().equals("pom")) {
      String classifier = of.classifier().isEmpty() ? "" : "-" + of.classifier();
      jar(Path.of(place + classifier + ".jar"), files);
    }
    versions(of);
    return this;
  }

  public static void jar(Path jar, Map<String, String> files) {
    try {
      Path work = Files.createTempDirectory("small");
      files.forEach((name, text) -> write(work.resolve(name), text));
      try (Stream<Path> all = Files.walk(work)) {
        List<String> sources =
            all.map(Path::toString).filter(each -> each.endsWith(".java")).toList();
        if (!sources.isEmpty()) {
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  Stream.concat(
                          Stream.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                          sources.stream())
                      .toArray(String[]::new));
        }
      }
      Files.createDirectories(jar.getParent());
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> all = Files.walk(work)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          if (!file.toString().endsWith(".java")) {
            out.putNextEntry(new JarEntry(work.relativize(file).toString()));
            Files.copy(file, out);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pom(Coordinates of, String parts, String... dependencies) {
    StringBuilder list = new StringBuilder();
    for (String each : dependencies) {
      list.append(dependency(Coordinates.of(each)));
    }
    return "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s<dependencies>%s</dependencies></project>"
        .formatted(
            of.group(),
            of.artifact(),
            of.version(),
            of.extension().equals("pom") ? "<packaging>pom</packaging>" + parts : parts,
            list);
  }

  public static String dependency(Coordinates of) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted(of.group(), of.artifact(), of.version());
  }

  private void versions(Coordinates of) {
    Path artifact = folder.resolve(of.group().replace('.', '/')).resolve(of.artifact());
    try (Stream<Path> versions = Files.list(artifact)) {
      String list =
          versions
              .filter(Files::isDirectory)
              .map(each -> "<version>" + each.getFileName() + "</version>")
              .sorted()
              .reduce("", String::concat);
      write(
          artifact.resolve("maven-metadata.xml"),
          "<metadata><groupId>%s</groupId><artifactId>%s</artifactId><versioning><versions>%s</versions></versioning></metadata>"
              .formatted(of.group(), of.artifact(), list));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
