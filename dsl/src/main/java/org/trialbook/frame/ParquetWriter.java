package org.trialbook.frame;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;

/**
 * Writes Parquet through DuckDB: batches go into a table of a database in memory, which moves to
 * disk what is more than a few hundred megabytes, and the table is copied to the file at the end,
 * when the provenance is complete.
 */
final class ParquetWriter implements BatchWriter {

  private static final String MEMORY = "512MB";

  private final PartialFile file;
  private final BufferAllocator allocator;
  private final DuckDBConnection database;

  ParquetWriter(PartialFile file, Relation relation) {
    ArrowMemory.requireOpenModule();
    this.file = file;
    try {
      database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
      execute("SET memory_limit = " + text(MEMORY));
      execute("SET temp_directory = " + text(file.path() + ".tmp"));
      execute(
          relation.columns().stream()
              .map(column -> name(column.name()) + " " + type(column))
              .collect(Collectors.joining(", ", "CREATE TABLE relation (", ")")));
    } catch (SQLException e) {
      throw file.failure(e);
    }
    allocator = new RootAllocator();
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT -> "VARCHAR";
      case TEXT_LIST -> "VARCHAR[]";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
    };
  }

  @Override
  public void write(Batch batch) {
    try (ArrowMemory memory = new ArrowMemory(allocator, batch);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, memory, stream);
      database.registerArrowStream("batch", stream);
      execute("INSERT INTO relation FROM batch");
      execute("DROP VIEW batch");
    } catch (SQLException | IOException e) {
      throw file.failure(e);
    }
  }

  @Override
  public void commit(Provenance provenance) {
    try {
      execute(
          "COPY relation TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA %s)"
              .formatted(text(file.path().toString()), struct(provenance.metadata())));
    } catch (SQLException e) {
      throw file.failure(e);
    }
    file.commit();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String struct(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A text literal of SQL, whatever is in it. */
  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** An identifier of SQL, whatever is in it. */
  private static String name(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw file.failure(e);
    } finally {
      allocator.close();
      file.delete();
    }
  }
}
