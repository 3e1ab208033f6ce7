package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.file.Folders;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.mirror.LocalMirror;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Route;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.snapshot.Unusual;

/**
 * Everything that writes a snapshot, an index or a database, killed at any time by SIGKILL and
 * begun again, makes what it makes undisturbed; and whoever looks in between sees all or nothing of
 * it.
 */
class KilledIT {

  private static final int STUDIES = 700;

  /** Of each action, at times within its duration. */
  private static final int KILLS = 6;

  /** A machine that is quicker than it was when the time was taken is met by fewer. */
  private static final int MOST_TRIES = 30;

  private static final LocalDateTime DAY = Sample.DATA_TIMESTAMP;
  private static final List<Relation> RELATIONS = List.of(Relations.STUDIES, Relations.LOCATIONS);
  private static final String QUESTION =
      "query.term=heart+OR+cancer&countTotal=true&fields=NCTId&pageSize=1000&sort=LastUpdatePostDate";

  @TempDir static Path root;

  private static TestServer database;
  private static Mirror first;
  private static Mirror second;
  private static final Random random = new Random(30);

  @BeforeAll
  static void serve() {
    database = TestServer.start();
    first = Mirror.serve(Corpus.before(STUDIES), DAY, 0);
    second = Mirror.serve(Corpus.after(STUDIES, 60, 9), DAY.plusDays(1), 0);
  }

  @AfterAll
  static void end() {
    if (database != null) {
      database.close();
      first.close();
      second.close();
    }
  }

  /** What a child process does; its arguments are the action, a folder, and an address. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      // Classes are loaded before the time is taken, so that kills meet the work.
      System.out.println("begins");
      act(arguments[0], Path.of(arguments[1]), arguments[2]);
      System.out.println("ends");
    }

    static void act(String action, Path folder, String address) {
      Snapshots snapshots = Snapshots.in(folder);
      switch (action) {
        case "ARCHIVE" -> snapshots.create(Registry.at(address), Route.ARCHIVE);
        case "PAGES" -> snapshots.create(Registry.at(address), Route.PAGES);
        case "UPDATE" -> snapshots.allow(Unusual.values()).update(Registry.at(address));
        case "INDEX" -> LocalMirror.over(newest(folder), studies -> {});
        default -> Postgres.at(address).schema(action).load(newest(folder), RELATIONS);
      }
    }
  }

  private static Snapshot newest(Path folder) {
    return Snapshots.in(folder).newest().orElseThrow();
  }

  private static Process start(String action, Path folder, String address) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Dtrialbook.snapshot.checkpoint=" + (1 << 20),
            "-Djava.io.tmpdir=" + temporary(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            action,
            folder.toString(),
            address)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Of the children alone: nobody else's loads are in it. */
  private static Path temporary() throws IOException {
    return Files.createDirectories(root.resolve("temporary"));
  }

  /** What loads keep for a while outside the database. */
  private static List<String> loads() throws IOException {
    return names(temporary()).stream().filter(name -> name.startsWith("trialbook-load")).toList();
  }

  /** How long the action takes from its beginning, undisturbed. */
  private static long duration(String action, Path folder, String address)
      throws IOException, InterruptedException {
    Process child = start(action, folder, address);
    try (BufferedReader out = child.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("begins");
      long begun = System.nanoTime();
      assertThat(out.readLine()).as(action).isEqualTo("ends");
      long took = System.nanoTime() - begun;
      assertThat(child.waitFor()).isZero();
      return took;
    }
  }

