package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.SameStudies;
import org.trialbook.TestStudies;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshot;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Snapshots in a real server. */
class PostgresIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Snapshot snapshot(String name, List<byte[]> studies) throws IOException {
    return TestSnapshots.of(folder, name, studies);
  }

  @ParameterizedTest
  @EnumSource
  void studiesComeBackTheSame(TestStudies studies) throws IOException {
    String name = studies.name().toLowerCase(Locale.ROOT);
    Snapshot snapshot = snapshot(name, studies.first(400));
    Postgres postgres = postgres(name);
    assertThat(postgres.load(snapshot, List.of()))
        .isEqualTo(name + ": 400 studies sent, 0 taken out, 400 in all");

    Table all = postgres.sql("select nct_id, json::text as json from study order by nct_id");
    assertThat(all.stringColumn("nct_id").asList()).isEqualTo(snapshot.nctIds());
    for (int row = 0; row < all.rowCount(); row++) {
      String nctId = all.stringColumn("nct_id").get(row);
      JsonNode there = JSON.readTree(all.stringColumn("json").get(row));
      assertThat(there.equals(NUMBERS, JSON.readTree(snapshot.study(nctId).orElseThrow())))
          .as(nctId)
          .isTrue();
    }
    assertThat(postgres.study(snapshot.nctIds().get(0))).isPresent();
    assertThat(postgres.study("NCT99999999")).isEmpty();
  }

  private static String table(Relation relation) {
    return SqlText.quoted(PostgresTables.table(relation));
  }

  /** JSON has one kind of number: 1.0 is 1. */
  private static final java.util.Comparator<JsonNode> NUMBERS =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  /** Rows as text, sorted; lists as PostgreSQL writes them are told by their texts. */
  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      StringBuilder line = new StringBuilder();
      for (Column<?> column : table.columns()) {
        String cell = column.isMissing(row) ? "" : String.valueOf(column.get(row));
        line.append(cell.replaceAll("[{}\\[\\]\"|,; \\\\]+", " ").strip()).append('|');
      }
      rows.add(line.toString());
    }
    return rows.stream().sorted().toList();
  }

  /** Everything in the schema but when it was loaded. */
  private static Map<String, List<String>> content(Postgres postgres, List<Relation> relations) {
    Map<String, List<String>> content = new java.util.TreeMap<>();
    content.put("study", rows(postgres.sql("select * from study")));
    for (Relation relation : relations) {
      content.put(table(relation), rows(postgres.sql("select * from " + table(relation))));
    }
    content.put(
        "snapshot",
        rows(postgres.sql("select name, data_timestamp, studies from trialbook_snapshot")));
    content.put(
        "indexes",
        rows(postgres.sql("select indexname from pg_indexes where schemaname = current_schema()")));
    return content;
  }

  @Test
  void aStudyThatComesTwiceIsThereOnceInItsNewestVersion() throws IOException {
    Postgres postgres = postgres("twice");
    List<byte[]> studies =
        SameStudies.twice().stream().map(study -> study.getBytes(UTF_8)).toList();
    String done = postgres.load(snapshot("twice", studies), List.of(Relations.STUDIES));
    assertThat(done).contains(": 2 studies sent").endsWith("\n" + SameStudies.NOTE);
    for (String table : List.of("study", "studies")) {
      Table rows = postgres.sql("select nct_id, brief_title from " + table + " order by nct_id");
      assertThat(rows.stringColumn("nct_id").asList())
          .containsExactly("NCT00000001", "NCT00000002");
      assertThat(rows.stringColumn("brief_title").asList()).containsExactly("newest", "newest");
    }
    assertThat(postgres.sql("select notes from trialbook_snapshot").stringColumn(0).asList())
        .containsExactly(SameStudies.NOTE);
  }

  @Test
  void rowsThatWereDerivedInAnotherWayAreMadeAnew() throws Exception {
    List<Relation> relations = List.of(Relations.STUDIES, Relations.SPONSORS);
    Snapshot snapshot = snapshot("derived", Corpus.before(40));
    Postgres postgres = postgres("derived");
    postgres.load(snapshot, relations);
    Map<String, List<String>> right = content(postgres, relations);
    try (var connection = connect("derived");
        var statement = connection.createStatement()) {
      statement.execute("delete from sponsors");
      // The studies are the same, so their rows are taken to be right.
      postgres.load(snapshot, relations);
      assertThat(content(postgres, relations)).isNotEqualTo(right);
      statement.execute("update trialbook_relation set derivation = '' where name = 'sponsors'");
      assertThat(postgres.load(snapshot, relations)).contains(": 0 studies sent");
      assertThat(content(postgres, relations)).isEqualTo(right);
    }
  }

  @Test
  void anUpdateIsWhatAFreshLoadWouldBe() throws IOException {
    List<Relation> relations = List.of(Relations.STUDIES, Relations.LOCATIONS, Relations.SPONSORS);
    Snapshot before = snapshot("before", Corpus.before(300));
    Snapshot after = snapshot("after", Corpus.after(300, 20, 5));
    Postgres updated = postgres("updated");
    Postgres fresh = postgres("fresh");
    updated.load(before, relations);
    Map<String, List<String>> first = content(updated, relations);
    assertThat(updated.load(before, relations)).contains(": 0 studies sent, 0 taken out");
    assertThat(content(updated, relations)).isEqualTo(first);
    assertThat(updated.load(after, relations)).doesNotContain(" 0 studies sent");
    fresh.load(after, relations);
    assertThat(content(updated, relations)).isEqualTo(content(fresh, relations));

    // Other relations: those that were none are made of all studies, and the rest go.
    List<Relation> others = List.of(Relations.SPONSORS, Relations.CONDITIONS);
    Postgres fresher = postgres("fresher");
    fresher.load(after, others);
    assertThat(updated.load(after, others)).contains(": 0 studies sent");
    assertThat(content(updated, others)).isEqualTo(content(fresher, others));
    assertThatThrownBy(() -> updated.sql("select * from locations"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Is a snapshot loaded?");
  }

  @ParameterizedTest
  @EnumSource
  void templatesFindWhatIsThere(TestStudies studies) throws IOException {
    String name = "searched_" + studies.name().toLowerCase(Locale.ROOT);
    List<byte[]> some = studies.first(400);
    Snapshot snapshot = snapshot(name, some);
    Postgres postgres = postgres(name);
    postgres.load(snapshot, List.of());
    TreeSet<String> expected = new TreeSet<>();
    TreeSet<String> terms = new TreeSet<>();
    for (byte[] study : some) {
      JsonNode json = JSON.readTree(study);
      String criteria =
          json.path("protocolSection")
              .path("eligibilityModule")
              .path("eligibilityCriteria")
              .asText();
      String nctId = json.findPath("nctId").asText();
      if (criteria.toLowerCase(Locale.ROOT).matches("(?s).*\\bdermatitis\\b.*")) {
        expected.add(nctId);
      }
      for (String kind : List.of("condition", "intervention")) {
        JsonNode browse = json.path("derivedSection").path(kind + "BrowseModule");
        for (String list : List.of("meshes", "ancestors")) {
          browse
              .path(list)
              .forEach(
                  mesh -> {
                    if (mesh.path("term").asText().equals("Neoplasms")) {
                      terms.add(nctId);
                    }
                  });
        }
      }
    }
    Table found = postgres.eligibility("dermatitis", 1_000);
    assertThat(new TreeSet<>(found.stringColumn("nct_id").asList())).isEqualTo(expected);
    assertThat(expected).isNotEmpty();
    assertThat(found.stringColumn("passage").get(0).toLowerCase(Locale.ROOT)).contains("**");
    assertThat(postgres.eligibility("dermatitis -dermatitis", 10).rowCount()).isZero();
    assertThat(postgres.eligibility("dermatitis", 1).rowCount()).isEqualTo(1);
    assertThat(new TreeSet<>(postgres.mesh("Neoplasms", 1_000).stringColumn("nct_id").asList()))
        .isEqualTo(terms);
    assertThat(terms).isNotEmpty();
    assertThat(postgres.mesh("x'); drop table study; --", 5).rowCount()).isZero();

    if (studies == TestStudies.SAMPLE) { // too many of too few for an index to be worth it
      return;
    }
    // The indexes are those that the templates need.
    for (String search :
        List.of(
            "eligibility @@ websearch_to_tsquery('english', 'dermatitis')",
            "condition_mesh @> array['Neoplasms']::text[]")) {
      String explained =
          String.join(
              "\n",
              postgres.sql("explain select nct_id from study where " + search).stringColumn(0));
      assertThat(explained).as(search).contains("Bitmap Index Scan");
    }
  }

  @Test
  void readingWritesNothing() throws IOException {
    Postgres postgres = postgres("readonly");
    postgres.load(snapshot("few", Corpus.before(20)), List.of());
    assertThatThrownBy(() -> postgres.sql("delete from study"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("read-only");
    assertThat(
            postgres
                .sql(
                    "select count(*) as n from study where overall_status = $s or $s = 'x'",
                    Map.of("s", "x"))
                .row(0)
                .getLong("n"))
        .isEqualTo(20);
    assertThatThrownBy(() -> postgres.sql("select $nothing"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("$nothing has no value");
  }

  @Test
  void hostileTextIsText() throws IOException {
    String hostile =
        "'); drop table study; -- \\\\N \\t\\n\\r \\\"{},[]\\\" \\u0000 \\\\u0000 \\ud83d\\ude00 tab\\tend\\\\";
    String study =
        ("{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\",\"briefTitle\":\"%s\"},"
                + "\"statusModule\":{\"overallStatus\":\"COMPLETED\","
                + "\"startDateStruct\":{\"date\":\"2020-02\"}},"
                + "\"conditionsModule\":{\"conditions\":[\"%s\",\"\",\"b\"]}}}")
            .formatted(hostile, hostile);
    Snapshot snapshot = snapshot("hostile", List.of(study.getBytes(UTF_8)));
    Postgres postgres = postgres("hostile");
    List<Relation> relations = List.of(Relations.STUDIES);
    postgres.load(snapshot, relations);
    String title = JSON.readTree(study).findPath("briefTitle").asText();
    Table found = postgres.sql("select brief_title, start_date from study");
    // Character 0 is not in PostgreSQL's text; all else is.
    assertThat(found.stringColumn(0).get(0)).isEqualTo(title.replace('\0', '\ufffd'));
    assertThat(found.dateColumn(1).get(0)).hasToString("2020-02-01");
    Table flat =
        postgres.sql(
            "select brief_title, conditions[1] as first, cardinality(conditions) as n from studies");
    assertThat(flat.stringColumn(0).get(0)).isEqualTo(title.replace('\0', '\ufffd'));
    assertThat(flat.stringColumn(1).get(0)).isEqualTo(title.replace('\0', '\ufffd'));
    assertThat(flat.row(0).getInt("n")).isEqualTo(3);
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThatThrownBy(() -> Postgres.at("jdbc:mysql://x")).hasMessageContaining("jdbc:postgresql");
    assertThatThrownBy(() -> postgres("x; drop")).hasMessageContaining("lower_case");
    Postgres none = Postgres.at("jdbc:postgresql://127.0.0.1:1/x?user=a&password=very-secret");
    assertThat(none.toString()).isEqualTo("PostgreSQL 127.0.0.1:1/x, schema trialbook");
    assertThatThrownBy(() -> none.sql("select 1"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Is the server running?")
        .hasMessageNotContaining("very-secret");
    Map<String, String> environment =
        Map.of("PGHOST", "db", "PGUSER", "me", "PGPASSWORD", "very-secret");
    assertThat(Postgres.fromEnvironment(environment::get).toString())
        .isEqualTo("PostgreSQL db:5432/me, schema trialbook");

    Postgres postgres = postgres("checked");
    Snapshot snapshot = snapshot("few", Corpus.before(20));
    postgres.load(snapshot, List.of());
    write(postgres, "update trialbook_migration set checksum = 1");
    assertThatThrownBy(() -> postgres.load(snapshot, List.of()))
        .hasMessageContaining("Step 001-studies");
    write(postgres, "insert into trialbook_migration (number, name, checksum) values (99, 'x', 1)");
    assertThatThrownBy(() -> postgres.load(snapshot, List.of()))
        .hasMessageContaining("later Trialbook");

    Snapshot damaged = snapshot("damaged", Corpus.before(30));
    try (var blocks = Files.list(damaged.path().resolve("studies"))) {
      Files.delete(blocks.findFirst().orElseThrow());
    }
    Postgres untouched = postgres("untouched");
    untouched.load(snapshot, List.of());
    assertThatThrownBy(() -> untouched.load(Snapshot.open(damaged.path()), List.of()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("damaged");
    assertThat(untouched.sql("select name from trialbook_snapshot").stringColumn(0))
        .containsExactly("few");
  }

  private static void write(Postgres postgres, String sql) {
    try (var connection = connect("checked");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(postgres.toString(), e);
    }
  }

  @Test
  void anInterruptLeavesTheDatabaseAsItWas() throws Exception {
    Postgres postgres = postgres("interrupted");
    Snapshot first = snapshot("first", Corpus.before(20));
    postgres.load(first, List.of());
    Snapshot large = snapshot("large", Corpus.before(150));
    Thread main = Thread.currentThread();
    // The load goes on no further than this before the interrupt has come to it.
    Postgres interrupting =
        postgres.progress(
            studies -> {
              main.interrupt();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThatThrownBy(() -> interrupting.load(large))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(postgres.sql("select count(*) as n from study").row(0).getLong("n")).isEqualTo(20);
    assertThat(postgres.load(large, List.of())).startsWith("large: ");
  }
}
