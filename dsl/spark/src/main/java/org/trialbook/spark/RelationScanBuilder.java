package org.trialbook.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;
import org.trialbook.flatten.Relation;

/**
 * Takes what Spark hands down. Columns are left out of the plan. Filters on values that a study has
 * once spare the studies that they rule out; Spark applies them again, as it does the limit.
 */
final class RelationScanBuilder
    implements SupportsPushDownRequiredColumns, SupportsPushDownV2Filters, SupportsPushDownLimit {

  private final ReadOptions options;
  private final List<Predicate> pushed = new ArrayList<>();
  private final List<StudyCondition> conditions = new ArrayList<>();
  private List<String> columns;
  private OptionalInt limit = OptionalInt.empty();

  RelationScanBuilder(ReadOptions options) {
    this.options = options;
    this.columns = Arrays.asList(SparkTypes.schema(options.relation()).fieldNames());
  }

  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    for (Predicate predicate : predicates) {
      StudyCondition.of(predicate, options.relation())
          .ifPresent(
              condition -> {
                pushed.add(predicate);
                conditions.add(condition);
              });
    }
    return predicates;
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = Arrays.asList(required.fieldNames());
  }

  @Override
  public boolean pushLimit(int rows) {
    limit = OptionalInt.of(rows);
    return true;
  }

  @Override
  public boolean isPartiallyPushed() {
    return true;
  }

  @Override
  public Scan build() {
    Relation selected =
        options
            .relation()
            .select(
                columns.isEmpty()
                    ? new String[] {options.relation().keys().get(0).name()}
                    : columns.toArray(String[]::new));
    return new RelationScan(options, selected, columns.size(), conditions, pushed, limit);
  }
}
