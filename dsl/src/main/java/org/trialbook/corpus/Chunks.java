package org.trialbook.corpus;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The chunks of an input in order, read as they are asked for, by one thread at a time. */
public interface Chunks extends AutoCloseable {

  /** The next chunk, or nothing behind the last one. */
  Optional<Chunk> next() throws IOException;

  /** How many studies there are in all, where that is known before they are read. */
  default OptionalLong studies() {
    return OptionalLong.empty();
  }

  @Override
  void close() throws IOException;
}
