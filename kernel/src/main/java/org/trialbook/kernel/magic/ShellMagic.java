package org.trialbook.kernel.magic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trialbook.TrialbookException;

/** {@code !command}, {@code %bash} and {@code %%bash}: commands of the operating system. */
final class ShellMagic implements LineMagic, CellMagic {

  @Override
  public String name() {
    return "bash";
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
        "As a value: what it prints, as a String; String files = %sh ls",
        "On Windows the commands are those of cmd.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws InterruptedException {
    if (arguments.text().isEmpty()) {
      throw new TrialbookException("There is no command behind the magic.\nTry !ls");
    }
    return told(Script.run(arguments.text(), System.out));
  }

  /** What the command prints, without the end of its last line. */
  @Override
  public Object value(Arguments arguments, Workspace workspace) throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    told(Script.run(arguments.text(), printed));
    return printed.toString(StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
  }

  private static int told(int status) {
    if (status != 0) {
      System.err.println("exit status " + status);
    }
    return status;
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace)
      throws InterruptedException {
    int status = Script.run(body, System.out);
    if (status != 0) {
      throw new TrialbookException("The script ended with exit status " + status + ".");
    }
    return null;
  }
}
