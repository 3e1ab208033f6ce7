package org.trialbook.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user's files belong, by the rules of the system: the XDG base directories, macOS's
 * Library, or Windows's AppData.
 *
 * @param environment the environment variables
 * @param system the name of the operating system, as Java tells it
 * @param home the user's home
 */
public record UserFolders(Map<String, String> environment, String system, Path home) {

  /** Those of whoever runs this process. */
  public static UserFolders ofThisProcess() {
    return new UserFolders(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /** The folder that an environment variable names; empty where it is not set, or blank. */
  public Optional<Path> named(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(path -> !path.isBlank())
        .map(Path::of);
  }

  /** What can be lost. */
  public Path cache() {
    if (isWindows() && environment.containsKey("LOCALAPPDATA")) {
      return Path.of(environment.get("LOCALAPPDATA"));
    }
    return isMac()
        ? home.resolve("Library/Caches")
        : named("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
  }

  /** What programs keep for the user. */
  public Path data() {
    if (isWindows()) {
      return named("APPDATA").orElse(home.resolve("AppData/Roaming"));
    }
    return isMac()
        ? home.resolve("Library/Application Support")
        : named("XDG_DATA_HOME").orElse(home.resolve(".local/share"));
  }

  /** Whether the system is macOS. */
  public boolean isMac() {
    return system.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  /** Whether the system is Windows. */
  public boolean isWindows() {
    return system.toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
