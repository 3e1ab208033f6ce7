package org.trialbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.trialbook.Search;
import org.trialbook.Trialbook;
import org.trialbook.frame.Export;
import org.trialbook.registry.Crawl;
import org.trialbook.registry.DataChange;
import org.trialbook.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings the studies that match into a file: whole records, one JSON object a line.",
      "",
      "Options that say which studies narrow each other; without any, all studies come,",
      "some 600,000 of them and 10 GB. A fetch that was stopped goes on where it stopped",
      "when the same command is run again (with --limit it begins again).",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  trialbook fetch --cond \"heart failure\" --status RECRUITING --out hf.ndjson",
      "  trialbook fetch --term 'AREA[Phase]PHASE3 AND pembrolizumab' --out pembro.ndjson.gz",
      "  trialbook fetch --url 'https://clinicaltrials.gov/search?cond=asthma' --out a.ndjson",
      "  trialbook fetch --updated-since 2026-11-01 --out november.ndjson.zst",
      "  trialbook fetch --at-once 4 --contact me@example.org --out registry.ndjson.zst",
      "",
      "The registry that is asked is ClinicalTrials.gov, or what TRIALBOOK_REGISTRY names: an",
      "address, or sample. It is asked three times a second at most, by all your programs",
      "together. A bar shows how it gets on where standard error is a terminal."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      ExitStatus.ALL_READ,
      ExitStatus.FAILED,
      ExitStatus.WRONG_USE,
      ExitStatus.SOME_REJECTS
    })
final class FetchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--cond", paramLabel = "WORDS", description = "Condition or disease.")
  private String condition;

  @Option(names = "--intr", paramLabel = "WORDS", description = "Intervention or treatment.")
  private String intervention;

  @Option(names = "--spons", paramLabel = "WORDS", description = "Lead sponsor or collaborator.")
  private String sponsor;

  @Option(
      names = "--locn",
      paramLabel = "WORDS",
      description = "City, state, country or facility of a site.")
  private String location;

  @Option(
      names = "--term",
      paramLabel = "ESSIE",
      description = "Anything in the registry's query language; checked before it is sent.")
  private String term;

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "One or more, by commas: RECRUITING,COMPLETED.")
  private String[] statuses;

  @Option(
      names = "--phase",
      split = ",",
      paramLabel = "PHASE",
      description = "One or more, by commas: PHASE2,PHASE3, or as the site writes them.")
  private String[] phases;

  @Option(
      names = "--updated-since",
      paramLabel = "DAY",
      description = "Last updated on this day or later, such as 2026-11-01.")
  private String updatedSince;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The search that this address asks for, of the site or of the API.")
  private String url;

  @Option(names = "--limit", paramLabel = "N", description = "This many studies at most.")
  private Long limit;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Compressed if its name ends with .gz or .zst. It appears when it is whole.")
  private Path file;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "1",
      description = "Pages that come side by side, 1 to 4; ${DEFAULT-VALUE} without it.")
  private int atOnce;

  @Option(
      names = "--on-data-change",
      paramLabel = "CHOICE",
      defaultValue = "restart",
      description = {
        "When the registry's data changes on the way: restart, so that all is of one day;",
        "note, and go on; or fail. ${DEFAULT-VALUE} without it."
      })
  private DataChange onDataChange;

  @Option(
      names = "--contact",
      paramLabel = "MAIL",
      description = "Told to the registry, so that it can write to you instead of blocking you.")
  private String contact;

  @Option(
      names = "--user-agent",
      paramLabel = "TEXT",
      description = "In place of Trialbook's own, where the registry's edge refuses that.")
  private String userAgent;

  @Option(
      names = "--maximum-tls",
      paramLabel = "VERSION",
      description = "Speak no newer TLS than this, 1.2 or 1.3.")
  private String maximumTls;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Trialbook.showProgress(TerminalProgress.on(err));
    introduce();
    Export export = limit == null ? search().toNdjson(file, this::chosen) : some();
    for (Export.Written written : export.files()) {
      err.printf(
          Locale.ROOT,
          "%s: %,d studies, %,d bytes%n",
          written.file(),
          written.rows(),
          written.bytes());
      err.println(written.provenance().line());
    }
    return ExitStatus.of(export.accounting().counts());
  }

  private void introduce() {
    Registry registry = Trialbook.registry();
    registry = contact == null ? registry : registry.contact(contact);
    registry = userAgent == null ? registry : registry.userAgent(userAgent);
    registry = maximumTls == null ? registry : registry.maximumTls(maximumTls);
    if (!registry.equals(Trialbook.registry())) {
      Trialbook.use(registry);
    }
  }

  private Export some() {
    if (atOnce != 1) {
      throw new ParameterException(
          spec.commandLine(), "--at-once is for all studies: leave out --limit or --at-once");
    }
    return search().limit(limit).toNdjson(file);
  }

  private Crawl chosen(Crawl crawl) {
    return crawl.onDataChange(onDataChange).sideBySide(atOnce);
  }

  private Search search() {
    Search search = url == null ? Trialbook.search() : Search.parse(url);
    search = condition == null ? search : search.condition(condition);
    search = intervention == null ? search : search.intervention(intervention);
    search = sponsor == null ? search : search.sponsor(sponsor);
    search = location == null ? search : search.location(location);
    search = term == null ? search : search.raw(term);
    search = updatedSince == null ? search : search.updatedSince(updatedSince);
    search = statuses == null ? search : search.status(statuses[0], behindFirst(statuses));
    return phases == null ? search : search.phase(phases[0], behindFirst(phases));
  }

  private static String[] behindFirst(String... texts) {
    return Arrays.copyOfRange(texts, 1, texts.length);
  }
}
