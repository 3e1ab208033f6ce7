package org.trialbook.kernel.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;

/**
 * Which artifact of a Maven repository.
 *
 * @param classifier empty for the main artifact
 */
public record Coordinates(
    String group, String artifact, String extension, String classifier, String version) {

  private static final Pattern MAVEN =
      Pattern.compile("([^:\\s]+):([^:\\s]+)(?::([^:\\s]+)(?::([^:\\s]+))?)?:([^:\\s]+)");

  /** IJava took those of Ivy as well. */
  private static final Pattern IVY = Pattern.compile("([^#;\\s]+)#([^#;\\s]+);([^#;\\s]+)");

  /** Reads {@code group:artifact[:extension[:classifier]]:version}. */
  public static Coordinates of(String text) {
    Matcher maven = MAVEN.matcher(text);
    if (maven.matches()) {
      return new Coordinates(
          maven.group(1),
          maven.group(2),
          maven.group(3) == null ? "jar" : maven.group(3),
          maven.group(4) == null ? "" : maven.group(4),
          maven.group(5));
    }
    Matcher ivy = IVY.matcher(text);
    if (ivy.matches()) {
      return new Coordinates(ivy.group(1), ivy.group(2), "jar", "", ivy.group(3));
    }
    String fact =
        text.matches("[^:\\s]+:[^:\\s]+")
            ? text + " has no version."
            : text + " names no artifact.";
    throw new TrialbookException(
        fact + "\nWrite group:artifact:version, such as org.apache.commons:commons-math3:3.6.1");
  }

  @Override
  public String toString() {
    boolean plain = classifier.isEmpty() && extension.equals("jar");
    return group
        + ":"
        + artifact
        + (plain ? "" : ":" + extension)
        + (classifier.isEmpty() ? "" : ":" + classifier)
        + ":"
        + version;
  }
}
