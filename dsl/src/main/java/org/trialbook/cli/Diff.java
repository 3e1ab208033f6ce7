package org.trialbook.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.trialbook.change.ChangeKind;
import org.trialbook.change.Changes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "What changed from one snapshot to a later one, one row a change.")
final class Diff implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "The earlier snapshot: name or folder.")
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

  @Option(names = "--in", paramLabel = "DIR", description = "The folder of snapshots.")
  private Path folder;

  @Override
  public Integer call() {
    Changes all =
        Changes.between(SnapshotArgument.of(earlier, folder), SnapshotArgument.of(later, folder));
    Changes.Summary summary = (kinds == null ? all : all.of(kinds)).write(out);
    var err = spec.commandLine().getErr();
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
    return 0;
  }
}
