package org.trialbook.spark;

import java.util.EnumSet;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A relation of an input, as Spark's table. */
final class RelationTable implements Table, SupportsRead {

  private final ReadOptions options;

  RelationTable(ReadOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "trialbook %s of %s"
        .formatted(options.relation().name(), String.join(", ", options.paths()));
  }

  @Override
  public Column[] columns() {
    return SparkTypes.columns(SparkTypes.schema(options.relation()));
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap unused) {
    return new RelationScanBuilder(options);
  }
}
