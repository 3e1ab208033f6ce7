package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.trialbook.Masked;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands behind {@code ./trialbook}: data to files or standard output, everything else to
 * standard error; exit code 0 done, 1 failed with a message, 2 wrong use, 3 done but some records
 * could not be read.
 */
@Command(
    name = "trialbook",
    subcommands = {
      ServeCommand.class,
      FetchCommand.class,
      FlattenCommand.class,
      SampleCommand.class,
      SnapshotCommand.class,
      DiffCommand.class,
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

  /** What a shell says of a program that nobody listens to any more: 128 and SIGPIPE. */
  private static final int GONE = 141;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    OptionalPart.COMMANDS.need();
    CommandLine commandLine = commandLine();
    StandardOutput out = StandardOutput.ofThisProcess();
    commandLine.setOut(out.writer());
    commandLine.setErr(new PrintWriter(System.err, true, UTF_8));
    System.exit(
        wereLost(arguments, commandLine.getErr())
            ? CommandLine.ExitCode.USAGE
            : run(commandLine, out, arguments));
  }

  private static int run(CommandLine commandLine, StandardOutput out, String[] arguments) {
    try {
      int status = commandLine.execute(arguments);
      commandLine.getOut().flush();
      return status == 0
          ? out.failure().map(e -> unwritten(e, commandLine.getErr())).orElse(0)
          : status;
    } catch (Error e) {
      Failures.tell(e, commandLine.getErr());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Who does not read on, as behind {@code | head}, has what they wanted. */
  private static int unwritten(StandardOutput.Failure failure, PrintWriter err) {
    if (failure.isGone()) {
      return GONE;
    }
    Failures.tell(failure, err);
    return CommandLine.ExitCode.SOFTWARE;
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

  /** What was given may be an address with a password in it, and is repeated. */
  private static CommandLine.ParameterException masked(CommandLine.ParameterException misuse) {
    String message = Masked.of(misuse.getMessage());
    return message.equals(misuse.getMessage())
        ? misuse
        : new CommandLine.ParameterException(misuse.getCommandLine(), message);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.registerConverter(Path.class, PathArgument::of);
    String version =
        "Trialbook %s, Java %s".formatted(TrialbookVersion.text(), Runtime.version().feature());
    commandLine.getCommandSpec().version(version);
    commandLine
        .getSubcommands()
        .values()
        .forEach(subcommand -> subcommand.getCommandSpec().version(version));
    CommandLine.IParameterExceptionHandler usual = commandLine.getParameterExceptionHandler();
    commandLine.setParameterExceptionHandler(
        (misuse, given) -> usual.handleParseException(masked(misuse), given));
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof InvalidPathException) {
            command.getErr().println(failure.getMessage() + "\n" + UTF_8_LOCALE);
            return CommandLine.ExitCode.SOFTWARE;
          }
          for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof StandardOutput.Failure full) {
              return unwritten(full, command.getErr());
            }
          }
          Failures.tell(failure, command.getErr());
          return CommandLine.ExitCode.SOFTWARE;
        });
    return commandLine;
  }
}
