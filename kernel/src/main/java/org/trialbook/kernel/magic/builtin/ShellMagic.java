package org.trialbook.kernel.magic.builtin;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Magics;
import org.trialbook.kernel.magic.Workspace;

/** {@code !command}, {@code %bash} and {@code %%bash}: commands of the operating system. */
final class ShellMagic implements LineMagic, CellMagic {

  private final CommandEnvironment where;

  ShellMagic(CommandEnvironment where) {
    this.where = where;
  }

  @Override
  public String name() {
    return Magics.SHELL;
  }

  @Override
  public List<String> aliases() {
    return List.of("sh", "!");
  }

  @Override
  public Help help() {
    return new Help(
        "!COMMAND\n%%bash",
        "Runs a command, or the rest of the cell, in bash; what it prints shows as it comes.",
        "Its input is empty. An interrupt of the cell ends it, and so does the end of the kernel.",
        "A status other than 0 is printed by !COMMAND and is an error of %%bash.",
        "{name} in a command is the value of that variable of the notebook, as one word whatever"
            + " is in it: !wc -l {file}. It stands alone or within quotes. The shell never reads it"
            + " as code: spaces, quotes, $ and ; in it are text. (IPython puts the text in as it"
            + " is.) {{name}} is {name}; where there is no such variable, {name} stays as well.",
        "As a value: what it prints, as a String; String files = !ls. Its lines: var lines = !ls",
        "%cd and %env say where it runs and what it finds in its environment.",
        "On Windows the commands are those of cmd, and {name} stays as it is.");
  }

  @Override
  public String valueType() {
    return "java.lang.String";
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws InterruptedException {
    if (arguments.text().isEmpty()) {
      throw new TrialbookException("There is no command behind the magic.\nTry !ls");
    }
    return run(where, arguments.text(), workspace, System.out);
  }

  @Override
  public Object value(Arguments arguments, Workspace workspace) throws InterruptedException {
    return printed(where, arguments, workspace);
  }

  /** What a command prints, without the end of its last line. */
  static String printed(CommandEnvironment where, Arguments arguments, Workspace workspace)
      throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    run(where, arguments.text(), workspace, printed);
    return printed.toString(StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
  }

  private static int run(
      CommandEnvironment where, String command, Workspace workspace, OutputStream output)
      throws InterruptedException {
    Placeholders.Command filled =
        Script.isOfWindows()
            ? new Placeholders.Command(command, Map.of())
            : Placeholders.inCommand(command, workspace);
    int status = Script.run(filled.script(), where, filled.values(), output);
    if (status != 0) {
      System.err.println("exit status " + status);
    }
    return status;
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace)
      throws InterruptedException {
    int status = Script.run(body, where, Map.of(), System.out);
    if (status != 0) {
      throw new TrialbookException("The script ended with exit status " + status + ".");
    }
    return null;
  }
}
