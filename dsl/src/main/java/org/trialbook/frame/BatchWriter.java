package org.trialbook.frame;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/**
 * Writes the batches of some relations to files, holding no more than a batch of each.
 *
 * <p>Nothing is at the target before {@link #commit}: closing without it leaves no trace.
 *
 * <pre>{@code
 * try (BatchWriter writer = new ArrowFormat().open(path, List.of(relation), origin)) {
 *   batches.forEach(writer::write);
 *   writer.commit(each -> origin.counted(counts, 1_024));
 * }
 * }</pre>
 */
public interface BatchWriter extends AutoCloseable {

  /**
   * Writes the rows of a batch. Batches of one relation come in their order, from one thread at a
   * time; those of different relations may come at once.
   */
  void write(Batch batch);

  /**
   * Finishes all files, then moves them to their places, over what may be there.
   *
   * @param provenance of each relation, now that all rows are written; kept by every format whose
   *     metadata stands at the end (all but the Arrow stream and CSV)
   * @return what was written, each with where its rows come from
   */
  Map<Path, Provenance> commit(Function<Relation, Provenance> provenance);

  /** Ends the writing; without a commit before, what is unfinished is deleted. */
  @Override
  void close();
}
