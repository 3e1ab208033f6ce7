package org.trialbook.frame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/** Writes Parquet through a COPY statement of DuckDB. */
final class ParquetWriter implements RelationWriter {

  private static final String ONE_FILE = "data_0.parquet";
  private static final int ROW_GROUP_ROWS = 65_536;
  private static final long ROW_GROUP_BYTES = 64L << 20;

  private final PartialFile file;
  private final ParquetFormat format;
  private final Provenance origin;
  private final StreamedStatement copy;
  private boolean isEmpty = true;

  ParquetWriter(
      PartialFile file,
      ParquetFormat format,
      Relation relation,
      Provenance origin,
      Database database) {
    this.file = file;
    this.format = format;
    this.origin = origin;
    this.copy = new StreamedStatement(database, relation, this::sql, file);
  }

  @Override
  public void write(Batch batch) {
    isEmpty = false;
    copy.write(batch);
  }

  @Override
  public void end() {
    copy.end();
  }

  @Override
  public void finish(Provenance provenance) {
    copy.await();
    try {
      for (Path written : file.files()) {
        ParquetFooter.fill(written, counts(provenance));
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private String sql() {
    boolean folders = format.isPartitioned() && !isEmpty;
    // Without rows there are no folders; one file says which columns there are.
    Path target = format.isPartitioned() && isEmpty ? file.path().resolve(ONE_FILE) : file.path();
    String order = names(format.sortColumns());
    // An order before the rows are parted is not that within the parts.
    return "COPY (FROM %s%s) TO %s (FORMAT parquet, COMPRESSION %s, %s, KV_METADATA %s, %s)"
        .formatted(
            StreamedStatement.ROWS,
            order.isEmpty() || folders ? "" : " ORDER BY " + order,
            DuckDb.literal(target.toString()),
            format.compression() == Compression.ZSTD ? "zstd" : "uncompressed",
            String.format(
                Locale.ROOT,
                "ROW_GROUP_SIZE %d, ROW_GROUP_SIZE_BYTES %d",
                ROW_GROUP_ROWS,
                ROW_GROUP_BYTES),
            metadata(),
            folders ? parted(order) : "USE_TMP_FILE false");
  }

  private String parted(String order) {
    return "PARTITION_BY (%s)%s"
        .formatted(
            names(format.partitionColumns()), order.isEmpty() ? "" : ", ORDER_BY (" + order + ")");
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Database::name).collect(Collectors.joining(", "));
  }

  /** What is known before the first row, and blanks for what is not. */
  private String metadata() {
    Map<String, String> metadata = origin.origin();
    counts(origin).keySet().forEach(name -> metadata.put(name, ParquetFooter.blank(name)));
    return metadata.entrySet().stream()
        .map(entry -> DuckDb.literal(entry.getKey()) + ": " + DuckDb.literal(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Map<String, String> counts(Provenance provenance) {
    Map<String, String> counts = provenance.metadata();
    counts.keySet().removeAll(provenance.origin().keySet());
    return counts;
  }

  @Override
  public void close() {
    copy.close();
  }
}
