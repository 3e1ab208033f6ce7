package org.trialbook.spark;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.trialbook.flatten.version.OlderVersions;
import org.trialbook.source.StoredParts;

/**
 * What of an input could not be read, a row each: the table behind {@code option("relation",
 * "REJECTS")}, in the words of {@code rejects.ndjson}.
 */
final class RejectsTable implements Table, SupportsRead, Scan, Batch {

  static final String NAME = "REJECTS";

  static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            field("kind", "record, value or left out"),
            field("input", "The file, or the file in an archive."),
            field("nctId", "The study, where it is known."),
            DataTypes.createStructField("position", DataTypes.LongType, true)
                .withComment("The byte of the input at which the record begins."),
            DataTypes.createStructField("length", DataTypes.LongType, true)
                .withComment("How many bytes it has; null where it goes to the end."),
            field("path", "Of a value where it stands in the record."),
            field("text", "Of a value what stands there."),
            field("reason", "Why it could not be read.")
          });

  private final ReadOptions options;

  RejectsTable(ReadOptions options) {
    this.options = options;
  }

  private static StructField field(String name, String comment) {
    return DataTypes.createStructField(name, DataTypes.StringType, true).withComment(comment);
  }

  @Override
  public String name() {
    return "trialbook %s of %s".formatted(NAME, String.join(", ", options.paths()));
  }

  @Override
  public String description() {
    return name();
  }

  @Override
  public Column[] columns() {
    return SparkTypes.columns(SCHEMA);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap unused) {
    return () -> this;
  }

  @Override
  public StructType readSchema() {
    return SCHEMA;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return StoredParts.of(
            options.paths().stream().map(Path::of).toList(),
            options.bytesOfPartition(),
            Optional.empty())
        .parts()
        .stream()
        .map(part -> new StudyPartition(part, OlderVersions.NONE))
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory();
  }

  private static final class Factory implements PartitionReaderFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new RejectsReader(((StudyPartition) partition).part());
    }
  }
}
