package org.trialbook.aact;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.TrialbookVersion;
import org.trialbook.accounting.Accounting;
import org.trialbook.analysis.Analyses;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.Frame;
import org.trialbook.frame.Provenance;
import org.trialbook.store.Sql;
import org.trialbook.text.DidYouMean;
import tech.tablesaw.api.Table;

/**
 * An archive of AACT: the registry as it was on a day, in the pipe-delimited files that the
 * Clinical Trials Transformation Initiative publishes.
 *
 * <p>Its tables have AACT's names, columns and types, as of October 2024; a column that is not of
 * that day is text, one that an older archive lacks is missing. {@link #frame} gives our relations
 * out of them, in today's words of the registry, and {@link #analysis} the analyses, which are
 * about the day of the archive. A table is unpacked and read when it is first asked for, and kept
 * among temporary files until the process ends.
 *
 * <p>A line that is no row has none, and is told of by {@link Frame#rejects}; a cell that is not of
 * its type is missing, and counted. Cells that are empty are missing.
 *
 * <pre>{@code
 * import org.trialbook.aact.Aact;
 *
 * Aact aact = Aact.of(path);
 * aact.table("sponsors").countBy("agency_class");
 * aact.analysis().phaseFunnel();
 * }</pre>
 */
public final class Aact implements Displayable {

  private final AactArchive archive;
  private final AactDatabase database;
  private final Instant opened;

  private Aact(AactArchive archive, Instant opened) {
    this.archive = archive;
    this.database = new AactDatabase(archive);
    this.opened = opened;
  }

  /**
   * The archive in a zip, or in the folder that it was unpacked into.
   *
   * @throws TrialbookException where it is none; it says what is there instead
   */
  public static Aact of(Path archive) {
    return new Aact(AactArchive.of(archive), Clock.systemUTC().instant());
  }

  /** The names of its tables, {@code studies} among them. */
  public List<String> tables() {
    return List.copyOf(archive.files().keySet());
  }

  /**
   * The day of the data: as the name of the archive says, {@code 20200101_...}, else that of the
   * last update posted in it.
   */
  public LocalDate day() {
    return archive
        .day()
        .orElseGet(
            () -> {
              Table newest = run("SELECT max(last_update_posted_date) AS day FROM studies");
              return newest.dateColumn(0).isMissing(0)
                  ? opened.atZone(ZoneOffset.UTC).toLocalDate()
                  : newest.dateColumn(0).get(0);
            });
  }

  /** A table with AACT's columns, all of them in the order of the file or only these. */
  public Frame table(String name, String... columns) {
    require(name);
    database.with(List.of(name));
    List<String> there = database.of(name).columns().stream().map(AactTable.Column::name).toList();
    for (String column : columns) {
      if (!there.contains(column)) {
        throw new TrialbookException(
            "The table %s has no column %s.%s"
                .formatted(name, column, DidYouMean.or(column, there)));
      }
    }
    List<String> wanted = columns.length == 0 ? there : List.of(columns);
    Table rows =
        run(
            wanted.stream()
                .map(AactTable::quoted)
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + AactTable.quoted(name))));
    return frame(rows.setName(name), database.of(name).accounting(), List.of());
  }

  /**
   * One of our relations, such as STUDIES; what AACT does not have is missing, and a note says so.
   */
  public Frame frame(Relation relation) {
    AactRelation known = AactRelation.named(relation.name());
    String query = known.query(relation, day());
    List<String> lacking = known.lacking(relation);
    List<String> notes =
        lacking.isEmpty() ? List.of() : List.of("not in AACT: " + String.join(", ", lacking));
    Table rows = run(query).setName(relation.name());
    Accounting accounting =
        named(query).stream()
            .map(each -> database.of(each).accounting())
            .reduce(Accounting.NONE, Aact::beside);
    return frame(rows, accounting, notes);
  }

  /** The same studies in several tables; what else lies in the archive is told once. */
  private static Accounting beside(Accounting one, Accounting other) {
    return new Accounting(
        Math.max(one.studies(), other.studies()),
        one.rejects().and(other.rejects()),
        other.leftOut(),
        0,
        one.valueRejects().and(other.valueRejects()));
  }

  /** Several of our relations, by name. */
  public Map<String, Frame> frames(List<Relation> relations) {
    Map<String, Frame> frames = new LinkedHashMap<>();
    relations.forEach(relation -> frames.put(relation.name(), frame(relation)));
    return frames;
  }

  /** The questions that an analyst asks, about the day of the archive; see {@link Analyses}. */
  public Analyses analysis() {
    return Analyses.of(this::frames, Clock.systemUTC()).asOf(day());
  }

  /** Runs SQL over its tables, which go by their names; DuckDB's. */
  public Table sql(String text) {
    return run(text);
  }

  private Table run(String text) {
    List<String> named = named(text);
    Sql sql = Sql.of(AactSql.WORDS + text).knowing(tables());
    return named.isEmpty() ? sql.table() : sql.with("aact", database.with(named)).table();
  }

  private List<String> named(String text) {
    Sql sql = Sql.of(text);
    return archive.files().keySet().stream().filter(sql::names).toList();
  }

  private void require(String table) {
    if (!archive.files().containsKey(table)) {
      throw new TrialbookException(
          "%s has no table %s.%s"
              .formatted(archive.path(), table, DidYouMean.or(table, archive.files().keySet())));
    }
  }

  private Frame frame(Table rows, Accounting accounting, List<String> notes) {
    Provenance provenance =
        new Provenance(
            "AACT, " + archive.path().getFileName(),
            Optional.empty(),
            archive.day().map(LocalDate::atStartOfDay),
            opened,
            accounting.counts(),
            rows.rowCount(),
            TrialbookVersion.text(),
            notes);
    return Frame.of(rows, provenance, accounting);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Card card =
        Card.titled("AACT")
            .fact("archive", archive.path().toString())
            .fact("tables", String.join(", ", tables()));
    if (archive.day().isPresent()) {
      card = card.fact("data of", archive.day().get().toString());
    }
    return card.list("no tables of AACT", archive.others(), 20)
        .next("table(\"studies\") brings one; analysis() asks our questions of all")
        .mimeBundle();
  }

  @Override
  public String toString() {
    return "AACT, " + archive.path();
  }
}
