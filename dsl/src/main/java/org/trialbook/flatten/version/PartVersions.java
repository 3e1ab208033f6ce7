package org.trialbook.flatten.version;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.trialbook.Internal;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.RecordKeys;
import org.trialbook.flatten.Flattening;

/**
 * Which studies a part of an input holds, in which versions: enough to tell, from all parts
 * together, what each has to leave out. It travels between processes: 16 bytes a record.
 */
@Internal
public final class PartVersions implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long[] keys;
  private final int[] updated;
  private final int[] holders;

  private PartVersions(RecordKeys keys, List<StudyVersion> versions) {
    this.keys = new long[versions.size()];
    this.updated = new int[versions.size()];
    this.holders = new int[versions.size()];
    for (int i = 0; i < versions.size(); i++) {
      this.keys[i] = keys.get(i);
      this.updated[i] = versions.get(i).updated();
      this.holders[i] = versions.get(i).holder();
    }
  }

  /** How many records the part has. */
  public int size() {
    return keys.length;
  }

  /** For each part what it leaves out, by the rule of {@link StudyVersion} over all of them. */
  public static List<OlderVersions> older(List<PartVersions> parts) {
    RecordKeys all = new RecordKeys();
    for (PartVersions part : parts) {
      for (long key : part.keys) {
        all.add(key);
      }
    }
    long[] repeated = all.repeated();
    NewestVersions newest = new NewestVersions(all, repeated);
    for (PartVersions part : parts) {
      for (int i = 0; i < part.size(); i++) {
        newest.take(new StudyVersion(part.updated[i], part.holders[i]));
      }
    }
    List<OlderVersions> older = new ArrayList<>();
    int from = 0;
    for (PartVersions part : parts) {
      BitSet own = newest.older().get(from, from + part.size());
      older.add(new OlderVersions(own, own.cardinality(), part.size()));
      from += part.size();
    }
    return older;
  }

  /** Looks at the versions in a part, result by result. */
  public static final class Builder {
    private final RecordKeys keys = new RecordKeys();
    private final List<StudyVersion> versions = new ArrayList<>();

    /** What the part is flattened by. */
    public Flattening flattening(Chunks part) {
      return new Flattening(StudyVersion.PLAN, part, 1);
    }

    /** Takes what came of the next chunk. */
    public void add(Flattening.Result result) {
      keys.addAll(result.keys());
      versions.addAll(StudyVersion.ofRecords(result));
    }

    /** The versions so far. */
    public PartVersions build() {
      return new PartVersions(keys, versions);
    }
  }
}
