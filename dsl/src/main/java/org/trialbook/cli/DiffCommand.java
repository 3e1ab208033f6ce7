package org.trialbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.trialbook.change.ChangeKind;
import org.trialbook.change.Changes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "What changed from one snapshot to a later one, one row a change.",
      "Each side is a snapshot, by name or folder, or files: whatever flatten reads."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      ExitStatus.ALL_READ,
      ExitStatus.FAILED,
      ExitStatus.WRONG_USE,
      ExitStatus.SOME_REJECTS
    })
final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "The earlier one.")
  private String earlier;

  @Parameters(index = "1", paramLabel = "B", description = "The later one.")
  private String later;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "A .ndjson (.gz, .zst), .csv or .parquet file.")
  private Path out;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<ChangeKind> kinds;

  @Mixin private SnapshotsOption among;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (StudiesArgument before = StudiesArgument.of(earlier, among, err);
        StudiesArgument after = StudiesArgument.of(later, among, err)) {
      for (StudiesArgument side : List.of(before, after)) {
        side.tellNotes(err);
        side.tellRejects(err);
      }
      write(changes(before, after, err), err);
      return ExitStatus.of(before.rejects() + after.rejects());
    }
  }

  /** Of files the order is the user's, who may be mistaken. */
  private static Changes changes(StudiesArgument before, StudiesArgument after, PrintWriter err) {
    if (before.files().isEmpty() && after.files().isEmpty()) {
      return Changes.between(before.snapshot(), after.snapshot());
    }
    Optional<LocalDate> first = before.snapshot().updated();
    Optional<LocalDate> second = after.snapshot().updated();
    if (first.isPresent() && second.isPresent() && first.get().isAfter(second.get())) {
      err.printf(
          "%s has an update of %s, and the latest of %s is of %s: is the earlier one named first?%n",
          before.name(), first.get(), after.name(), second.get());
    }
    return Changes.inOrder(before.snapshot(), after.snapshot());
  }

  private void write(Changes all, PrintWriter err) {
    Changes.Summary summary = (kinds == null ? all : all.of(kinds)).write(out);
    new TreeMap<>(summary.kinds())
        .forEach((kind, count) -> err.printf(Locale.ROOT, "%,9d %s%n", count, kind));
    err.printf(
        Locale.ROOT,
        "%s: %,d changes of %,d studies, from %s to %s%n",
        out,
        summary.changes(),
        summary.studies(),
        all.earlier().dataTimestamp(),
        all.later().dataTimestamp());
    summary.notes().forEach(err::println);
  }
}
