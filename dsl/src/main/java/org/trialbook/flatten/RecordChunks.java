package org.trialbook.flatten;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The chunks of a stream whose records must be looked for: pages, arrays, studies printed wide. The
 * records are found here, one after the other, and flattened elsewhere.
 */
final class RecordChunks implements Chunks {

  private static final int FULL_BYTES = 4 << 20;

  private final String name;
  private final Window window;
  private final StudySplitter splitter;
  private IOException failure;
  private boolean ended;

  /**
   * The chunks of what is left of a stream.
   *
   * @param beginning what was read of it already
   */
  RecordChunks(String name, byte[] beginning, InputStream in) {
    this.name = name;
    this.window = new Window(beginning, in);
    this.splitter = new StudySplitter(window);
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    CopiedRecords records = new CopiedRecords();
    records.input(name);
    try {
      while (!ended && records.bytes() < FULL_BYTES) {
        int length = splitter.next();
        ended = length < 0;
        if (!ended) {
          records.study(window.bytes(), window.at(), length, window.position());
          window.advance(length);
        }
      }
    } catch (IOException e) {
      // What came before is used first.
      failure = e;
      ended = true;
    }
    if (records.count() > 0) {
      return Optional.of(records);
    }
    if (failure != null) {
      throw failure;
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    // The stream belongs to who opened it.
  }
}
