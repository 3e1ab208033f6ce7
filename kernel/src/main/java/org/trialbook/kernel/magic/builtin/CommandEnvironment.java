package org.trialbook.kernel.magic.builtin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trialbook.TrialbookException;

/**
 * Where the commands and magics of a notebook work, and the environment of its commands. Those of
 * the process stay as they were: Java can change neither.
 */
final class CommandEnvironment {

  private final Path home;
  private final Map<String, String> inherited;
  private final Map<String, String> set = new TreeMap<>();
  private Path folder;
  private Path before;

  /**
   * @param folder where work begins
   * @param home what a tilde stands for
   * @param inherited the environment of the process
   */
  CommandEnvironment(Path folder, Path home, Map<String, String> inherited) {
    this.folder = folder;
    this.before = folder;
    this.home = home;
    this.inherited = inherited;
  }

  /** Of this process. */
  static CommandEnvironment ofProcess() {
    return new CommandEnvironment(
        Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home")), System.getenv());
  }

  /** Where relative paths begin. */
  Path folder() {
    return folder;
  }

  /** Where they began before the last change. */
  Path folderBefore() {
    return before;
  }

  Path home() {
    return home;
  }

  /** A file as a cell names it, absolute. */
  Path resolve(String path) {
    boolean ofHome = path.equals("~") || path.startsWith("~/");
    return (ofHome
            ? home.resolve(path.substring(Math.min(2, path.length())))
            : folder.resolve(path))
        .normalize();
  }

  /** Relative paths begin there from now on. */
  void moveTo(Path other) {
    if (!Files.isDirectory(other)) {
      throw new TrialbookException(
          Files.exists(other)
              ? other + " is no folder."
              : "There is no folder " + other + ".\nThe folder is still " + folder + ".");
    }
    before = folder;
    folder = other;
  }

  /** The variables of the environment by name. */
  Map<String, String> variables() {
    Map<String, String> all = new TreeMap<>(inherited);
    all.putAll(set);
    return all;
  }

  /** Those that a cell has set. */
  Map<String, String> changes() {
    return Collections.unmodifiableMap(set);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(set.getOrDefault(name, inherited.get(name)));
  }

  void set(String name, String value) {
    set.put(name, value);
  }
}
