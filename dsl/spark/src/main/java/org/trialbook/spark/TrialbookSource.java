package org.trialbook.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.trialbook.flatten.Relation;

/**
 * Spark's way to the rows of a relation; Spark finds it as {@code format("trialbook")}.
 *
 * <pre>{@code
 * spark.read().format("trialbook").option("relation", "LOCATIONS").load("ctg-studies.json.zip");
 * }</pre>
 */
public final class TrialbookSource implements TableProvider, DataSourceRegister {

  /** Found by Spark. */
  public TrialbookSource() {}

  @Override
  public String shortName() {
    return "trialbook";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    Relation relation = ReadOptions.of(options).relation();
    return ReadOptions.isRejects(options) ? RejectsTable.SCHEMA : SparkTypes.schema(relation);
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    CaseInsensitiveStringMap asked = new CaseInsensitiveStringMap(properties);
    ReadOptions options = ReadOptions.of(asked);
    return ReadOptions.isRejects(asked) ? new RejectsTable(options) : new RelationTable(options);
  }
}
