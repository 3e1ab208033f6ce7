package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The COPY statement of DuckDB that writes Parquet.
 *
 * @param partitionColumns where there are some, the rows are kept apart in folders
 * @param sortColumns the order of the rows within each file
 * @param compression of the pages
 */
record ParquetCopy(
    List<String> partitionColumns, List<String> sortColumns, Compression compression) {

  private static final String ONE_FILE = "data_0.parquet";
  private static final int ROW_GROUP_ROWS = 65_536;
  private static final long ROW_GROUP_BYTES = 64L << 20;

  /** The statement that writes rows to this file, or into this folder if they are kept apart. */
  String to(Path target, Map<String, String> metadata) {
    boolean folders = !partitionColumns.isEmpty();
    String order = names(sortColumns);
    // An order before the rows are parted is not that within the parts.
    return sql(
        folders || order.isEmpty() ? "" : " ORDER BY " + order,
        target,
        metadata,
        folders ? parted(order) : "USE_TMP_FILE false");
  }

  /**
   * The same without rows: there are no folders then, and one file says which columns there are.
   */
  String empty(Path target, Map<String, String> metadata) {
    Path file = partitionColumns.isEmpty() ? target : target.resolve(ONE_FILE);
    return sql("", file, metadata, "USE_TMP_FILE false");
  }

  private String sql(String order, Path target, Map<String, String> metadata, String last) {
    return "COPY (FROM %s%s) TO %s (FORMAT parquet, COMPRESSION %s, %s, KV_METADATA %s, %s)"
        .formatted(
            StreamedStatement.ROWS,
            order,
            DuckDb.literal(target.toString()),
            compression == Compression.ZSTD ? "zstd" : "uncompressed",
            String.format(
                Locale.ROOT,
                "ROW_GROUP_SIZE %d, ROW_GROUP_SIZE_BYTES %d",
                ROW_GROUP_ROWS,
                ROW_GROUP_BYTES),
            metadata.entrySet().stream()
                .map(
                    entry ->
                        DuckDb.literal(entry.getKey()) + ": " + DuckDb.literal(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}")),
            last);
  }

  private String parted(String order) {
    return "PARTITION_BY (%s)%s"
        .formatted(names(partitionColumns), order.isEmpty() ? "" : ", ORDER_BY (" + order + ")");
  }

  private static String names(List<String> columns) {
    return columns.stream().map(ExportDatabase::name).collect(Collectors.joining(", "));
  }
}
