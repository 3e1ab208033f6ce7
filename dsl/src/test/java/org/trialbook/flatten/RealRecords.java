package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trialbook.RealData;

/** The real records beside the checkout; tests that ask for them are skipped without them. */
final class RealRecords {

  private RealRecords() {}

  static List<byte[]> all() {
    List<byte[]> records = new ArrayList<>();
    StudyFile.read(
        RealData.path("records/studies.ndjson.gz"),
        (bytes, offset, length, position) ->
            records.add(Arrays.copyOfRange(bytes, offset, offset + length)));
    return records;
  }
}
