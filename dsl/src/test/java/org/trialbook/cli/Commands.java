package org.trialbook.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/** Runs commands as the launcher does. */
public final class Commands {

  private Commands() {}

  /** The exit code. */
  public static int run(Writer out, Writer err, String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