  /** Kills the action at some time within its duration; false where it was faster. */
  private static boolean kill(String action, Path folder, String address, long duration)
      throws IOException, InterruptedException {
    Process child = start(action, folder, address);
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("begins");
      boolean ended = child.waitFor((long) (random.nextDouble() * duration), TimeUnit.NANOSECONDS);
      child.destroyForcibly().waitFor();
      return !ended;
    }
  }

  /** The studies and the index of a snapshot, byte for byte by file. */
  private static Map<String, Integer> content(Snapshot snapshot) throws IOException {
    Map<String, Integer> content = new TreeMap<>();
    content.put(
        "index",
        java.util.Arrays.hashCode(Files.readAllBytes(snapshot.path().resolve("index.tsv"))));
    try (Stream<Path> files = Files.list(snapshot.path().resolve("studies"))) {
      for (Path file : files.toList()) {
        content.put(
            file.getFileName().toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  private static void assertAllOrNothing(Path folder, int before) {
    List<Snapshot> visible = Snapshots.in(folder).list();
    assertThat(visible.size()).isBetween(before, before + 1);
    for (Snapshot snapshot : visible) {
      assertThat(snapshot.verify().problems()).as(snapshot.name()).isEmpty();
    }
  }

  @Test
  void acquiringAndUpdatingGoOn() throws IOException, InterruptedException {
    List<String> rest = new ArrayList<>();
    int kills = 0;
    for (String action : List.of("ARCHIVE", "PAGES", "UPDATE")) {
      boolean isUpdate = action.equals("UPDATE");
      String address = (isUpdate ? second : first).url().toString();
      Path undisturbed = root.resolve(action);
      Path folder = root.resolve(action + "-killed");
      for (Path each : List.of(undisturbed, folder)) {
        if (isUpdate) {
          Child.act("ARCHIVE", each, first.url().toString());
        }
      }
      long duration = duration(action, undisturbed, address);
      int before = isUpdate ? 1 : 0;
      for (int met = 0, tries = 0; met < KILLS && tries < MOST_TRIES; tries++) {
        if (Snapshots.in(folder).list().size() > before) {
          // It was faster than the kill: there is nothing left to disturb.
          Snapshots.in(folder).remove(newest(folder).name());
        }
        boolean isMet = kill(action, folder, address, duration);
        met += isMet ? 1 : 0;
        kills += isMet ? 1 : 0;
        assertAllOrNothing(folder, before);
      }
      Child.act(action, folder, address);
      assertThat(content(newest(folder))).as(action).isEqualTo(content(newest(undisturbed)));
      assertThat(newest(folder).verify().problems()).isEmpty();
      Snapshots.in(folder).prune(9);
      rest.addAll(names(folder));
    }
    // Two days that update began from and made, twice; and nothing that stops left.
    assertThat(rest)
        .containsExactlyInAnyOrder(
            ".lock", "2026-11-20", ".lock", "2026-11-20", ".lock", "2026-11-20", "2026-11-21");
    assertThat(kills).isEqualTo(3 * KILLS);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void anIndexIsMadeAgain() throws IOException, InterruptedException {
    Path folder = root.resolve("index");
    Path other = root.resolve("index-undisturbed");
    Child.act("ARCHIVE", folder, first.url().toString());
    Child.act("ARCHIVE", other, first.url().toString());
    long duration = duration("INDEX", other, "");
    byte[] expected = LocalMirror.over(newest(other), n -> {}).answer("/studies", QUESTION).body();
    assertThat(new String(expected, UTF_8)).contains("totalCount").contains("NCT");
    int kills = 0;
    for (int tries = 0; kills < KILLS && tries < MOST_TRIES; tries++) {
      Folders.delete(newest(folder).path().resolve("search"));
      kills += kill("INDEX", folder, "", duration) ? 1 : 0;
    }
    assertThat(kills).isEqualTo(KILLS);
    assertThat(LocalMirror.over(newest(folder), n -> {}).answer("/studies", QUESTION).body())
        .isEqualTo(expected);
    assertThat(newest(folder).verify().problems()).isEmpty();
  }

  @Test
  void aDatabaseHasAllOfASnapshotOrAllOfTheOneBefore() throws IOException, InterruptedException {
    Path folder = root.resolve("load");
    Child.act("ARCHIVE", folder, first.url().toString());
    Snapshot before = newest(folder);
    Postgres killed = Postgres.at(database.url()).schema("killed");
    Postgres undisturbed = Postgres.at(database.url()).schema("undisturbed");
    Postgres measured = Postgres.at(database.url()).schema("measured");
    killed.load(before, RELATIONS);
    measured.load(before, RELATIONS);
    Child.act("UPDATE", folder, second.url().toString());
    Snapshot after = newest(folder);
    undisturbed.load(after, RELATIONS);
    Map<String, String> first = content(killed);
    Map<String, String> second = content(undisturbed);
    assertThat(first.keySet()).isEqualTo(second.keySet());
    assertThat(first).doesNotContainValue(second.get("study"));
    long duration = duration("measured", folder, database.url());
    assertThat(loads()).isEmpty();
    int kills = 0;
    int left = 0;
    for (int tries = 0; (kills < 2 * KILLS || left == 0) && tries < MOST_TRIES; tries++) {
      kills += kill("killed", folder, database.url(), duration) ? 1 : 0;
      left += loads().size();
      Map<String, String> there = content(killed);
      assertThat(there).isIn(first, second);
      if (there.equals(second)) {
        killed.load(before, RELATIONS);
        assertThat(content(killed)).isEqualTo(first);
      }
    }
    assertThat(kills).isGreaterThanOrEqualTo(2 * KILLS);
    assertThat(left).isPositive();
    duration("killed", folder, database.url());
    assertThat(content(killed)).isEqualTo(second);
    assertThat(loads()).isEmpty();
  }

  /** Everything that a load makes but the time of it, in one query: in one state of the data. */
  private static Map<String, String> content(Postgres postgres) {
    StringBuilder sql = new StringBuilder("select ");
    for (String table : List.of("study", "studies", "locations", "trialbook_relation")) {
      sql.append(
          "(select md5(string_agg(t::text, chr(10) order by t::text)) from %s t) as %s, "
              .formatted(table, table));
    }
    sql.append("(select name || data_timestamp || studies from trialbook_snapshot) as snapshot, ");
    sql.append(
        """
        (select string_agg(tablename || '.' || indexname, ' ' order by indexname) from pg_indexes
         where schemaname = current_schema()) as indexes""");
    Map<String, String> content = new TreeMap<>();
    postgres
        .sql(sql.toString())
        .columns()
        .forEach(column -> content.put(column.name(), String.valueOf(column.get(0))));
    assertThat(content.values()).doesNotContain("");
    return content;
  }
}
