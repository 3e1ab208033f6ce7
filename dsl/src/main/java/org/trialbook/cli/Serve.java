package org.trialbook.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.trialbook.flatten.StudyFiles;
import org.trialbook.mirror.Mirror;
import org.trialbook.sample.Sample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves studies as a local registry that speaks API v2, on this machine only.",
      "Its address is printed when it is ready. Stop it with Ctrl-C."
    })
final class Serve implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "What flatten reads: NDJSON, a .zip, a folder ... Without it: the sample.")
  private Path file;

  @Option(names = "--port", paramLabel = "N", description = "The port; any free one without it.")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    try (Mirror mirror = file == null ? sample() : mirror(file)) {
      spec.commandLine().getOut().println(mirror.url());
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private Mirror sample() {
    return Mirror.serve(Sample.studies(), Sample.DATA_TIMESTAMP, port);
  }

  private Mirror mirror(Path studies) {
    List<byte[]> records = new ArrayList<>();
    StudyFiles.read(
        studies,
        (bytes, offset, length, position) ->
            records.add(Arrays.copyOfRange(bytes, offset, offset + length)));
    return Mirror.serve(
        records, LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS), port);
  }
}
