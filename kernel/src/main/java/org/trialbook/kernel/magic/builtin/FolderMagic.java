package org.trialbook.kernel.magic.builtin;

import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %pwd}: where commands and magics work. */
final class FolderMagic implements LineMagic {

  private final CommandEnvironment where;

  FolderMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return "pwd";
  }

  @Override
  public Help help() {
    return new Help(
        "%pwd",
        "Tells the folder in which commands run and magics look for files; %cd changes it.",
        "As a value: its path, as a String.");
  }

  @Override
  public String valueType() {
    return "java.lang.String";
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    System.out.println(where.folder());
    return where.folder().toString();
  }

  @Override
  public Object value(Arguments arguments, Workspace workspace) {
    return where.folder().toString();
  }
}
