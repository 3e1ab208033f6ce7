package org.trialbook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.aact.Aact;
import org.trialbook.accounting.Counts;
import org.trialbook.change.Changes;
import org.trialbook.export.SnapshotTables;
import org.trialbook.flatten.NewRelation;
import org.trialbook.frame.ArrowFormat;
import org.trialbook.frame.Frame;
import org.trialbook.frame.ParquetFormat;
import org.trialbook.frame.Provenance;
import org.trialbook.progress.Progress;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.snapshot.TemporarySnapshot;
import org.trialbook.source.Defaults;
import org.trialbook.source.SnapshotStudies;
import org.trialbook.store.Sql;
import tech.tablesaw.api.Table;

/**
 * The front door: what a cell can say without an import.
 *
 * <p>A question begins with {@link #search()}. It goes to the registry that {@link #registry()}
 * names: the one given to {@link #use}, else the environment's {@code TRIALBOOK_REGISTRY} (an
 * address, {@code live} or {@code sample}), else the one given to {@link #useByDefault}, else
 * ClinicalTrials.gov itself.
 */
public final class Trialbook {

  private Trialbook() {}

  /** A question that is still about every study; its steps narrow it. */
  public static Search search() {
    return new Search(StudyQuery.all());
  }

  /**
   * The studies in files and folders: NDJSON, pages or arrays of studies, the XML of the classic
   * site, plain, gzip or Zstandard; the registry's bulk zip.
   */
  public static Studies read(Path... files) {
    return Studies.in(List.of(files));
  }

  /** All studies of a snapshot, in the order of their numbers. */
  public static Studies read(Snapshot snapshot) {
    return new Studies(SnapshotStudies.all(snapshot));
  }

  /**
   * The registry as it was on a day, in the pipe-delimited files that AACT publishes; see {@link
   * Aact}.
   *
   * @param archive the zip, or the folder that it was unpacked into
   */
  public static Aact readAact(Path archive) {
    return Aact.of(archive);
  }

  /**
   * Brings one study: a small request.
   *
   * @param nctId in any spelling; a number that was replaced leads to the study that has it now
   */
  public static Study study(String nctId) {
    return Study.of(new String(registry().study(nctId), StandardCharsets.UTF_8));
  }

  /** The snapshots of this user; see {@link Snapshots#byDefault}. */
  public static Snapshots snapshots() {
    return Snapshots.byDefault().progress(Defaults.current().progress());
  }

  /** The snapshot of this name among {@link #snapshots()}. */
  public static Snapshot snapshot(String name) {
    return snapshots().get(name);
  }

  /** What changed in the registry from one snapshot to a later one; see {@link Changes}. */
  public static Changes diff(Snapshot earlier, Snapshot later) {
    return Changes.between(earlier, later);
  }

  /**
   * What changed from the studies in one file or folder to those in another, which is the later
   * one. Both are kept in order among temporary files until the process ends.
   */
  public static Changes diff(Path earlier, Path later) {
    return Changes.inOrder(
        TemporarySnapshot.of(List.of(earlier), Defaults.current().progress()).snapshot(),
        TemporarySnapshot.of(List.of(later), Defaults.current().progress()).snapshot());
  }

  /**
   * Runs SQL that names no tables but files, {@code from 'sites.parquet'}: DuckDB's, in a database
   * of its own.
   */
  public static Table sql(String text) {
    return Sql.of(text).table();
  }

  /**
   * Runs SQL over the relations of a snapshot, which go by their names: {@code studies}, {@code
   * locations}. A relation is written into the snapshot as Parquet when it is first named.
   */
  public static Table sql(Snapshot snapshot, String text) {
    return sql(snapshot, text, Map.of());
  }

  /** The same with a value for each {@code $name} in the text; values are bound. */
  public static Table sql(Snapshot snapshot, String text, Map<String, ?> values) {
    Sql sql = SnapshotTables.of(snapshot).in(Sql.of(text));
    for (Map.Entry<String, ?> value : values.entrySet()) {
      sql = sql.bind(value.getKey(), value.getValue());
    }
    return sql.table();
  }

  /**
   * A relation of your own: {@code relation("MY").each(path).column("name", path)}; see {@link
   * NewRelation}.
   *
   * @param name upper case; a file of the relation carries it in lower case
   */
  public static NewRelation relation(String name) {
    return new NewRelation(name);
  }

  /**
   * A Tablesaw table as a frame: it shows and sorts as frames do, and {@code toExcel(path)}, {@code
   * toParquet(path)} and the other verbs write it. A frame is itself.
   */
  public static Frame frame(Table table) {
    return Frame.of(table, ofOnesOwn(String.valueOf(table.name()), table));
  }

  /**
   * A table that stands in a file of one's own, {@code frame(Path.of("mine.csv"))}: CSV, Parquet or
   * JSON by its extension. In CSV nothing is missing, and {@code NA} is a text.
   */
  public static Frame frame(Path file) {
    Table table =
        Sql.of("from own").with("own", file).table().setName(file.getFileName().toString());
    return Frame.of(table, ofOnesOwn(file.getFileName().toString(), table));
  }

  private static Provenance ofOnesOwn(String name, Table table) {
    return new Provenance(
        name,
        Optional.empty(),
        Optional.empty(),
        Clock.systemUTC().instant(),
        Counts.NONE,
        table.rowCount(),
        TrialbookVersion.text(),
        List.of());
  }

  /** How Arrow files are written, for {@code toArrow(path, arrow().stream())}. */
  public static ArrowFormat arrow() {
    return new ArrowFormat();
  }

  /** How Parquet files are written, for {@code toParquet(path, parquet().sortBy(NCT_ID))}. */
  public static ParquetFormat parquet() {
    return new ParquetFormat();
  }

  /** The registry that is asked where a search names none. */
  public static Registry registry() {
    return Defaults.current().registry();
  }

  /** Asks this registry from now on, whatever else is set. */
  public static Registry use(Registry registry) {
    Defaults.current().use(registry);
    return registry();
  }

  /** Asks this registry from now on, unless one was chosen or {@code TRIALBOOK_REGISTRY} is set. */
  public static Registry useByDefault(Registry registry) {
    Defaults.current().useByDefault(registry);
    return registry();
  }

  /** ClinicalTrials.gov itself. */
  public static Registry live() {
    return Registry.live();
  }

  /**
   * A registry on this machine over the built-in sample: 2,000 made-up studies, started when first
   * asked for.
   */
  public static Registry sample() {
    return Defaults.sample();
  }

  /** Shows how every long question gets on, from now on; the kernel and the commands set it. */
  public static void showProgress(Progress listener) {
    Defaults.current().showProgress(listener);
  }

  /**
   * From how many rows on a table says, below it, that a file would hold them better; {@value
   * Defaults#LARGE_TABLE} unless set. It is a note and no limit: the table is made all the same.
   */
  public static void noteTablesAbove(long rows) {
    Defaults.current().noteTablesAbove(rows);
  }
}
