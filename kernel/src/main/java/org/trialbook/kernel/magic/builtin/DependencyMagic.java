package org.trialbook.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.Coordinates;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.library.Repository;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %dependency}: libraries as notebooks for rapaio's kernel ask for them. */
final class DependencyMagic implements LineMagic {

  private static final List<String> OPTIONS =
      List.of("/add", "/resolve", "/add-repo", "/list-dependencies");

  /** Of rapaio's, which say nothing here: what is loaded stays, and what is optional is added. */
  private static final List<String> FLAGS = List.of("--optional", "--force");

  private final Libraries libraries;
  private final List<Coordinates> wanted = new ArrayList<>();

  DependencyMagic(Libraries libraries) {
    this.libraries = libraries;
  }

  @Override
  public String name() {
    return "dependency";
  }

  @Override
  public Help help() {
    return new Help(
        """
        %dependency /add GROUP:ARTIFACT[:EXTENSION[:CLASSIFIER]]:VERSION
        %dependency /resolve
        %dependency /add-repo ID URL
        %dependency /list-dependencies\
        """,
        "Adds libraries and all that they depend on, in two steps, as in notebooks for rapaio's"
            + " kernel: /add names one, /resolve brings all that were named since, together.",
        "%dependency /add a:b:1 /resolve does both. %maven does it in one step: see %maven?",
        "As a value: the new jars, as a List<String>.");
  }

  @Override
  public String valueType() {
    return "java.util.List<java.lang.String>";
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return OPTIONS;
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws InterruptedException {
    if (arguments.text().isEmpty()) {
      throw new TrialbookException(
          "There is nothing to add.\nTry %" + name() + " /add group:artifact:version");
    }
    List<String> added = List.of();
    Iterator<String> words = arguments.words().iterator();
    while (words.hasNext()) {
      String option = words.next();
      switch (option) {
        case "/add" -> wanted.add(Coordinates.of(next(option, words)));
        case "/add-repo" -> {
          libraries.add(new Repository(next(option, words), next(option, words)));
          words.forEachRemaining(policy -> {}); // of updates, which Maven's settings say
        }
        case "/list-dependencies" ->
            wanted.forEach(each -> System.out.println(each + ", to be resolved"));
        case "/resolve" -> added = resolve(workspace);
        default -> {
          if (!FLAGS.contains(option)) {
            throw new TrialbookException(
                "%dependency does not know "
                    + option
                    + ".\nIt knows "
                    + String.join(", ", OPTIONS));
          }
        }
      }
    }
    if (!wanted.isEmpty()) {
      System.out.println(
          "To be resolved: "
              + String.join(", ", wanted.stream().map(Coordinates::toString).toList())
              + "; %dependency /resolve brings "
              + (wanted.size() == 1 ? "it." : "them."));
    }
    return added;
  }

  private List<String> resolve(Workspace workspace) throws InterruptedException {
    if (wanted.isEmpty()) {
      System.out.println("There is nothing to resolve.");
      return List.of();
    }
    List<Coordinates> all = List.copyOf(wanted);
    wanted.clear();
    return MavenMagic.add(all, false, libraries, workspace);
  }

  private static String next(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new TrialbookException(
          "%dependency " + option + " says nothing behind it.\nSee %dependency?");
    }
    return words.next();
  }
}
