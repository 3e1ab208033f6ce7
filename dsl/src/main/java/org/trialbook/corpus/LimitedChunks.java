package org.trialbook.corpus;

import java.io.IOException;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;

/** The first records of an input, this many at most; the rest is not read. */
@Internal
public final class LimitedChunks implements Chunks {

  private final Chunks chunks;
  private long left;

  public LimitedChunks(Chunks chunks, long records) {
    this.chunks = chunks;
    this.left = records;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    if (left == 0) {
      return Optional.empty();
    }
    Optional<Chunk> chunk = chunks.next();
    if (chunk.isEmpty()) {
      return chunk;
    }
    CopiedRecords records = new CopiedRecords();
    chunk.get().records(first(left, records));
    left -= records.count();
    return Optional.of(records);
  }

  /** Hands on as many records as there are left. */
  private static StudySink first(long count, CopiedRecords records) {
    return new StudySink() {
      @Override
      public void input(String name) {
        records.input(name);
      }

      @Override
      public void reject(Reject reject) {
        if (records.count() < count) {
          records.reject(reject);
        }
      }

      @Override
      public void leftOut(LeftOut thing) {
        if (records.count() < count) {
          records.leftOut(thing);
        }
      }

      @Override
      public void study(byte[] bytes, int offset, int length, long position) {
        if (records.count() < count) {
          records.study(bytes, offset, length, position);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    chunks.close();
  }
}
