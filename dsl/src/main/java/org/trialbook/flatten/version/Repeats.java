package org.trialbook.flatten.version;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.RecordKeys;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Flattening;

/**
 * The studies of an input that come in it more than once. It takes the results of a {@link
 * Flattening} in their order, a number for each record; where some come again, the input is read
 * once more to tell which version of each is the newest.
 *
 * <p>Which record is meant is told by how many came before it, since neither a file's name nor a
 * place in it is there only once.
 */
@Internal
public final class Repeats {

  private final RecordKeys keys = new RecordKeys();

  /** Takes what came of the next chunk. */
  public void add(Flattening.Result result) {
    keys.addAll(result.keys());
  }

  /**
   * Finds all versions but the newest of each study, by one more pass over the same input.
   *
   * @param again the same input from its beginning; asked for only where studies come again
   * @throws TrialbookException where it cannot be read, or is not the same any more
   */
  public OlderVersions older(Supplier<? extends Chunks> again, int workers) {
    long[] repeated = keys.repeated();
    if (repeated.length == 0) {
      return OlderVersions.NONE;
    }
    Newest newest = new Newest(repeated);
    try (Chunks chunks = again.get();
        Flattening flattening = new Flattening(StudyVersion.PLAN, chunks, workers)) {
      for (var next = flattening.next(); next.isPresent(); next = flattening.next()) {
        newest.look(next.get());
      }
    } catch (IOException e) {
      throw new TrialbookException("Cannot read the studies again: " + e.getMessage() + ".", e);
    }
    OlderVersions.requireSame(newest.record, keys.size());
    return new OlderVersions(newest.older, repeated.length, keys.size());
  }

  /** The newest version of each study so far. */
  private final class Newest {
    private final long[] repeated;
    private final int[] records;
    private final StudyVersion[] versions;
    private final BitSet older = new BitSet();
    private int record;

    Newest(long[] repeated) {
      this.repeated = repeated;
      this.records = new int[repeated.length];
      this.versions = new StudyVersion[repeated.length];
    }

    void look(Flattening.Result result) {
      RecordKeys found = result.keys();
      var batches = result.batches().iterator();
      Optional<Batch> batch = Optional.empty();
      int row = 0;
      for (int i = 0; i < found.size(); i++) {
        // One that this pass could not read has no row, and no version that is known.
        StudyVersion version = StudyVersion.UNKNOWN;
        if (found.get(i) != RecordKeys.NONE) {
          if (batch.isEmpty() || row == batch.get().rows()) {
            batch = Optional.of(batches.next());
            row = 0;
          }
          version = StudyVersion.of(batch.get(), row++);
        }
        take(version);
      }
    }

    private void take(StudyVersion version) {
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
  }
}
