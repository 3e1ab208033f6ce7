package org.trialbook.spark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.Chunks;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;

/** Flattens one part of an input; a batch of cells is a batch of Spark's. */
final class PartReader implements PartitionReader<ColumnarBatch> {

  private final int width;
  private final long limit;
  private final SiftedChunks chunks;
  private final Flattening flattening;
  private final Deque<Batch> waiting = new ArrayDeque<>();
  private Counts counts = Counts.NONE;
  private long rows;
  private Batch current;

  PartReader(
      StudyPartition partition, Plan plan, int width, List<StudyCondition> conditions, long limit) {
    this.width = width;
    this.limit = limit;
    Chunks part = partition.older().without(partition.part().open());
    this.chunks = new SiftedChunks(part, conditions);
    // One core is a task's; that the next chunk is flattened while Spark works on this one is
    // spare.
    this.flattening = new Flattening(plan, chunks, 1);
    this.counts = partition.older().accounting().counts();
  }

  @Override
  public boolean next() {
    current = null;
    while (waiting.isEmpty() && rows < limit) {
      Optional<Flattening.Result> result = flattening.next();
      if (result.isEmpty()) {
        return false;
      }
      waiting.addAll(result.get().batches());
      counts = sum(counts, result.get().accounting().counts());
    }
    if (rows >= limit) {
      return false;
    }
    current = waiting.remove();
    rows += current.rows();
    return true;
  }

  private static Counts sum(Counts one, Counts other) {
    return new Counts(
        one.studies() + other.studies(),
        one.rejects() + other.rejects(),
        one.leftOut() + other.leftOut(),
        one.doubles() + other.doubles(),
        one.valueRejects() + other.valueRejects());
  }

  @Override
  public ColumnarBatch get() {
    ColumnVector[] columns =
        current.cells().stream().limit(width).map(CellsVector::of).toArray(ColumnVector[]::new);
    return new ColumnarBatch(columns, current.rows());
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return ReadMetrics.values(counts, chunks.bytes(), chunks.passedOver());
  }

  @Override
  public void close() throws IOException {
    flattening.close();
    chunks.close();
  }
}
