package org.trialbook.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.version.OlderVersions;
import org.trialbook.source.StoredParts;

/**
 * The rows that one query reads.
 *
 * @param relation with the columns that are read, at least one
 * @param width how many columns Spark gets: none where it only counts
 * @param conditions which studies matter
 * @param pushed the same in Spark's words
 * @param limit how many rows a partition need not go beyond
 */
record RelationScan(
    ReadOptions options,
    Relation relation,
    int width,
    List<StudyCondition> conditions,
    List<Predicate> pushed,
    OptionalInt limit)
    implements Scan, Batch {

  private static final String NCT_ID = "nctId";

  RelationScan {
    conditions = List.copyOf(conditions);
    pushed = List.copyOf(pushed);
  }

  @Override
  public StructType readSchema() {
    return new StructType(Arrays.copyOf(SparkTypes.schema(relation).fields(), width));
  }

  @Override
  public String description() {
    List<String> columns = relation.columns().stream().map(Column::name).toList();
    return "trialbook %s, ReadColumns: %s, PushedFilters: %s%s, %s"
        .formatted(
            relation.name(),
            columns.subList(0, width),
            pushed,
            limit.isPresent() ? ", PushedLimit: " + limit.getAsInt() : "",
            String.join(", ", options.paths()));
  }

  /** Known without a look at the parts. */
  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.SUPPORTED;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return ReadMetrics.all();
  }

  @Override
  public InputPartition[] planInputPartitions() {
    StoredParts stored =
        StoredParts.of(
            options.paths().stream().map(Path::of).toList(), options.bytesOfPartition(), numbers());
    List<OlderVersions> older = older(stored);
    List<InputPartition> partitions = new ArrayList<>();
    for (int i = 0; i < stored.parts().size(); i++) {
      partitions.add(new StudyPartition(stored.parts().get(i), older.get(i)));
    }
    return partitions.toArray(InputPartition[]::new);
  }

  private List<OlderVersions> older(StoredParts stored) {
    boolean mayRepeat = stored.mayRepeat() && !options.allVersions();
    if (!mayRepeat && options.maxRejects().isEmpty()) {
      return stored.parts().stream().map(part -> OlderVersions.NONE).toList();
    }
    String input = String.join(", ", options.paths());
    FirstPass pass = FirstPass.over(stored.parts(), input);
    pass.require(input, options.maxRejects());
    return mayRepeat
        ? pass.older()
        : stored.parts().stream().map(part -> OlderVersions.NONE).toList();
  }

  /** The studies that are named, where the filters name some. */
  private Optional<Set<Integer>> numbers() {
    return conditions.stream()
        .map(condition -> NamedStudies.in(condition, NCT_ID))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new PartReaderFactory(
        Plan.of(relation),
        width,
        conditions,
        limit.isPresent() ? limit.getAsInt() : Long.MAX_VALUE);
  }
}
