package org.trialbook.cli;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.version.DataDays;
import org.trialbook.mirror.Mirror;
import org.trialbook.progress.WorkTally;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves studies as a local registry that speaks API v2, by default to this machine only.",
      "Its address is printed when it answers. Searches wait until the studies are indexed, which",
      "takes a while for many; a last line then says what was read. Stop it with Ctrl-C."
    })
final class ServeCommand implements Callable<Integer> {

  private static final System.Logger LOG = System.getLogger(ServeCommand.class.getName());

  private static final int MOST_NAMED = 20;

  private static final int LARGEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "What flatten reads: NDJSON, a .zip, a folder ..., or the folder of a snapshot. Without"
              + " it: the sample.")
  private Path file;

  @Option(names = "--port", paramLabel = "N", description = "The port; any free one without it.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "HOST",
      description = "Where to listen instead, such as 0.0.0.0 for all of the network.")
  private String host = "127.0.0.1";

  @Option(
      names = "--private",
      description = {
        "No web page may read it. Without it those of any site may that are open in a browser",
        "on this machine, as with the registry itself: right for what everybody may know."
      })
  private boolean isPrivate;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port is from 0 to %s, not %s".formatted(LARGEST_PORT, port));
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    Corpus corpus = corpus();
    try (Mirror mirror = corpus.begin(address, pages())) {
      Thread stopping = new Thread(() -> stop(mirror), "stop");
      Runtime.getRuntime().addShutdownHook(stopping);
      try {
        serve(mirror, address, corpus);
      } finally {
        Runtime.getRuntime().removeShutdownHook(stopping);
      }
    }
    return 0;
  }

  private void serve(Mirror mirror, InetSocketAddress address, Corpus corpus)
      throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (!address.isUnresolved() && !address.getAddress().isLoopbackAddress()) {
      warn();
    }
    spec.commandLine().getOut().println(mirror.url());
    if (spec.commandLine().getOut().checkError()) {
      throw new TrialbookException("Nobody would know where it is: standard output is closed.");
    }
    try {
      List<String> notes = mirror.notes();
      corpus.indexed().end();
      notes.forEach(err::println);
      corpus.counts().ifPresent(all -> err.println(line(all, mirror.doubles())));
      err.flush();
    } catch (CancellationException e) {
      LOG.log(System.Logger.Level.DEBUG, "Stopped while it indexes", e);
    }
    new CountDownLatch(1).await();
  }

  /** Ctrl-C and SIGTERM are how one is done with a server, and no failure. */
  private static void stop(Mirror mirror) {
    mirror.close();
    Runtime.getRuntime().halt(0);
  }

  private void warn() {
    spec.commandLine()
        .getErr()
        .println(
            "Warning: whoever reaches %s over the network can read these studies and keep this machine busy.\n"
                    .formatted(host)
                + "There is no password, and nothing is encrypted. Without --address it serves this"
                + " machine only.");
    spec.commandLine().getErr().flush();
  }

  /** Nothing is written that could name all that was not read. */
  private void tell(Accounting accounting, List<String> notes) {
    PrintWriter err = spec.commandLine().getErr();
    accounting.rejects().first().stream()
        .limit(MOST_NAMED)
        .forEach(reject -> err.println(reject.line()));
    accounting.leftOut().first().stream()
        .limit(MOST_NAMED)
        .forEach(thing -> err.println("left out: " + thing.input() + ", " + thing.reason()));
    notes.forEach(err::println);
    err.flush();
  }

  private static String line(Counts all, int doubles) {
    return new Counts(
            all.studies() - doubles, all.rejects(), all.leftOut(), doubles, all.valueRejects())
        .line();
  }

  /** What is to be served. */
  private record Corpus(Start start, WorkTally indexed, Optional<Counts> counts) {

    private interface Start {
      Mirror begin(InetSocketAddress address, Mirror.Pages pages, LongConsumer progress);
    }

    Mirror begin(InetSocketAddress address, Mirror.Pages pages) {
      return start.begin(address, pages, indexed::reached);
    }
  }

  private Corpus corpus() {
    if (file == null) {
      return corpus(Sample.studies(), Sample.DATA_TIMESTAMP, Optional.empty());
    }
    if (Files.isRegularFile(file.resolve("manifest.json"))) {
      Snapshot snapshot = Snapshot.open(file);
      return new Corpus(
          (address, pages, heard) -> Mirror.begin(snapshot, address, pages, heard),
          indexed(snapshot.size()),
          Optional.empty());
    }
    List<byte[]> records = new ArrayList<>();
    Accounting accounting = CheckedStudies.read(List.of(file), records::add);
    accounting.requireStudies(file.toString());
    DataDays days = new DataDays();
    records.forEach(days::add);
    tell(accounting, days.notes());
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime data = days.newest().map(LocalDate::atStartOfDay).orElse(now);
    return corpus(records, data, Optional.of(accounting.counts()));
  }

  private Corpus corpus(List<byte[]> studies, LocalDateTime data, Optional<Counts> counts) {
    return new Corpus(
        (address, pages, heard) -> Mirror.begin(studies, data, address, pages, heard),
        indexed(studies.size()),
        counts);
  }

  private WorkTally indexed(long total) {
    WorkTally tally = new WorkTally("Index", TerminalProgress.on(spec.commandLine().getErr()));
    tally.expect(OptionalLong.of(total));
    return tally;
  }

  private Mirror.Pages pages() {
    return isPrivate ? Mirror.Pages.NONE : Mirror.Pages.OF_ANY_SITE;
  }
}
