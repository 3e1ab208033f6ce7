package org.trialbook.kernel.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.trialbook.TrialbookException;

/**
 * What a jar on the class path is.
 *
 * @param group empty if the jar does not tell
 * @param artifact as the jar or its file name tells
 * @param version empty if neither tells
 */
record Library(String group, String artifact, String version, Path jar) {

  private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
  private static final Pattern PROPERTIES =
      Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

  /** By what Maven has put into the jar, else by the name of the file. */
  static Library of(Path jar) {
    String file = jar.getFileName().toString();
    Matcher name = FILE.matcher(file);
    Library byName =
        name.matches()
            ? new Library("", name.group(1), name.group(2), jar)
            : new Library("", file.replaceFirst("\\.jar$", ""), "", jar);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      var entries =
          zip.stream().filter(each -> PROPERTIES.matcher(each.getName()).matches()).toList();
      if (entries.size() != 1) {
        return byName; // several are those of jars that were packed into it
      }
      Properties maven = new Properties();
      try (InputStream in = zip.getInputStream(entries.get(0))) {
        maven.load(in);
      }
      return new Library(
          maven.getProperty("groupId", ""),
          maven.getProperty("artifactId", byName.artifact),
          maven.getProperty("version", byName.version),
          jar);
    } catch (IOException e) {
      throw TrialbookException.cannot("read a library", e);
    }
  }

  boolean is(String otherGroup, String otherArtifact) {
    return artifact.equals(otherArtifact)
        && (group.isEmpty() || otherGroup.isEmpty() || group.equals(otherGroup));
  }

  /** How a person calls it. */
  String title() {
    return (group.isEmpty() ? "" : group + ":")
        + artifact
        + (version.isEmpty() ? "" : " " + version);
  }
}
