package org.trialbook.spark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudySink;

/**
 * The chunks of an input with the studies that meet all conditions, and what passed by, counted.
 */
final class SiftedChunks implements Chunks {

  private final Chunks chunks;
  private final Optional<StudyLook> look;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong passedOver = new AtomicLong();

  SiftedChunks(Chunks chunks, List<StudyCondition> conditions) {
    this.chunks = chunks;
    this.look = conditions.isEmpty() ? Optional.empty() : Optional.of(new StudyLook(conditions));
  }

  /** How many bytes of JSON there were. */
  long bytes() {
    return bytes.get();
  }

  /** How many studies did not meet the conditions. */
  long passedOver() {
    return passedOver.get();
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    return chunks.next().map(chunk -> sink -> chunk.records(new Sieve(sink)));
  }

  @Override
  public void close() throws IOException {
    chunks.close();
  }

  /** Hands on what is wanted. */
  private final class Sieve implements StudySink {
    private final StudySink sink;

    Sieve(StudySink sink) {
      this.sink = sink;
    }

    @Override
    public void study(byte[] record, int offset, int length, long position) {
      bytes.addAndGet(length);
      if (look.isEmpty() || look.get().wants(record, offset, length)) {
        sink.study(record, offset, length, position);
      } else {
        passedOver.incrementAndGet();
      }
    }

    @Override
    public void input(String name) {
      sink.input(name);
    }

    @Override
    public void reject(Reject reject) {
      sink.reject(reject);
    }

    @Override
    public void leftOut(LeftOut thing) {
      sink.leftOut(thing);
    }
  }
}
