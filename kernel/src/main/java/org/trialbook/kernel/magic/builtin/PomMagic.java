package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.library.PomText;
import org.trialbook.kernel.library.Resolver.Pom;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %loadFromPOM} and {@code %%loadFromPOM}: the libraries that a POM names. */
final class PomMagic implements LineMagic, CellMagic {

  private static final Set<String> SCOPES =
      new LinkedHashSet<>(List.of("compile", "runtime", "system", "import"));

  private final Libraries libraries;
  private final CommandEnvironment where;

  PomMagic(Libraries libraries, CommandEnvironment where) {
    this.libraries = libraries;
    this.where = where;
  }

  @Override
  public String name() {
    return "loadFromPOM";
  }

  @Override
  public Help help() {
    return new Help(
        "%loadFromPOM FILE [SCOPE ...]\n%%loadFromPOM [SCOPE ...]",
        "Adds the dependencies of a POM to the class path: one in a file, or what stands in the"
            + " rest of the cell.",
        "The cell takes what a README shows: <dependency> and <repository> elements, loose or in"
            + " their lists, or a whole <project>.",
        "Without scopes: compile, runtime, system and import.");
  }

  @Override
  public String valueType() {
    return "java.util.List<java.lang.String>";
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return typed.size() == 1 ? FileNames.completing(typed.get(0), where) : List.copyOf(SCOPES);
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws InterruptedException {
    List<String> words = new ArrayList<>(arguments.words());
    boolean offline = words.removeAll(MavenMagic.OFFLINE);
    if (words.isEmpty()) {
      throw new TrialbookException("%loadFromPOM needs a file.\nTry %loadFromPOM pom.xml");
    }
    Path file = where.resolve(words.get(0));
    if (!Files.isRegularFile(file)) {
      throw new TrialbookException("There is no file " + file + ".");
    }
    return add(
        words.get(0), new Pom(file, scopes(words.subList(1, words.size()))), offline, workspace);
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(arguments.words());
    boolean offline = words.removeAll(MavenMagic.OFFLINE);
    Path file = Files.createTempFile("cell", ".pom");
    try {
      Files.writeString(file, PomText.complete(body));
      add("dependencies of the POM", new Pom(file, scopes(words)), offline, workspace);
      return null;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private List<String> add(String what, Pom pom, boolean offline, Workspace workspace)
      throws InterruptedException {
    return LibraryReport.add(
        what, progress -> libraries.resolve(pom, offline, progress), workspace);
  }

  private static Set<String> scopes(List<String> wanted) {
    return wanted.isEmpty() ? SCOPES : new LinkedHashSet<>(wanted);
  }
}
