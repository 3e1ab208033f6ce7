package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.file.PartialFile;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.Workspace;

/** {@code %%writefile}: the rest of the cell becomes a file. */
final class WriteFileMagic implements CellMagic {

  private static final List<String> APPEND = List.of("-a", "--append");

  private final CommandEnvironment where;

  WriteFileMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return "writefile";
  }

  @Override
  public List<String> aliases() {
    return List.of("file");
  }

  @Override
  public Help help() {
    return new Help(
        "%%writefile [-a] FILE",
        "Writes the rest of the cell to a file, in UTF-8; a file of that name is replaced.",
        "With -a or --append it is added to the end of the file.",
        "Folders that are not there are made. The path is relative to the folder that %pwd tells.");
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return FileNames.completing(typed.get(typed.size() - 1), where);
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) {
    List<String> words = new ArrayList<>(arguments.words());
    boolean append = words.removeAll(APPEND);
    if (words.size() != 1) {
      throw new TrialbookException(
          "%%writefile takes one file, and here are "
              + words.size()
              + ".\nTry %%writefile notes.txt");
    }
    Path file = where.resolve(words.get(0));
    boolean there = Files.exists(file);
    byte[] text =
        (body.isEmpty() || body.endsWith("\n") ? body : body + "\n")
            .getBytes(StandardCharsets.UTF_8);
    write(file, append && there, text);
    System.out.println((append && there ? "Appended to " : there ? "Overwrote " : "Wrote ") + file);
    return null;
  }

  private static void write(Path file, boolean append, byte[] text) {
    Path target = file;
    try {
      target = Files.exists(file) ? file.toRealPath() : file;
      try (PartialFile partial = PartialFile.beside(target)) {
        if (append) {
          Files.write(partial.path(), Files.readAllBytes(target), StandardOpenOption.APPEND);
        }
        Files.write(partial.path(), text, StandardOpenOption.APPEND);
        keepPermissions(target, partial.path());
        partial.commit();
      }
    } catch (IOException e) {
      throw PartialFile.failure(target, e);
    }
  }

  /** A script that was made executable stays so. */
  private static void keepPermissions(Path before, Path after) throws IOException {
    if (Files.exists(before) && Files.getFileStore(before).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(after, Files.getPosixFilePermissions(before));
    }
  }
}
