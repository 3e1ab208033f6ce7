package org.trialbook.spark;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.trialbook.flatten.Plan;

/** Makes the readers of a query, in the executors. */
record PartReaderFactory(Plan plan, int width, List<StudyCondition> conditions, long limit)
    implements PartitionReaderFactory {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean supportColumnarReads(InputPartition partition) {
    return true;
  }

  @Override
  public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
    return new PartReader((StudyPartition) partition, plan, width, conditions, limit);
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    throw new UnsupportedOperationException("Partitions are read by columns.");
  }
}
