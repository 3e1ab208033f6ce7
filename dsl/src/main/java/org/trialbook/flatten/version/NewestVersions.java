package org.trialbook.flatten.version;

import java.util.Arrays;
import java.util.BitSet;
import org.trialbook.corpus.RecordKeys;

/** Tells which version of each study is the newest, as the records of an input go by. */
final class NewestVersions {

  private final RecordKeys keys;
  private final long[] repeated;
  private final int[] records;
  private final StudyVersion[] versions;
  private final BitSet older = new BitSet();
  private int record;

  /**
   * No record has gone by.
   *
   * @param keys of all records, in their order
   * @param repeated those that come more than once, ascending
   */
  NewestVersions(RecordKeys keys, long[] repeated) {
    this.keys = keys;
    this.repeated = repeated;
    this.records = new int[repeated.length];
    this.versions = new StudyVersion[repeated.length];
  }

  /** The next record goes by. */
  void take(StudyVersion version) {
    int at =
        record < keys.size() && keys.get(record) != RecordKeys.NONE
            ? Arrays.binarySearch(repeated, keys.get(record))
            : -1;
    if (at >= 0) {
      if (versions[at] != null && versions[at].compareTo(version) > 0) {
        older.set(record);
      } else {
        if (versions[at] != null) {
          older.set(records[at]);
        }
        versions[at] = version;
        records[at] = record;
      }
    }
    record++;
  }

  /** How many records went by. */
  int taken() {
    return record;
  }

  /** The records that are there in a newer version. */
  BitSet older() {
    return older;
  }
}
