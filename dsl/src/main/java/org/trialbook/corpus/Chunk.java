package org.trialbook.corpus;

/**
 * A part of an input with whole records in it: what one thread flattens while others flatten other
 * chunks.
 */
@FunctionalInterface
public interface Chunk {

  /** Hands every record to the sink, in order. Whatever holds their bytes is free afterwards. */
  void records(StudySink sink);
}
