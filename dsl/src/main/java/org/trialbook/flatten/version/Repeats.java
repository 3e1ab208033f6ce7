package org.trialbook.flatten.version;

import java.io.IOException;
import java.util.function.Supplier;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.RecordKeys;
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
    NewestVersions newest = new NewestVersions(keys, repeated);
    try (Chunks chunks = again.get();
        Flattening flattening = new Flattening(StudyVersion.PLAN, chunks, workers)) {
      for (var next = flattening.next(); next.isPresent(); next = flattening.next()) {
        StudyVersion.ofRecords(next.get()).forEach(newest::take);
      }
    } catch (IOException e) {
      throw new TrialbookException("Cannot read the studies again: " + e.getMessage() + ".", e);
    }
    OlderVersions.requireSame(newest.taken(), keys.size());
    return new OlderVersions(newest.older(), repeated.length, keys.size());
  }
}
