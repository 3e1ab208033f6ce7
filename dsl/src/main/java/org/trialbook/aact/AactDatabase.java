package org.trialbook.aact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.ValueReject;
import org.trialbook.file.Folders;
import org.trialbook.file.OwnedName;
import org.trialbook.frame.DuckDb;

/**
 * The tables of an archive that were asked for, with their types, in a database among temporary
 * files: each is unpacked and read once. It goes when the process ends, and what a killed one left
 * goes with the next.
 */
final class AactDatabase {

  private static final String MEMORY = "1GB";
  private static final String START = ".trialbook-aact";
  private static final Pattern NCT_ID = Pattern.compile("NCT\\d{8}");
  private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

  /**
   * A table that was read.
   *
   * @param columns those of its file
   */
  record Read(List<AactTable.Column> columns, Accounting accounting) {}

  private final AactArchive archive;
  private final Map<String, Read> read = new HashMap<>();
  private Path folder;

  AactDatabase(AactArchive archive) {
    this.archive = archive;
  }

  /** Bounds what DuckDB takes of memory, and says where it puts the rest. */
  static void prepare(Statement statement, Path folder) throws SQLException {
    statement.execute("SET memory_limit = '" + MEMORY + "'");
    statement.execute("SET temp_directory = " + DuckDb.literal(folder.resolve("spill").toString()));
  }

  /** The database, which holds these tables of the archive from now on. */
  synchronized Path with(Collection<String> tables) {
    List<String> lacking = tables.stream().filter(table -> !read.containsKey(table)).toList();
    if (folder == null) {
      folder = open();
    }
    Path file = folder.resolve("aact.duckdb");
    if (!lacking.isEmpty()) {
      try (DuckDBConnection connection = DuckDb.open();
          Statement statement = connection.createStatement()) {
        prepare(statement, folder);
        statement.execute("ATTACH %s AS aact".formatted(DuckDb.literal(file.toString())));
        for (String table : lacking) {
          read.put(table, read(AactTable.ALL.get(table), statement));
        }
      } catch (SQLException | IOException e) {
        throw new TrialbookException(
            "Cannot read %s: %s.\nIs it whole, and is there space for temporary files in %s?"
                .formatted(
                    archive.path(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    folder),
            e);
      }
    }
    return file;
  }

  /** What became of a table that was read. */
  synchronized Read of(String table) {
    return read.get(table);
  }

  private Read read(AactTable table, Statement statement) throws SQLException, IOException {
    Path text = archive.file(table.name(), folder);
    try {
      AactFile file = AactFile.of(table, text);
      statement.execute("CREATE OR REPLACE TABLE aact.raw AS SELECT * FROM " + file.raw());
      statement.execute(
          "CREATE OR REPLACE TABLE aact.%s AS SELECT %s FROM aact.raw"
              .formatted(AactTable.quoted(table.name()), file.typed()));
      Accounting accounting = account(file, statement);
      statement.execute("DROP TABLE aact.raw");
      return new Read(file.columns(), accounting);
    } finally {
      if (text.startsWith(folder)) {
        Files.deleteIfExists(text);
      }
    }
  }

  private Accounting account(AactFile file, Statement statement) throws SQLException {
    Accounting.Builder builder = new Accounting.Builder();
    String input = file.table().fileName();
    archive.others().forEach(name -> builder.leftOut(new LeftOut(name, "it is no table of AACT")));
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT min(byte_position), any_value(csv_line), min(error_message) FROM reject_errors"
                + " GROUP BY line ORDER BY line")) {
      while (rows.next()) {
        builder.reject(reject(input, rows.getLong(1), rows.getString(2), rows.getString(3)));
      }
    }
    statement.execute("DROP TABLE reject_errors");
    statement.execute("DROP TABLE reject_scans");
    String unread = file.unread().replace("FROM raw", "FROM aact.raw");
    if (!unread.isEmpty()) {
      try (ResultSet cells = statement.executeQuery(unread)) {
        while (cells.next()) {
          builder.value(
              new ValueReject(
                  input,
                  String.valueOf(cells.getString(1)),
                  cells.getString(2),
                  cells.getString(3),
                  "it is no " + cells.getString(4)));
        }
      }
    }
    Accounting unreadOnes = builder.build();
    return new Accounting(
        studies(file, statement),
        unreadOnes.rejects(),
        unreadOnes.leftOut(),
        0,
        unreadOnes.valueRejects());
  }

  private static long studies(AactFile file, Statement statement) throws SQLException {
    if (file.columns().stream().noneMatch(column -> column.name().equals("nct_id"))) {
      return 0;
    }
    try (ResultSet count = statement.executeQuery("SELECT count(DISTINCT nct_id) FROM aact.raw")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static Reject reject(String input, long position, String line, String message) {
    String text = line == null ? "" : line;
    Matcher nctId = NCT_ID.matcher(text);
    return new Reject(
        input,
        nctId.find() ? Optional.of(nctId.group()) : Optional.empty(),
        position,
        text.getBytes(StandardCharsets.UTF_8).length,
        String.valueOf(message).lines().findFirst().orElse("it is no row"));
  }

  private static Path open() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    OwnedName.sweep(temporary, OwnedName.PART);
    try {
      Path folder = temporary.resolve(OwnedName.of(START, OwnedName.PART));
      Files.createDirectory(folder);
      FOLDERS.add(folder);
      AtEnd.delete();
      return folder;
    } catch (IOException e) {
      throw TrialbookException.cannot("write among temporary files, in " + temporary, e);
    }
  }

  /** Set by the class loader, once and only when needed. */
  private static final class AtEnd {
    static {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(AactDatabase::deleteFolders, "temporary-aact"));
    }

    private AtEnd() {}

    static void delete() {
      // Whoever calls this has loaded the class.
    }
  }

  private static void deleteFolders() {
    for (Path each : FOLDERS) {
      try {
        Folders.delete(each);
      } catch (IOException e) {
        // The next process deletes it.
      }
    }
  }
}
