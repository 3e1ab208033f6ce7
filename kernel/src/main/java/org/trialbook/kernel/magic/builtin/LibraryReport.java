package org.trialbook.kernel.magic.builtin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.library.Libraries.Added;
import org.trialbook.kernel.magic.Workspace;

/** Puts libraries on the class path and tells about it in one display. */
final class LibraryReport {

  /** How libraries are found, telling how it gets on. */
  interface Finder {
    Added add(Consumer<String> progress) throws InterruptedException;
  }

  private static final int MOST_LINES = 3;

  private LibraryReport() {}

  /**
   * Finds libraries, adds them, and shows progress, then the outcome; what is missing becomes the
   * error of the cell when the rest is there.
   *
   * @param what what is looked for, for the reader
   * @return the new entries of the class path, as IJava gives them
   */
  static List<String> add(String what, Finder finder, Workspace workspace)
      throws InterruptedException {
    Consumer<Object> display = workspace.display(Line.of("Resolving " + what + " ..."));
    Added added;
    try {
      added = finder.add(progress -> display.accept(Line.of(progress)));
    } catch (RuntimeException | InterruptedException e) {
      display.accept(Line.of("Not resolved: " + what));
      throw e;
    }
    workspace.addToClassPath(added.entries());
    List<String> lines = new ArrayList<>();
    lines.add(what + ": " + count(added));
    lines.addAll(added.notes());
    display.accept(Line.of(String.join("\n", lines)));
    if (!added.missing().isEmpty()) {
      throw new TrialbookException(told(added.missing()));
    }
    return added.entries().stream().map(Path::toString).toList();
  }

  /** What is missing, in three lines at most: the one with what to try, or a line for each. */
  private static String told(List<String> missing) {
    if (missing.size() == 1) {
      return missing.get(0);
    }
    List<String> lines = missing.stream().map(each -> each.lines().findFirst().orElse("")).toList();
    return lines.size() <= MOST_LINES
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(0, MOST_LINES - 1))
            + "\nand "
            + (lines.size() - MOST_LINES + 1)
            + " more";
  }

  private static String count(Added added) {
    int jars = added.entries().size();
    if (jars == 0) {
      return "all of it is on the class path already";
    }
    return (jars == 1 ? "1 jar added" : jars + " jars added")
        + (added.downloads() == 0 ? "" : ", " + added.downloads() + " downloaded");
  }

  /** Text that is shown as it is, without the quotes of a string. */
  private record Line(Map<String, Object> mimeBundle) implements Displayable {

    static Line of(String text) {
      return new Line(Map.of("text/plain", text));
    }
  }
}
