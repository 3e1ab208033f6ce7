package org.trialbook.kernel.magic.builtin;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %cd}: where commands and magics work. */
final class ChangeFolderMagic implements LineMagic {

  private final CommandEnvironment where;

  ChangeFolderMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return "cd";
  }

  @Override
  public Help help() {
    return new Help(
        "%cd [FOLDER]",
        "Lets commands run, and magics look for files, in another folder from now on.",
        "Without a folder, the user's home; - is the folder before; ~ is home; {name} is the value"
            + " of a variable.",
        "Java cannot change its own folder: Path.of(\"a.csv\") and new File(\"a.csv\") stay where"
            + " the kernel was started. Path here = Path.of(folder) with String folder = %pwd goes"
            + " along.");
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return typed.size() == 1
        ? FileNames.completing(typed.get(0), where).stream()
            .filter(each -> each.endsWith("/"))
            .toList()
        : List.of();
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    String wanted = Placeholders.fill(arguments.text(), workspace);
    String folder = wanted.isEmpty() ? "~" : new Arguments(wanted).exactly(1, "%cd FOLDER").get(0);
    where.moveTo(folder.equals("-") ? where.folderBefore() : where.resolve(folder));
    Path java = Path.of("").toAbsolutePath();
    System.out.println(where.folder());
    if (!where.folder().equals(java)) {
      System.out.println("(for commands and magics; paths in Java stay relative to " + java + ")");
    }
    return where.folder().toString();
  }

  @Override
  public String valueType() {
    return "java.lang.String";
  }
}
