package org.trialbook.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trialbook.sample.Sample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Writes made-up studies, the same ones every time, as NDJSON.")
final class SampleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Compressed if its name ends with .gz or .zst.")
  private Path file;

  @Option(
      names = "--studies",
      defaultValue = "2000",
      paramLabel = "N",
      description = "How many; ${DEFAULT-VALUE} without it, 600000 is the size of the registry.")
  private int studies;

  @Override
  public Integer call() {
    Sample.write(file, studies);
    return 0;
  }
}
