package org.trialbook.flatten.version;

import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.CopiedRecords;
import org.trialbook.corpus.StudySink;

/**
 * The records of an input whose study is there in a newer version, by how many records came before
 * each: those that are left out.
 */
@Internal
public final class OlderVersions implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No study comes more than once. */
  public static final OlderVersions NONE = new OlderVersions(new BitSet(), 0, -1);

  private final BitSet records;
  private final int studies;
  private final int all;

  /**
   * @param records that are left out
   * @param studies that come more than once
   * @param all how many records the input has
   */
  public OlderVersions(BitSet records, int studies, int all) {
    this.records = records;
    this.studies = studies;
    this.all = all;
  }

  /** Whether nothing is left out. */
  public boolean isEmpty() {
    return records.isEmpty();
  }

  /** What became of them. */
  public Accounting accounting() {
    Accounting.Builder accounting = new Accounting.Builder();
    accounting.doubles(records.cardinality());
    return accounting.build();
  }

  /** What a reader should know, one sentence; empty where nothing is left out. */
  public List<String> notes() {
    return StudyVersion.notes(studies);
  }

  /** The same input without them. */
  public Chunks without(Chunks chunks) {
    return isEmpty() ? chunks : new Remaining(chunks);
  }

  static void requireSame(int records, int before) {
    if (records != before) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "The studies changed while they were read: %,d records at first, and %,d then.\n"
                  + "Read them again when nothing writes to them.",
              before,
              records));
    }
  }

  /** What is left is copied, record by record: that is slower, and only where it has to be. */
  private final class Remaining implements Chunks {
    private final Chunks chunks;
    private int record;

    Remaining(Chunks chunks) {
      this.chunks = chunks;
    }

    @Override
    public Optional<Chunk> next() throws IOException {
      Optional<Chunk> chunk = chunks.next();
      if (chunk.isEmpty()) {
        requireSame(record, all);
        return chunk;
      }
      CopiedRecords left = new CopiedRecords();
      chunk.get().records(into(left));
      return Optional.of(left);
    }

    private StudySink into(CopiedRecords left) {
      return new StudySink() {
        @Override
        public void input(String name) {
          left.input(name);
        }

        @Override
        public void reject(Reject reject) {
          left.reject(reject);
        }

        @Override
        public void leftOut(LeftOut thing) {
          left.leftOut(thing);
        }

        @Override
        public void study(byte[] bytes, int offset, int length, long position) {
          if (!records.get(record++)) {
            left.study(bytes, offset, length, position);
          }
        }
      };
    }

    @Override
    public OptionalLong studies() {
      return chunks.studies();
    }

    @Override
    public void close() throws IOException {
      chunks.close();
    }
  }
}
