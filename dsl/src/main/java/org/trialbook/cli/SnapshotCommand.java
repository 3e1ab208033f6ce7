package org.trialbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.Trialbook;
import org.trialbook.snapshot.Route;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.snapshot.Unusual;
import org.trialbook.snapshot.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps all studies of a registry on this machine, as they were on a day.",
      "Snapshots stand in TRIALBOOK_SNAPSHOTS, or in .trialbook/snapshots of your home."
    })
final class SnapshotCommand {

  @Spec private CommandSpec spec;

  @Mixin private SnapshotsOption among;

  private Snapshots snapshots() {
    return among.snapshots().progress(TerminalProgress.on(spec.commandLine().getErr()));
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Brings all studies of the registry, or those of files that you have.",
        "Stopped, it goes on where it was when the same is asked for again."
      },
      exitCodeListHeading = ExitStatus.HEADING,
      exitCodeList = {
        ExitStatus.ALL_READ,
        ExitStatus.FAILED,
        ExitStatus.WRONG_USE,
        ExitStatus.SOME_REJECTS
      })
  int create(
      @Parameters(arity = "0..*", paramLabel = "FILE", description = "What flatten reads.")
          List<Path> files,
      @Option(names = "--name", paramLabel = "NAME", description = "For FILEs, which need one.")
          String name,
      @Option(
              names = "--route",
              paramLabel = "ROUTE",
              description = "archive, pages or legacy_archive; archive without it.")
          Route route) {
    if (files == null || files.isEmpty()) {
      require(name == null, "--name is for FILEs: what the registry has is named after its day.");
      return made(snapshots().create(Trialbook.registry(), route == null ? Route.ARCHIVE : route));
    }
    require(name != null, "A snapshot of files needs a name: --name NAME");
    require(route == null, "--route is for the registry, not for FILEs.");
    return made(snapshots().create(name, files, Optional.empty()));
  }

  /** An option that says nothing to the command is a mistake, not a wish to be ignored. */
  private void require(boolean right, String otherwise) {
    if (!right) {
      throw new ParameterException(spec.subcommands().get("create"), otherwise);
    }
  }

  @Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = "Makes a snapshot of today from the newest one and what changed since.",
      exitCodeListHeading = ExitStatus.HEADING,
      exitCodeList = {
        ExitStatus.ALL_READ,
        ExitStatus.FAILED,
        ExitStatus.WRONG_USE,
        ExitStatus.SOME_REJECTS
      })
  int update(
      @Option(
              names = "--allow",
              split = ",",
              paramLabel = "WHAT",
              description = {
                "What is refused otherwise: ANOTHER_REGISTRY than the snapshot's,",
                "MANY_REMOVALS, of more than 5 %% of the studies."
              })
          Unusual... allowed) {
    Unusual[] all = allowed == null ? new Unusual[0] : allowed;
    // What is wrong with another one is told, and is no failure of this update.
    tellProblems();
    return made(snapshots().allow(all).update(Trialbook.registry()));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints name, date of the data and studies of each snapshot.",
      exitCodeListHeading = ExitStatus.HEADING,
      exitCodeList = {"0:Done.", "1:It failed.", ExitStatus.WRONG_USE, ExitStatus.SOME_DAMAGED})
  int list() {
    snapshots().list().forEach(this::print);
    return ExitStatus.of(tellProblems());
  }

  /** How many snapshots cannot be opened. */
  private int tellProblems() {
    List<String> problems = snapshots().problems();
    problems.forEach(spec.commandLine().getErr()::println);
    return problems.size();
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Reads every byte of a snapshot; 1 where something is damaged.")
  int verify(
      @Parameters(paramLabel = "NAME", description = "Of the snapshot, or its folder.") String name,
      @Option(
              names = "--mend",
              description = "Drops what is damaged and can be made again: the relations of SQL.")
          boolean mend) {
    Snapshot snapshot = among.find(name);
    Verification verification = mend ? snapshot.mend() : snapshot.verify();
    PrintWriter out = spec.commandLine().getOut();
    verification.problems().forEach(out::println);
    out.printf(Locale.ROOT, "%s: %,d studies are whole%n", name, verification.studies());
    return verification.isWhole() ? 0 : 1;
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = {
        "Removes all snapshots but the newest, and what stopped attempts left.",
        "One that cannot be opened stays and does not count."
      },
      exitCodeListHeading = ExitStatus.HEADING,
      exitCodeList = {"0:Done.", "1:It failed.", ExitStatus.WRONG_USE, ExitStatus.SOME_DAMAGED})
  int prune(
      @Option(
              names = "--keep",
              paramLabel = "N",
              defaultValue = "2",
              description = "How many stay; ${DEFAULT-VALUE} without it.")
          int keep) {
    snapshots().prune(keep).forEach(name -> spec.commandLine().getOut().println(name));
    return ExitStatus.of(tellProblems());
  }

  /** Says what was made, and how much could not be read. */
  private int made(Snapshot snapshot) {
    print(snapshot);
    spec.commandLine().getErr().println(snapshot.counts().line());
    return ExitStatus.of(snapshot.rejects());
  }

  private void print(Snapshot snapshot) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s\t%s\t%d studies\t%s%n",
            snapshot.name(),
            snapshot.dataTimestamp(),
            snapshot.size(),
            snapshot.path());
    snapshot.notes().forEach(spec.commandLine().getErr()::println);
  }
}
