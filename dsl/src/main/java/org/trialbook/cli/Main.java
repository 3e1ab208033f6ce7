package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
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

  private static final String UTF_8_LOCALE =
      "Run the command in a UTF-8 locale: export LC_ALL=C.UTF-8";

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = commandLine();
    commandLine.setOut(new PrintWriter(System.out, true, UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, UTF_8));
    System.exit(
        wereLost(arguments, commandLine.getErr())
            ? CommandLine.ExitCode.USAGE
            : commandLine.execute(arguments));
  }

  /** Java puts this sign for letters that the charset of the locale does not have. */
  private static boolean wereLost(String[] arguments, PrintWriter err) {
    for (String argument : arguments) {
      if (argument.indexOf('\uFFFD') >= 0) {
        err.println(
            "Letters of %s are lost: they are not in the charset of this locale, %s.\n%s"
                .formatted(argument, System.getProperty("sun.jnu.encoding"), UTF_8_LOCALE));
        return true;
      }
    }
    return false;
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
          if (failure instanceof InvalidPathException) {
            command.getErr().println(failure.getMessage() + "\n" + UTF_8_LOCALE);
            return CommandLine.ExitCode.SOFTWARE;
          }
          if (failure instanceof TrialbookException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
          }
          throw failure;
        });
    return commandLine;
  }
}
