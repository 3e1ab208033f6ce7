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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Accounting;
import org.trialbook.flatten.Counts;
import org.trialbook.flatten.DataDays;
import org.trialbook.flatten.StudyFiles;
import org.trialbook.mirror.Mirror;
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
      "Its address is printed when it is ready. Stop it with Ctrl-C."
    })
final class Serve implements Callable<Integer> {

  private static final int MOST_NAMED = 20;

  private static final int LARGEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "What flatten reads: NDJSON, a .zip, a folder ..., or the folder of a snapshot. Without it: the sample.")
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
    try (Mirror mirror = mirror(address)) {
      Thread stopping = new Thread(() -> stop(mirror), "stop");
      Runtime.getRuntime().addShutdownHook(stopping);
      if (!address.isUnresolved() && !address.getAddress().isLoopbackAddress()) {
        warn();
      }
      mirror.notes().forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      spec.commandLine().getOut().println(mirror.url());
      if (spec.commandLine().getOut().checkError()) {
        Runtime.getRuntime().removeShutdownHook(stopping);
        throw new TrialbookException("Nobody would know where it is: standard output is closed.");
      }
      new CountDownLatch(1).await();
    }
    return 0;
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
                + "There is no password, and nothing is encrypted. Without --address it serves this machine only.");
    spec.commandLine().getErr().flush();
  }

  /** Nothing is written that could name all that was not read. */
  private void tell(Accounting accounting, int doubles) {
    PrintWriter err = spec.commandLine().getErr();
    accounting.rejects().first().stream()
        .limit(MOST_NAMED)
        .forEach(reject -> err.println(reject.line()));
    accounting.leftOut().first().stream()
        .limit(MOST_NAMED)
        .forEach(thing -> err.println("left out: " + thing.input() + ", " + thing.reason()));
    Counts all = accounting.counts();
    err.println(
        new Counts(
                all.studies() - doubles, all.rejects(), all.leftOut(), doubles, all.valueRejects())
            .line());
    err.flush();
  }

  private Mirror mirror(InetSocketAddress address) {
    if (file == null) {
      return Mirror.serve(Sample.studies(), Sample.DATA_TIMESTAMP, address, pages());
    }
    if (Files.isRegularFile(file.resolve("manifest.json"))) {
      return Mirror.serve(Snapshot.open(file), address, studies -> {}, pages());
    }
    List<byte[]> records = new ArrayList<>();
    Accounting accounting = StudyFiles.studies(List.of(file), records::add);
    accounting.requireStudies(file.toString());
    DataDays days = new DataDays();
    records.forEach(days::add);
    days.notes().forEach(spec.commandLine().getErr()::println);
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime data = days.newest().map(LocalDate::atStartOfDay).orElse(now);
    Mirror mirror = Mirror.serve(records, data, address, pages());
    tell(accounting, mirror.doubles());
    return mirror;
  }

  private Mirror.Pages pages() {
    return isPrivate ? Mirror.Pages.NONE : Mirror.Pages.OF_ANY_SITE;
  }
}
