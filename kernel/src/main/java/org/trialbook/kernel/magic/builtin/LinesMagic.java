package org.trialbook.kernel.magic.builtin;

import java.util.List;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Magics;
import org.trialbook.kernel.magic.Workspace;

/** {@code %sx}, and {@code var lines = !command}: what a command prints, line by line. */
final class LinesMagic implements LineMagic {

  private final CommandEnvironment where;

  LinesMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return Magics.LINES;
  }

  @Override
  public List<String> aliases() {
    return List.of("system");
  }

  @Override
  public Help help() {
    return new Help(
        "var lines = !COMMAND\nlines = %sx COMMAND",
        "Runs a command as ! does, and gives what it prints as a List<String>, a line each.",
        "What it prints to its error stream shows in the cell, and so does a status other than 0.",
        "Behind an equals sign ! is a command where a var, a String or a List<String> is declared"
            + " and its first word is no name of Java; everywhere else it is Java's. Use %sx"
            + " there.");
  }

  @Override
  public String valueType() {
    return "java.util.List<java.lang.String>";
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws InterruptedException {
    List<String> lines = value(arguments, workspace);
    lines.forEach(System.out::println);
    return lines;
  }

  @Override
  public List<String> value(Arguments arguments, Workspace workspace) throws InterruptedException {
    return ShellMagic.printed(where, arguments, workspace).lines().toList();
  }
}
