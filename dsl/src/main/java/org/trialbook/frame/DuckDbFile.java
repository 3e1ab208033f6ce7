package org.trialbook.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;

/** A database file in the making: a table for each relation, filled side by side. */
final class DuckDbFile implements BatchWriter {

  private static final String PROVENANCE = "provenance";

  private final PartialFile folder;
  private final ExportDatabase database;
  private final Map<Relation, StreamedStatement> tables = new LinkedHashMap<>();
  private final Map<String, StreamedStatement> byName = new LinkedHashMap<>();

  private DuckDbFile(PartialFile folder) {
    this.folder = folder;
    this.database = ExportDatabase.in(folder);
  }

  static DuckDbFile open(Path target, List<Relation> relations) {
    for (Relation relation : relations) {
      if (table(relation).equals(PROVENANCE)) {
        throw new TrialbookException(
            "A database has a table provenance already.\nGive the relation another name.");
      }
    }
    DuckDbFile file = new DuckDbFile(PartialFile.folderBeside(target));
    try {
      file.create(relations);
      return file;
    } catch (SQLException e) {
      file.close();
      throw file.folder.failure(e);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private Path path() {
    return folder.path().resolve("database");
  }

  private static String table(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  private static String place(String table) {
    return "export.main." + ExportDatabase.name(table);
  }

  private void create(List<Relation> relations) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ATTACH " + DuckDb.literal(path().toString()) + " AS export");
      connection.setAutoCommit(false);
      for (Relation relation : relations) {
        String place = place(table(relation));
        create(relation, place, statement);
        StreamedStatement insert =
            new StreamedStatement(
                database,
                relation,
                () -> "INSERT INTO " + place + " FROM " + StreamedStatement.ROWS,
                folder);
        tables.put(relation, insert);
        byName.put(relation.name(), insert);
      }
      connection.commit();
    }
  }

  private static void create(Relation relation, String place, Statement statement)
      throws SQLException {
    String columns =
        relation.columns().stream()
            .map(column -> ExportDatabase.name(column.name()) + " " + type(column.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    statement.execute("CREATE TABLE " + place + columns);
    comment("TABLE " + place, relation.description(), statement);
    for (Column column : relation.columns()) {
      comment(
          "COLUMN " + place + "." + ExportDatabase.name(column.name()),
          column.description(),
          statement);
    }
  }

  private static void comment(String on, String text, Statement statement) throws SQLException {
    statement.execute("COMMENT ON " + on + " IS " + DuckDb.literal(text));
  }

  private static String type(ColumnType type) {
    return switch (type) {
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
    byName.get(batch.relation().name()).write(batch);
  }

  @Override
  public Map<Path, Provenance> commit(Function<Relation, Provenance> provenance) {
    tables.values().forEach(StreamedStatement::end);
    tables.values().forEach(StreamedStatement::await);
    Map<Relation, Provenance> all = new LinkedHashMap<>();
    tables.keySet().forEach(relation -> all.put(relation, provenance.apply(relation)));
    try {
      complete(all);
      // The log of a database that was there before says nothing about this one.
      Files.deleteIfExists(Path.of(folder.target() + ".wal"));
    } catch (SQLException | IOException e) {
      throw folder.failure(e);
    }
    folder.commit(path());
    Provenance any = all.values().iterator().next();
    long rows = all.values().stream().mapToLong(Provenance::rows).sum();
    return Map.of(folder.target(), any.counted(any.counts(), rows));
  }

  private void complete(Map<Relation, Provenance> all) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + place(PROVENANCE)
              + "(relation VARCHAR, question VARCHAR, url VARCHAR, \"dataTimestamp\" TIMESTAMP,"
              + " \"fetchedAt\" TIMESTAMPTZ, studies BIGINT, \"rows\" BIGINT, rejects BIGINT,"
              + " \"leftOut\" BIGINT, doubles BIGINT, \"valueRejects\" BIGINT, version VARCHAR, notes VARCHAR)");
      comment(
          "TABLE " + place(PROVENANCE), "Where the rows of each relation come from.", statement);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO "
                  + place(PROVENANCE)
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (Map.Entry<Relation, Provenance> each : all.entrySet()) {
          insert(table(each.getKey()), each.getValue(), insert);
        }
      }
      statement.execute("DETACH export");
    }
  }

  private static void insert(String table, Provenance from, PreparedStatement insert)
      throws SQLException {
    insert.setString(1, table);
    insert.setString(2, from.question());
    insert.setString(3, from.url().map(Object::toString).orElse(null));
    insert.setObject(4, from.dataTimestamp().orElse(null));
    insert.setObject(5, from.fetchedAt().atOffset(ZoneOffset.UTC));
    insert.setLong(6, from.studies());
    insert.setLong(7, from.rows());
    insert.setLong(8, from.rejects());
    insert.setLong(9, from.counts().leftOut());
    insert.setLong(10, from.counts().doubles());
    insert.setLong(11, from.counts().valueRejects());
    insert.setString(12, from.version());
    insert.setString(13, from.notes().isEmpty() ? null : String.join("\n", from.notes()));
    insert.execute();
  }

  @Override
  public void close() {
    Closing closing = new Closing();
    tables.values().forEach(table -> closing.run(table::close));
    closing.run(database::close);
    closing.end();
  }
}
