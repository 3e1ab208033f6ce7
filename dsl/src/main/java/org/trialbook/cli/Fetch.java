package org.trialbook.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.trialbook.Search;
import org.trialbook.Trialbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings the studies that match into a file, whole records, one a line.",
      "A fetch without --limit that was stopped goes on where it stopped when it is run again.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  trialbook fetch --cond \"heart failure\" --status RECRUITING --out hf.ndjson",
      "  trialbook fetch --term 'AREA[Phase]PHASE3 AND pembrolizumab' --out pembro.ndjson.gz",
      "",
      "The registry that is asked is ClinicalTrials.gov, or what TRIALBOOK_REGISTRY names."
    })
final class Fetch implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--cond", paramLabel = "WORDS", description = "Condition or disease.")
  private String condition;

  @Option(names = "--intr", paramLabel = "WORDS", description = "Intervention or treatment.")
  private String intervention;

  @Option(
      names = "--term",
      paramLabel = "ESSIE",
      description = "Anything in the registry's query language.")
  private String term;

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "One or more, by commas: RECRUITING,COMPLETED.")
  private String[] statuses;

  @Option(names = "--limit", paramLabel = "N", description = "This many studies at most.")
  private Long limit;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Compressed if its name ends with .gz.")
  private Path file;

  @Override
  public Integer call() {
    Trialbook.showProgress(TerminalProgress.on(spec.commandLine().getErr()));
    spec.commandLine().getErr().println(search().toNdjson(file));
    return 0;
  }

  private Search search() {
    Search search = Trialbook.search();
    search = condition == null ? search : search.condition(condition);
    search = intervention == null ? search : search.intervention(intervention);
    search = term == null ? search : search.raw(term);
    if (statuses != null) {
      String[] more = Arrays.copyOfRange(statuses, 1, statuses.length);
      search = search.status(statuses[0], more);
    }
    return limit == null ? search : search.limit(limit);
  }
}
