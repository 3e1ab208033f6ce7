package org.trialbook.frame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/** Writes Parquet through a COPY statement of DuckDB. */
final class ParquetWriter implements RelationWriter {

  private final PartialFile file;
  private final ParquetCopy copy;
  private final Provenance origin;
  private final StreamedStatement statement;
  private boolean isEmpty = true;

  ParquetWriter(
      PartialFile file,
      ParquetCopy copy,
      Relation relation,
      Provenance origin,
      ExportDatabase database) {
    this.file = file;
    this.copy = copy;
    this.origin = origin;
    this.statement = new StreamedStatement(database, relation, this::sql, file);
  }

  @Override
  public void write(Batch batch) {
    isEmpty = false;
    statement.write(batch);
  }

  @Override
  public void end() {
    statement.end();
  }

  @Override
  public void finish(Provenance provenance) {
    statement.await();
    try {
      for (Path written : file.files()) {
        ParquetFooter.fill(written, counts(provenance));
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private String sql() {
    return isEmpty ? copy.empty(file.path(), metadata()) : copy.to(file.path(), metadata());
  }

  /** What is known before the first row, and blanks for what is not. */
  private Map<String, String> metadata() {
    Map<String, String> metadata = origin.origin();
    counts(origin).keySet().forEach(name -> metadata.put(name, ParquetFooter.blank(name)));
    return metadata;
  }

  private static Map<String, String> counts(Provenance provenance) {
    Map<String, String> counts = provenance.metadata();
    counts.keySet().removeAll(provenance.origin().keySet());
    return counts;
  }

  @Override
  public void close() {
    statement.close();
  }
}
