package org.trialbook.frame;

import org.trialbook.flatten.Batch;

/**
 * Writes the batches of one relation to one file, holding no more than a batch.
 *
 * <p>Nothing is at the target before {@link #commit}: closing without it leaves no trace.
 *
 * <pre>{@code
 * try (BatchWriter writer = FileFormat.ARROW.open(path, relation, provenance)) {
 *   batches.forEach(writer::write);
 *   writer.commit(provenance.counted(studies, rows, rejects));
 * }
 * }</pre>
 */
public interface BatchWriter extends AutoCloseable {

  /** Writes the rows of a batch of the relation that the writer was opened for. */
  void write(Batch batch);

  /**
   * Finishes the file and moves it to its place, over what may be there.
   *
   * @param provenance what is known now that all rows are written; kept by every format whose
   *     metadata stands at the end (all but the Arrow stream and CSV)
   */
  void commit(Provenance provenance);

  /** Ends the writing; without a commit before, the unfinished file is deleted. */
  @Override
  void close();
}
