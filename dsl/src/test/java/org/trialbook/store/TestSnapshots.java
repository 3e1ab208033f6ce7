package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;

/** Snapshots for tests of what stores them. */
final class TestSnapshots {

  private TestSnapshots() {}

  static Snapshot of(Path folder, String name, List<byte[]> studies) throws IOException {
    Path file = Corpus.file(folder, name + ".ndjson", studies);
    return Snapshots.in(folder.resolve("snapshots"))
        .create(name, List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
  }

  /**
   * The least that a study has.
   *
   * @param title as it stands between the quotes of JSON
   */
  static byte[] study(int number, String startDate, String title) {
    return String.format(
            Locale.ROOT,
            """
        {"protocolSection":{"identificationModule":{"nctId":"NCT%08d","briefTitle":"%s"},\
        "statusModule":{"overallStatus":"COMPLETED","startDateStruct":{"date":"%s"}}}}""",
            number,
            title,
            startDate)
        .getBytes(UTF_8);
  }
}
