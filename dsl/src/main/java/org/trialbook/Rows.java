package org.trialbook;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.export.Flow;
import org.trialbook.field.Field;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.ArrowFormat;
import org.trialbook.frame.CsvFormat;
import org.trialbook.frame.DuckDbFormat;
import org.trialbook.frame.ExcelFormat;
import org.trialbook.frame.Export;
import org.trialbook.frame.FileFormat;
import org.trialbook.frame.Frame;
import org.trialbook.frame.ParquetFormat;
import org.trialbook.source.StudySource;

/**
 * The rows of one or more relations of studies, latent until a terminal verb runs them.
 *
 * <pre>{@code
 * trials.flatten(LOCATIONS).select(NCT_ID, LOCATION_CITY).frame();
 * trials.flatten(STUDIES, SPONSORS).toParquet(Path.of("diabetes"));
 * }</pre>
 *
 * <p>Only the fields that the columns need cross the wire. Several relations come from one pass
 * over the studies. Equal rows are equal values.
 */
public final class Rows implements Displayable {

  private final StudySource source;
  private final List<Relation> relations;

  Rows(StudySource source, List<Relation> relations) {
    this.source = source;
    this.relations = List.copyOf(relations);
    if (relations.isEmpty()) {
      throw new TrialbookException("flatten() needs a relation, such as STUDIES or LOCATIONS.");
    }
  }

  /** Which rows, each relation with its columns. */
  public List<Relation> relations() {
    return relations;
  }

  /**
   * The same rows with these fields as columns, in this order. A field of the study as a whole is
   * repeated in every row of it; a field of another grain is refused with the relation to use.
   */
  public Rows select(Field<?>... fields) {
    return new Rows(source, List.of(only("select").select(fields)));
  }

  /** The same rows with these of the relation's columns, by name, in this order. */
  public Rows select(String... columns) {
    return new Rows(source, List.of(only("select").select(columns)));
  }

  /** The rows of this many studies at most. */
  public Rows limit(long studies) {
    if (studies < 0) {
      throw new TrialbookException("A limit is 0 or more, not " + studies + ".");
    }
    return new Rows(source.limit(studies), relations);
  }

  // ---- terminal ---------------------------------------------------------------------------

  /** Brings the rows as a table. */
  public Frame frame() {
    return frames().get(only("frame").name());
  }

  /** Brings the rows of each relation as a table, by the relation's name. */
  public Map<String, Frame> frames() {
    return new Flow(source, plan()).frames();
  }

  /** Writes the rows as an Arrow IPC file; several relations as a folder of them. */
  public Export toArrow(Path target) {
    return to(new ArrowFormat(), target);
  }

  /** The same with options: {@code toArrow(path, arrow().zstd())}. */
  public Export toArrow(Path target, ArrowFormat format) {
    return to(format, target);
  }

  /** Writes the rows as a Parquet file; several relations as a folder of them. */
  public Export toParquet(Path target) {
    return to(new ParquetFormat(), target);
  }

  /**
   * The same with options: {@code toParquet(path, parquet().partitionBy(OVERALL_STATUS))} makes a
   * folder of each relation. One that holds such an export already is replaced as a whole; a folder
   * with other files keeps them, and the export goes into it.
   */
  public Export toParquet(Path target, ParquetFormat format) {
    return to(format, target);
  }

  /** Writes the rows as a CSV file; several relations as a folder of them. */
  public Export toCsv(Path target) {
    return toCsv(target, new CsvFormat());
  }

  /** The same with a choice; see {@link CsvFormat#forSpreadsheets()}. */
  public Export toCsv(Path target, CsvFormat format) {
    return to(format, target);
  }

  /** Writes the rows as an Excel workbook; several relations as a folder of them. */
  public Export toExcel(Path target) {
    return to(new ExcelFormat(), target);
  }

  /**
   * Writes the rows as a DuckDB database file: a table for each relation, and one that says where
   * they come from.
   */
  public Export toDuckDb(Path target) {
    return to(new DuckDbFormat(), target);
  }

  Export to(FileFormat format, Path target) {
    Plan complete = Plan.of(relations.stream().map(format::complete).toList());
    return new Flow(source, complete).write(format, target);
  }

  /** The first request, as it will be sent; rows of files send none. */
  public URI url() {
    return source
        .url(plan())
        .orElseThrow(
            () -> new TrialbookException("Nothing is sent: these studies come from " + source));
  }

  private Plan plan() {
    return Plan.of(relations);
  }

  private Relation only(String verb) {
    if (relations.size() == 1) {
      return relations.get(0);
    }
    throw new TrialbookException(
        "%s() is about one relation, and these rows are of %s.\nUse frames(), or flatten(...) with one."
            .formatted(verb, names()));
  }

  private String names() {
    return String.join(", ", relations.stream().map(Relation::name).toList());
  }

  // ---- shown ------------------------------------------------------------------------------

  /** The rows and columns, the question, and where it goes. */
  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Relation relation : relations) {
      facts.put(
          relation.name(),
          String.join(", ", relation.columns().stream().map(column -> column.name()).toList()));
    }
    facts.putAll(source.facts());
    Card card = Card.titled("Rows").facts(facts);
    return source
        .url(plan())
        .map(url -> card.link("request", url))
        .orElse(card)
        .next("frame() brings them as a table; toArrow(path) as a file")
        .mimeBundle();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rows rows
        && rows.source.equals(source)
        && rows.relations.equals(relations);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, relations);
  }

  @Override
  public String toString() {
    return names() + " of " + source;
  }
}
