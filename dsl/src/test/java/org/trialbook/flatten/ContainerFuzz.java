package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.StudyFiles;

/**
 * One file of whatever kind: it is read, or the reason is told; and what is counted is what came.
 *
 * <p>The first byte says by which name it goes, the rest is what is in it.
 */
final class ContainerFuzz {

  private static final List<String> NAMES =
      List.of("f.ndjson", "f.json", "f.gz", "f.zst", "f.zip", "f.xml", "f", "f.csv");

  private static final Plan PLAN = Plan.of(Relations.STUDIES.select("nctId", "enrollmentCount"));

  private ContainerFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Path folder = Files.createTempDirectory("fuzz");
    Path file = folder.resolve(NAMES.get((input[0] & 0xff) % NAMES.size()));
    try {
      Files.write(file, java.util.Arrays.copyOfRange(input, 1, input.length));
      read(file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void read(Path file) {
    Flattened flattened = new Flattened();
    Flattener flattener = new Flattener(PLAN, flattened.batches::add, flattened.rejects::add);
    try {
      StudyFiles.read(file, flattener);
    } catch (TrialbookException e) {
      assertThat(e.getMessage()).contains(file.toString());
    }
    long studies = flattener.studies();
    flattener.finish();
    Counts counts = flattener.takeAccounting().counts();
    assertThat(counts.studies()).isEqualTo(studies);
    assertThat(counts.rejects()).isEqualTo(flattened.rejects.size());
  }
}
