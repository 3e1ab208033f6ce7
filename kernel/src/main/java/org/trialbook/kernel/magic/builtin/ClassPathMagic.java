package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.Coordinates;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.library.Repository;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %classpath}: jars and folders of classes, and what BeakerX called by this name. */
final class ClassPathMagic implements LineMagic, CellMagic {

  /** What BeakerX's notebooks say. */
  private static final String FORMS =
      "Write %classpath FILE, %classpath add jar FILE, %classpath add mvn GROUP ARTIFACT VERSION or"
          + " %classpath config resolver ID URL";

  private static final String NAME = "classpath";

  private final Libraries libraries;
  private final ClassPathFiles files;
  private final ClassPathFiles jars;

  ClassPathMagic(Libraries libraries, CommandEnvironment where) {
    this.libraries = libraries;
    files = new ClassPathFiles(libraries, where, false);
    jars = new ClassPathFiles(libraries, where, true);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Help help() {
    return new Help(
        """
        %classpath FILE|FOLDER|PATTERN ...
        %classpath add jar FILE|FOLDER|PATTERN ...
        %classpath add mvn GROUP ARTIFACT VERSION
        %%classpath add mvn
        %classpath config resolver ID URL\
        """,
        "Adds jars and folders of classes to the class path.",
        "In a pattern * and ? stand for parts of a name and ** for folders.",
        "The other forms are those of BeakerX: add jar is %jars, add mvn is %maven (as"
            + " GROUP:ARTIFACT:VERSION too), config resolver is %mavenRepo. With two percent signs"
            + " each line below is one more.",
        "As a value: what is new, as a List<String>.");
  }

  @Override
  public String valueType() {
    return "java.util.List<java.lang.String>";
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return files.completing(typed);
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace)
      throws IOException, InterruptedException {
    return run(arguments.words(), List.of(), workspace);
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace)
      throws IOException, InterruptedException {
    run(arguments.words(), ClassPathFiles.lines(body), workspace);
    return null;
  }

  private List<String> run(List<String> words, List<String> lines, Workspace workspace)
      throws IOException, InterruptedException {
    String form = String.join(" ", words.subList(0, Math.min(2, words.size())));
    List<String> rest = words.subList(Math.min(2, words.size()), words.size());
    List<String> all = new ArrayList<>(lines);
    switch (form) {
      case "add mvn", "add maven" -> {
        all.add(0, String.join(" ", rest));
        return MavenMagic.add(
            all.stream().filter(each -> !each.isEmpty()).map(ClassPathMagic::artifact).toList(),
            false,
            libraries,
            workspace);
      }
      case "add jar" -> {
        all.addAll(0, rest);
        return jars.add(required(all), workspace);
      }
      case "config resolver" -> {
        if (rest.size() == 2) {
          libraries.add(new Repository(rest.get(0), rest.get(1)));
          return List.of();
        }
        throw new TrialbookException(
            "A resolver takes an id and an address, such as https://repo.example.org."
                + "\nMaven's own repositories and the local one are asked without it.");
      }
      default -> {
        if (words.size() > 1 && List.of("add", "config", "reset").contains(words.get(0))) {
          throw new TrialbookException("%classpath does not know " + form + ".\n" + FORMS);
        }
        all.addAll(0, words);
        return files.add(required(all), workspace);
      }
    }
  }

  private static List<String> required(List<String> words) {
    if (words.isEmpty()) {
      throw new TrialbookException("There is no file to add.\nTry %" + NAME + " lib/*.jar");
    }
    return words;
  }

  /** {@code group artifact version}, or the same with colons. */
  private static Coordinates artifact(String line) {
    return Coordinates.of(line.strip().replaceAll("\\s+", ":"));
  }
}
