package org.trialbook.registry.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;
import org.trialbook.registry.wire.PageDisplay;

/**
 * A browser of this machine, Chromium or one of its kin, for pages that nothing else shows: {@code
 * use(registry().throughBrowser(Browser.chromium()))}.
 *
 * <p>It is started for each page, without a window and with an empty profile, and ended with it. It
 * asks nobody but the registry's site, loads nothing down and nothing to look at (pictures, films,
 * fonts). None is ever installed.
 */
public final class Browser {

  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "microsoft-edge",
          "chrome.exe",
          "msedge.exe");

  private final Path program;

  private Browser(Path program) {
    this.program = program;
  }

  /**
   * The first Chromium, Chrome or Edge on the PATH.
   *
   * @throws TrialbookException where there is none, or no Playwright on the class path, which
   *     drives it
   */
  public static Browser chromium() {
    return chromium(System.getenv().getOrDefault("PATH", ""));
  }

  static Browser chromium(String path) {
    OptionalPart.BROWSER.need();
    return onPath(path)
        .map(Browser::new)
        .orElseThrow(
            () ->
                new TrialbookException(
                    "There is no Chromium, Chrome or Edge on the PATH.\nInstall one (Debian: apt install chromium), or name its program: Browser.at(Path.of(\"...\"))"));
  }

  private static Optional<Path> onPath(String path) {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator, -1))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The browser that this program is.
   *
   * @throws TrialbookException where there is no such program, or no Playwright on the class path
   */
  public static Browser at(Path program) {
    OptionalPart.BROWSER.need();
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new TrialbookException(
          "There is no program %s.\nName that of Chromium, Chrome or Edge, or take the one on the PATH: Browser.chromium()"
              .formatted(program));
    }
    return new Browser(program.toAbsolutePath());
  }

  /** Where its program is. */
  public Path program() {
    return program;
  }

  /**
   * Displays pages and tells the visible text of what a CSS selector finds in them, as a JSON array
   * of texts in the order of the page; empty where nothing was found in time.
   */
  @Internal
  public PageDisplay texts(String selector) {
    return request -> PageVisit.await(program, selector, request);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Browser browser && program.equals(browser.program);
  }

  @Override
  public int hashCode() {
    return program.hashCode();
  }

  @Override
  public String toString() {
    return "Browser at " + program;
  }
}
