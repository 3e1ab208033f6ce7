package org.trialbook.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec;
import scala.jdk.javaapi.CollectionConverters;

/** The figures that Spark's pages show of a read. */
final class Metrics {

  private Metrics() {}

  /** Of the last run of a frame that reads one relation, by name. */
  static Map<String, Long> of(Dataset<Row> frame) {
    Map<String, Long> values = new HashMap<>();
    CollectionConverters.asJava(scan(executed(frame)).metrics())
        .forEach((name, metric) -> values.put(name, metric.value()));
    return values;
  }

  private static SparkPlan executed(Dataset<Row> frame) {
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) frame).queryExecution().executedPlan();
    return plan instanceof AdaptiveSparkPlanExec adaptive ? adaptive.executedPlan() : plan;
  }

  private static SparkPlan scan(SparkPlan plan) {
    SparkPlan at = plan;
    while (!(at instanceof BatchScanExec)) {
      at = CollectionConverters.asJava(at.children()).get(0);
    }
    return at;
  }
}
