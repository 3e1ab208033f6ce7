package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.text.DidYouMean;

/** {@code %load}: code from a file, as if it stood in the cell. */
final class LoadMagic implements LineMagic {

  /** In the order in which they are tried behind a name that is no file. */
  private static final List<String> EXTENSIONS =
      List.of("", ".jsh", ".jshell", ".java", ".jjava", ".ipynb");

  /** Cells are in no package. */
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

  private final CommandEnvironment where;

  LoadMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public Help help() {
    return new Help(
        "%load FILE",
        "Runs the code of a file: Java, JShell, or the code cells of a notebook (.ipynb).",
        "The path is relative to the folder of the notebook, or that of %cd; the extension may be"
            + " left out.");
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return typed.size() == 1 ? FileNames.completing(typed.get(0), where) : List.of();
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws IOException {
    Path file = find(where.resolve(arguments.exactly(1, "%load FILE").get(0)));
    String name = file.getFileName().toString();
    if (!name.endsWith(".ipynb")) {
      String code = text(file);
      return workspace.evaluate(name, PACKAGE.matcher(code).replaceFirst("")).value();
    }
    int number = 0;
    for (String code : NotebookFile.codeCells(file)) {
      number++;
      workspace.evaluate(name + ", code cell " + number, code);
    }
    return null;
  }

  /** Without the mark that some editors begin a file with. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file).replaceFirst("^\ufeff", "").replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new TrialbookException(
          file + " is no text in UTF-8.\nSave it as UTF-8, or name a file of Java.", e);
    }
  }

  private static Path find(Path wanted) {
    return EXTENSIONS.stream()
        .map(extension -> wanted.resolveSibling(wanted.getFileName() + extension))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> notFound(wanted));
  }

  private static TrialbookException notFound(Path wanted) {
    Path folder =
        Optional.ofNullable(wanted.toAbsolutePath().normalize().getParent()).orElse(wanted);
    String hint = "There is no such folder.";
    if (Files.isDirectory(wanted)) {
      hint = "It is a folder.";
    } else if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        List<String> names = files.map(each -> each.getFileName().toString()).sorted().toList();
        hint = DidYouMean.or(wanted.getFileName().toString(), names).strip();
      } catch (IOException e) {
        hint = "The folder cannot be read.";
      }
    }
    return new TrialbookException(
        "There is no file %s in %s.\n%s".formatted(wanted.getFileName(), folder, hint).strip());
  }
}
