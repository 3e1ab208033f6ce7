package org.trialbook.frame;

import org.trialbook.flatten.Batch;

/** Writes the batches of one relation, holding no more than one of them. */
interface RelationWriter extends AutoCloseable {

  void write(Batch batch);

  /** There are no more batches; what is left to do can begin. */
  void end();

  /** Waits until all is written, what comes after the last row too. */
  void finish(Provenance provenance);

  /** Ends the writing, finished or not. */
  @Override
  void close();
}
