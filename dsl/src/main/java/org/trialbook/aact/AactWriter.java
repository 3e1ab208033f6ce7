package org.trialbook.aact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.duckdb.DuckDBConnection;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.BatchWriter;
import org.trialbook.frame.DuckDb;
import org.trialbook.frame.DuckDbFormat;
import org.trialbook.frame.Provenance;

/**
 * An archive in the making: our relations go into a database, AACT's tables are made of them by
 * SQL, written one by one and packed.
 */
final class AactWriter implements BatchWriter {

  private static final String ARCHIVE = "archive";

  /** The earliest that a zip can say: the same studies make the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final PartialFile folder;
  private final Path relations;
  private final BatchWriter writer;

  private AactWriter(PartialFile folder, Path relations, BatchWriter writer) {
    this.folder = folder;
    this.relations = relations;
    this.writer = writer;
  }

  static AactWriter open(Path target, List<Relation> relations, Provenance origin) {
    PartialFile folder = PartialFile.folderBeside(target);
    try {
      Path file = folder.path().resolve("relations.duckdb");
      return new AactWriter(folder, file, new DuckDbFormat().open(file, relations, origin));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  @Override
  public void write(Batch batch) {
    writer.write(batch);
  }

  @Override
  public Map<Path, Provenance> commit(Function<Relation, Provenance> provenance) {
    Provenance any = writer.commit(provenance).values().iterator().next();
    long rows;
    try (DuckDBConnection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      rows = archive(statement);
    } catch (SQLException | IOException e) {
      throw folder.failure(e);
    }
    folder.commit(folder.path().resolve(ARCHIVE));
    return Map.of(folder.target(), any.counted(any.counts(), rows));
  }

  private long archive(Statement statement) throws SQLException, IOException {
    AactDatabase.prepare(statement, folder.path());
    statement.execute("ATTACH %s AS ours (READ_ONLY)".formatted(literal(relations)));
    statement.execute(
        "ATTACH %s AS aact".formatted(literal(folder.path().resolve("tables.duckdb"))));
    // The numbers of rows are told of tables, which have to be there before they are.
    for (AactTable table : AactTable.ALL.values()) {
      statement.execute(table.creation());
    }
    statement.execute(AactSql.WORDS + AactSql.NUMBERS);
    long rows = 0;
    try (ZipOutputStream zip =
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.path().resolve(ARCHIVE))))) {
      for (AactTable table : AactTable.ALL.values()) {
        if (table.isMade()) {
          if (Thread.currentThread().isInterrupted()) {
            throw PartialFile.interrupted(new InterruptedException());
          }
          rows += pack(table, statement, zip);
        }
      }
    }
    return rows;
  }

  private long pack(AactTable table, Statement statement, ZipOutputStream zip)
      throws SQLException, IOException {
    Path text = folder.path().resolve(table.fileName());
    statement.execute("INSERT INTO aact.%s %s".formatted(table.name(), table.query()));
    statement.execute(
        "COPY (SELECT %s FROM aact.%s ORDER BY %s) TO %s (FORMAT csv, DELIMITER '|', HEADER, QUOTE '\"', ESCAPE '\"', NULLSTR '')"
            .formatted(
                table.columns().stream().map(AactWriter::written).collect(Collectors.joining(", ")),
                table.name(),
                table.columns().get(0).name(),
                literal(text)));
    ZipEntry entry = new ZipEntry(table.fileName());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    Files.copy(text, zip);
    zip.closeEntry();
    Files.delete(text);
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM aact." + table.name())) {
      count.next();
      return count.getLong(1);
    }
  }

  /** As PostgreSQL writes it. */
  private static String written(AactTable.Column column) {
    return column.type().equals("BOOLEAN")
        ? "CASE WHEN \"%1$s\" THEN 't' WHEN NOT \"%1$s\" THEN 'f' END AS \"%1$s\""
            .formatted(column.name())
        : '"' + column.name() + '"';
  }

  private static String literal(Path path) {
    return DuckDb.literal(path.toString());
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      folder.close();
    }
  }
}
