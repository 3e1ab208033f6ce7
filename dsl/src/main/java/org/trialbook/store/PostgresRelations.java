package org.trialbook.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trialbook.flatten.Derivation;
import org.trialbook.flatten.Relation;

/**
 * The tables of the relations of one load: those that stay, and those that it makes.
 *
 * <p>A table that others may read is neither emptied nor dropped before the last moment: both would
 * keep its readers waiting as long as the load takes. One whose columns are other ones now, or
 * whose rows were derived in another way, is made beside the old one, and takes its place at the
 * end.
 */
final class PostgresRelations {

  private static final String NEXT = "__next";

  private final Connection connection;
  private final Map<String, Made> known;
  private final List<Relation> kept = new ArrayList<>();
  private final List<Relation> made = new ArrayList<>();

  /** What a table looks like, and how its rows were made. */
  private record Made(String shape, String derivation) {

    static Made of(Relation relation) {
      return new Made(PostgresTables.shape(relation), Derivation.of(List.of(relation)));
    }
  }

  private PostgresRelations(Connection connection, Map<String, Made> known, List<Relation> wanted) {
    this.connection = connection;
    this.known = known;
    for (Relation relation : wanted) {
      Made there = known.get(PostgresTables.table(relation));
      (Made.of(relation).equals(there) ? kept : made).add(relation);
    }
  }

  /** Makes the tables that are not there as they are wanted. */
  static PostgresRelations make(Connection connection, List<Relation> wanted) throws SQLException {
    Map<String, Made> known = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select name, shape, derivation from trialbook_relation")) {
      while (rows.next()) {
        known.put(rows.getString(1), new Made(rows.getString(2), rows.getString(3)));
      }
    }
    PostgresRelations relations = new PostgresRelations(connection, known, wanted);
    for (Relation relation : relations.made) {
      PostgresSteps.run(connection, PostgresTables.create(relation, relations.table(relation)));
    }
    return relations;
  }

  /** Those whose tables hold the rows of the load before. */
  List<Relation> kept() {
    return kept;
  }

  /** Those whose tables are new and hold nothing yet. */
  List<Relation> made() {
    return made;
  }

  /** Where the rows of a relation go until the load ends. */
  String table(Relation relation) {
    String table = PostgresTables.table(relation);
    return made.contains(relation) && known.containsKey(table) ? table + NEXT : table;
  }

  /** Gives new tables their indexes, and then takes out the old ones. */
  void finish() throws SQLException {
    for (Relation relation : made) {
      String table = table(relation);
      PostgresSteps.run(
          connection, PostgresTables.index(table), "analyze " + SqlText.quoted(table));
    }
    Map<String, Made> wanted = new TreeMap<>();
    kept.forEach(each -> wanted.put(PostgresTables.table(each), Made.of(each)));
    for (String table : known.keySet()) {
      if (!wanted.containsKey(table)) {
        PostgresSteps.run(connection, "drop table if exists " + SqlText.quoted(table));
      }
    }
    for (Relation relation : made) {
      String table = PostgresTables.table(relation);
      if (!table(relation).equals(table)) {
        PostgresSteps.run(connection, PostgresTables.rename(table(relation), table));
      }
    }
    made.forEach(each -> wanted.put(PostgresTables.table(each), Made.of(each)));
    remember(wanted);
  }

  private void remember(Map<String, Made> wanted) throws SQLException {
    if (wanted.equals(known)) {
      return;
    }
    PostgresSteps.run(connection, "delete from trialbook_relation");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into trialbook_relation (name, shape, derivation) values (?, ?, ?)")) {
      for (Map.Entry<String, Made> each : wanted.entrySet()) {
        insert.setString(1, each.getKey());
        insert.setString(2, each.getValue().shape());
        insert.setString(3, each.getValue().derivation());
        insert.executeUpdate();
      }
    }
  }
}
