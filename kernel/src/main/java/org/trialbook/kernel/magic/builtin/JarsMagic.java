package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %jars} and {@code %%jars}: libraries that are files. */
final class JarsMagic implements LineMagic, CellMagic {

  private final ClassPathFiles files;

  JarsMagic(Libraries libraries, CommandEnvironment where) {
    files = new ClassPathFiles(libraries, where, true);
  }

  @Override
  public String name() {
    return "jars";
  }

  @Override
  public List<String> aliases() {
    return List.of("jar");
  }

  @Override
  public Help help() {
    return new Help(
        "%jars FILE|FOLDER|PATTERN ...\n%%jars",
        "Adds jars to the class path; a folder stands for the jars in it.",
        "In a pattern * and ? stand for parts of a name and ** for folders: %jars lib/*.jar",
        "%%jars has one in each line below; what stands behind // or # is a remark.",
        "As a value: the new jars, as a List<String>.");
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
  public Object run(Arguments arguments, Workspace workspace) throws IOException {
    if (arguments.text().isEmpty()) {
      throw new TrialbookException("%jars needs a file.\nTry %jars lib/*.jar");
    }
    return files.add(arguments.words(), workspace);
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) throws IOException {
    List<String> words = new java.util.ArrayList<>(arguments.words());
    words.addAll(ClassPathFiles.lines(body));
    if (words.isEmpty()) {
      throw new TrialbookException("%%jars needs a file in a line below.\nTry lib/*.jar");
    }
    files.add(words, workspace);
    return null;
  }
}
