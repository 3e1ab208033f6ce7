package org.trialbook.cli;

import org.trialbook.TrialbookException;
import org.trialbook.TrialbookVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands behind {@code ./trialbook}: data to files or standard output, everything else to
 * standard error; exit code 0 done, 1 failed with a message, 2 wrong use.
 */
@Command(
    name = "trialbook",
    subcommands = {
      Serve.class,
      Fetch.class,
      Flatten.class,
      WriteSample.class,
      SnapshotCommand.class,
      Diff.class,
      SqlCommand.class,
      WatchCommand.class,
      PostgresCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = "ClinicalTrials.gov as tables and files.",
    mixinStandardHelpOptions = true)
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    String version =
        "Trialbook %s, Java %s".formatted(TrialbookVersion.text(), Runtime.version().feature());
    commandLine.getCommandSpec().version(version);
    commandLine
        .getSubcommands()
        .values()
        .forEach(subcommand -> subcommand.getCommandSpec().version(version));
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof TrialbookException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
          }
          throw failure;
        });
    return commandLine;
  }
}
