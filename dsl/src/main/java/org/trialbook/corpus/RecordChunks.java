package org.trialbook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.trialbook.accounting.Reject;

/**
 * The chunks of a stream whose records must be looked for: pages, arrays, studies printed wide. The
 * records are found here, one after the other, and flattened elsewhere.
 */
final class RecordChunks implements Chunks {

  private static final int FULL_BYTES = 4 << 20;

  private final String name;
  private final ReadLimits limits;
  private final Window window;
  private final StudySplitter splitter;
  private IOException failure;
  private boolean ended;

  /**
   * The chunks of what is left of a stream.
   *
   * @param beginning what was read of it already
   */
  RecordChunks(String name, byte[] beginning, InputStream in, ReadLimits limits) {
    this.name = name;
    this.limits = limits;
    this.window = new Window(beginning, in, limits.record());
    this.splitter = new StudySplitter(window, limits.blanks());
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    CopiedRecords records = new CopiedRecords();
    records.input(name);
    try {
      while (!ended && records.bytes() < FULL_BYTES) {
        ended = !next(records);
      }
    } catch (NotStudies e) {
      ended = true;
      throw e;
    } catch (IOException e) {
      // What came before is used first.
      failure = e instanceof Damaged ? e : new Damaged(window.position(), e);
      ended = true;
    }
    if (!records.isEmpty()) {
      return Optional.of(records);
    }
    if (failure != null) {
      IOException once = failure;
      failure = null;
      throw once;
    }
    return Optional.empty();
  }

  private boolean next(CopiedRecords records) throws IOException {
    int length = splitter.next();
    if (length < 0) {
      if (!splitter.hasBegun()) {
        Unread.tellEmpty(name, window.position() > 0, records);
      }
      return false;
    }
    if (window.isFull() && length >= window.end() - window.at()) {
      records.reject(tooLong());
    } else {
      records.study(window.bytes(), window.at(), length, window.position());
      window.advance(length);
    }
    return true;
  }

  private Reject tooLong() throws IOException {
    long from = window.position();
    window.skipLine();
    return limits.tooLong(name, from, window.position() - from);
  }

  @Override
  public void close() {
    // The stream belongs to who opened it.
  }
}
