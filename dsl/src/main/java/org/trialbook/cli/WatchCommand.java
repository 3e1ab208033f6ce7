package org.trialbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.alert.Delivery;
import org.trialbook.alert.WatchList;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.watch.SnapshotWatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what changed for the studies of a watch list since the last time.",
      "Once, for cron; or again and again with --every. 1 where an outlet failed:",
      "its alerts wait in the outbox, and go the next time; or where --update did:",
      "then what there is already is looked at."
    })
final class WatchCommand implements Callable<Integer> {

  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The watch list, a JSON file.")
  private Path file;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "Look again after this time, such as 6h, 30m or PT1H30M; without it once.")
  private String every;

  @Option(
      names = "--update",
      description = "Bring the newest snapshot up to date before each look.")
  private boolean update;

  @Mixin private SnapshotsOption among;

  @Override
  public Integer call() throws InterruptedException {
    WatchList list = WatchList.read(file);
    Duration wait = every == null ? Duration.ZERO : duration();
    Snapshots snapshots =
        among.snapshots().progress(TerminalProgress.on(spec.commandLine().getErr()));
    SnapshotWatch watching = new SnapshotWatch(list, snapshots, new Delivery(clock));
    while (true) {
      boolean isUpToDate = !update || update(snapshots);
      SnapshotWatch.Look look = watching.look();
      tell(look);
      if (every == null) {
        return look.delivered().problems().isEmpty() && isUpToDate ? 0 : 1;
      }
      Thread.sleep(Math.min(wait.toMillis(), untilAgain(look)));
    }
  }

  /** The registry may be away for once: alerts that wait go all the same. */
  private boolean update(Snapshots snapshots) {
    try {
      snapshots.update(Trialbook.registry());
      return true;
    } catch (TrialbookException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      spec.commandLine().getErr().println(e.getMessage());
      return false;
    }
  }

  private long untilAgain(SnapshotWatch.Look look) {
    return look.delivered()
        .again()
        .map(again -> Math.max(1_000, Duration.between(clock.instant(), again).toMillis()))
        .orElse(Long.MAX_VALUE);
  }

  private void tell(SnapshotWatch.Look look) {
    PrintWriter err = spec.commandLine().getErr();
    String from = look.from().map(name -> "since " + name).orElse("first look");
    err.printf(Locale.ROOT, "%s: %,d changes, %s%n", look.to(), look.found(), from);
    look.delivered()
        .delivered()
        .forEach((name, n) -> err.printf(Locale.ROOT, "%,9d to %s%n", n, name));
    look.notes().forEach(err::println);
    look.delivered().problems().forEach(err::println);
  }

  private Duration duration() {
    try {
      String text = every.strip().toUpperCase(java.util.Locale.ROOT);
      Duration duration =
          Duration.parse(
              text.matches("\\d+D") ? "P" + text : text.startsWith("P") ? text : "PT" + text);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(), "--every is a time such as 30m, 6h or 1d, not " + every);
  }
}
