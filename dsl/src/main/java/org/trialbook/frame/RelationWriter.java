package org.trialbook.frame;

import org.trialbook.flatten.Batch;

/** Writes the batches of one relation, holding no more than one of them. */
interface RelationWriter extends AutoCloseable {

  void write(Batch batch);

  /** Writes what comes after the last row. */
  void finish(Provenance provenance);

  /** Ends the writing, finished or not. */
  @Override
  void close();
}
