package org.trialbook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshot;
import tech.tablesaw.api.Table;

/**
 * What is not Trialbook's is left alone, and whoever reads a database is not disturbed by loads.
 */
class PostgresSafetyIT extends OnServer {

  /** A load reports after the first 100: then it stands in the middle of its work. */
  private static final int STUDIES = 190;

  private static final List<byte[]> LARGE = Corpus.before(STUDIES);

  private Snapshot few() throws Exception {
    return TestSnapshots.of(folder, "few", Corpus.before(20));
  }

  private static void write(String schema, String... steps) throws SQLException {
    try (Connection connection = connect(schema);
        Statement statement = connection.createStatement()) {
      for (String step : steps) {
        statement.execute(step);
      }
    }
  }

  private static List<Long> counts(Statement statement, String... tables) throws SQLException {
    List<Long> counts = new ArrayList<>();
    for (String table : tables) {
      try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
        rows.next();
        counts.add(rows.getLong(1));
      }
    }
    return counts;
  }

  private static long count(Postgres postgres, String table) {
    return postgres.sql("select count(*) as n from " + table).row(0).getLong("n");
  }

  @Test
  void aTableThatNoLoadHasMadeIsLeftAlone() throws Exception {
    write(
        "public",
        "create schema shared",
        "create table shared.locations (mine text)",
        "insert into shared.locations values ('kept')");
    Postgres shared = postgres("shared");
    Snapshot few = few();
    assertThatThrownBy(() -> shared.load(few, List.of(Relations.LOCATIONS)))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("\"locations\" already exists")
        .hasMessageContaining("Use another schema");
    assertThat(shared.sql("select mine from locations").stringColumn(0)).containsExactly("kept");
    // Nothing of the load is there either, and one that does not want that table is no harm.
    assertThatThrownBy(() -> shared.sql("select * from study"))
        .hasMessageContaining("Is a snapshot loaded?");
    shared.load(few, List.of(Relations.SPONSORS));
    shared.load(few, List.of());
    assertThat(shared.sql("select mine from locations").stringColumn(0)).containsExactly("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit; delete from study",
        "commit; delete from study returning nct_id",
        "set transaction read write; delete from study returning nct_id",
        "rollback; begin; delete from study returning nct_id; commit; select 1",
        "select 1 /* ; */; delete from study",
        "delete from study returning nct_id",
        "with gone as (delete from study returning nct_id) select * from gone",
        "select set_config('transaction_read_only', 'off', false)",
        "create table other as select 1",
        "truncate study",
        "",
      })
  void aQueryOnlyReads(String sql) throws Exception {
    Postgres postgres = postgres("reads");
    postgres.load(few(), List.of());
    assertThatThrownBy(() -> postgres.sql(sql)).isInstanceOf(TrialbookException.class);
    assertThat(count(postgres, "study")).isEqualTo(20);
  }

  @Test
  void aQueryIsThatOfPostgres() throws Exception {
    Postgres postgres = postgres("operators");
    postgres.load(few(), List.of());
    Table found =
        postgres.sql(
            """
            select count(*) as "n?", '$no ?' as a, E'it\\'s $no ?' as b, $tag$ $no ? ' $tag$ as c
            from study -- $no ?
            where json ? 'protocolSection' and json -> 'protocolSection' ?| array['statusModule']
              and json @? '$.protocolSection' and nct_id <> $id /* $no ? */ ;
            """,
            Map.of("id", "none"));
    assertThat(found.columnNames()).containsExactly("n?", "a", "b", "c");
    assertThat(found.row(0).getLong("n?")).isEqualTo(20);
    assertThat(found.row(0).getString("a")).isEqualTo("$no ?");
    assertThat(found.row(0).getString("b")).isEqualTo("it's $no ?");
    assertThat(found.row(0).getString("c")).isEqualTo(" $no ? ' ");
  }

  @Test
  void readersNeitherWaitNorSeeHalfOfALoad() throws Exception {
    Snapshot before = TestSnapshots.of(folder, "before", LARGE);
    Snapshot after =
        TestSnapshots.of(
            folder,
            "after",
            LARGE.stream().limit(STUDIES - 50).map(study -> Corpus.updated(study, "New")).toList());
    Postgres postgres = postgres("readers");
    postgres.load(before, List.of(Relations.STUDIES, Relations.CONDITIONS));
    long conditions = count(postgres, "conditions");
    CompletableFuture<List<Long>> seen = new CompletableFuture<>();
    try (Connection older = connect("readers");
        Statement old = older.createStatement()) {
      older.setAutoCommit(false);
      older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      counts(old, "trialbook_snapshot");
      // Every study changes, a relation comes, and one goes, which is what shuts most people out.
      postgres
          .progress(
              sent -> {
                try (Connection reader = connect("readers");
                    Statement statement = reader.createStatement()) {
                  statement.execute("set lock_timeout = '20s'");
                  seen.complete(counts(statement, "study", "studies", "conditions"));
                } catch (SQLException e) {
                  seen.completeExceptionally(e);
                }
              })
          .load(after, List.of(Relations.STUDIES, Relations.SPONSORS));
      assertThat(seen.get()).containsExactly((long) STUDIES, (long) STUDIES, conditions);
      // Whose transaction is older than the load sees all of the day before, after it too.
      assertThat(counts(old, "study", "studies")).containsOnly((long) STUDIES);
    }
    assertThat(count(postgres, "study")).isEqualTo(STUDIES - 50);
    assertThat(count(postgres, "studies")).isEqualTo(STUDIES - 50);
    assertThat(count(postgres, "sponsors")).isPositive();
  }

  @Test
  void aRelationWithOtherColumnsIsMadeAgain() throws Exception {
    List<Relation> relations = List.of(Relations.STUDIES, Relations.SPONSORS);
    Snapshot few = few();
    Postgres older = postgres("older");
    older.load(few, relations);
    // As an earlier Trialbook would have left it.
    write(
        "older",
        "alter table sponsors rename column sponsor_role to old_role",
        "update trialbook_relation set shape = replace(shape, '\"sponsor_role\"', '\"old_role\"')"
            + " where name = 'sponsors'");
    assertThat(older.load(few, relations)).contains(": 0 studies sent");
    Postgres fresh = postgres("newer");
    fresh.load(few, relations);
    for (String what :
        List.of(
            "select t::text as row from sponsors t order by 1",
            "select column_name || data_type as row from information_schema.columns"
                + " where table_schema = current_schema() order by table_name, ordinal_position",
            "select indexname || tablename as row from pg_indexes"
                + " where schemaname = current_schema() order by 1")) {
      assertThat(older.sql(what).stringColumn(0).asList())
          .isNotEmpty()
          .isEqualTo(fresh.sql(what).stringColumn(0).asList());
    }
  }

  @Test
  void aSecondLoadIntoASchemaIsRefusedAndOneIntoAnotherIsNot() throws Exception {
    Snapshot large = TestSnapshots.of(folder, "large", LARGE);
    Snapshot few = few();
    CompletableFuture<Throwable> same = new CompletableFuture<>();
    CompletableFuture<String> other = new CompletableFuture<>();
    postgres("busy")
        .progress(
            sent -> {
              try {
                other.complete(postgres("idle").load(few, List.of()));
                postgres("busy").load(few, List.of());
                same.complete(null);
              } catch (RuntimeException e) {
                same.complete(e);
              }
            })
        .load(large, List.of());
    assertThat(other.get()).startsWith("few: 20 studies sent");
    assertThat(same.get())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Another process loads into schema busy");
    assertThat(count(postgres("busy"), "study")).isEqualTo(STUDIES);
  }

  @Test
  void aServerThatCrashesHasTheStateBefore() throws Exception {
    List<Relation> relations = List.of(Relations.STUDIES);
    Snapshot few = few();
    Snapshot large = TestSnapshots.of(folder, "large", LARGE);
    try (TestServer crashing = TestServer.start()) {
      Postgres postgres = Postgres.at(crashing.url());
      postgres.load(few, relations);
      assertThatThrownBy(() -> postgres.progress(sent -> crashing.crash()).load(large, relations))
          .isInstanceOf(TrialbookException.class);
      crashing.begin();
      assertThat(count(postgres, "study")).isEqualTo(20);
      assertThat(count(postgres, "studies")).isEqualTo(20);
      assertThat(postgres.sql("select name from trialbook_snapshot").stringColumn(0))
          .containsExactly("few");
      postgres.load(large, relations);
      assertThat(count(postgres, "study")).isEqualTo(STUDIES);
      assertThat(count(postgres, "studies")).isEqualTo(STUDIES);
    }
  }

  @Test
  void anInterruptEndsAQueryOnTheServerToo() throws Exception {
    Postgres postgres = postgres("public");
    String running =
        "pg_stat_activity where query like '%slow_query' and state = 'active'"
            + " and pid <> pg_backend_pid()";
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                postgres.sql("select pg_sleep(600) as slow_query");
                ended.complete(null);
              } catch (RuntimeException e) {
                ended.complete(Thread.currentThread().isInterrupted() ? e : null);
              }
            });
    asking.start();
    while (count(postgres, running) == 0) {
      Thread.onSpinWait();
    }
    asking.interrupt();
    assertThat(ended.get())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Interrupted");
    assertThat(count(postgres, running)).isZero();
  }

  @Test
  void aSchemaMayBeCalledLikeAWordOfSqlAndBeMadeByOthers() throws Exception {
    Snapshot few = few();
    Postgres user = postgres("user");
    user.load(few, List.of(Relations.STUDIES));
    assertThat(count(user, "studies")).isEqualTo(20);

    write(
        "public",
        "create schema given",
        "create role loader login",
        "grant all on schema given to loader");
    Postgres loader =
        Postgres.at(server.url().replace("user=postgres", "user=loader")).schema("given");
    loader.load(few, List.of(Relations.STUDIES));
    assertThat(count(loader, "studies")).isEqualTo(20);
  }
}
