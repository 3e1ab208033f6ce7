package org.trialbook.frame;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.trialbook.Internal;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Rejects;
import org.trialbook.display.Displayable;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.table.TableSteps;
import org.trialbook.text.Text;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A relation as a Tablesaw table that knows where it comes from. What is missing is counted apart
 * and comes last in every order, in the tables derived from it too.
 *
 * <p>Text is a {@code StringColumn}, lists are joined by {@code |} as in the registry's CSV, whole
 * numbers are a {@code LongColumn}, other numbers a {@code DoubleColumn}, days a {@code
 * DateColumn}, truth a {@code BooleanColumn}. Tablesaw has one word for missing and for empty text,
 * so that empty text and empty lists are missing here; Arrow, Parquet and CSV keep them apart.
 *
 * <p>Steps on it ({@code where}, {@code selectColumns}, {@code countBy}, ...) give frames of the
 * same origin; one of other rows says of how many it was made.
 *
 * <pre>{@code
 * var trials = search().condition("asthma").frame();
 * trials = trials.where(trials.longColumn("enrollmentCount").isGreaterThan(100)).head(3);
 * }</pre>
 */
public final class Frame extends TableSteps<Frame> implements Displayable, Sourced {

  private final Provenance origin;
  private final Accounting accounting;

  private Frame(
      String name, Collection<Column<?>> columns, Provenance origin, Accounting accounting) {
    super(name, columns);
    this.origin = origin;
    this.accounting = accounting;
  }

  /** A frame of all rows of these batches. */
  public static Frame of(Relation relation, List<Batch> batches, Provenance provenance) {
    Builder builder = new Builder(relation);
    batches.forEach(builder::write);
    return builder.build(provenance, Accounting.NONE);
  }

  @Override
  protected Frame frame(Table made) {
    return made instanceof Frame known
        ? known
        : new Frame(made.name(), made.columns(), origin, accounting);
  }

  /**
   * A table of one's own as a frame.
   *
   * @param provenance where its rows come from
   */
  public static Frame of(Table table, Provenance provenance) {
    return table instanceof Frame frame
        ? frame
        : new Frame(table.name(), table.columns(), provenance, Accounting.NONE);
  }

  /** A table as a frame, with what became of all that was there. */
  @Internal
  public static Frame of(Table table, Provenance provenance, Accounting accounting) {
    return new Frame(table.name(), table.columns(), provenance, accounting);
  }

  /** Where the rows come from, and of how many they were made where they are others. */
  @Override
  public Provenance provenance() {
    return rowCount() == origin.rows()
        ? origin
        : origin
            .counted(origin.counts(), rowCount())
            .note("made of a table of " + Text.count(origin.rows(), "row"));
  }

  /** The records that could not be read, and have no rows here. */
  public Rejects rejects() {
    return accounting.rejects();
  }

  /** What became of all that was there: what was read, and the first of what was not. */
  public Accounting accounting() {
    return accounting;
  }

  // ---- files -------------------------------------------------------------------------------

  /** Writes these rows as an Arrow IPC file. */
  public Export toArrow(Path target) {
    return to(new ArrowFormat(), target);
  }

  /** Writes these rows as a Parquet file. */
  public Export toParquet(Path target) {
    return to(new ParquetFormat(), target);
  }

  /** Writes these rows as a CSV file. */
  public Export toCsv(Path target) {
    return to(new CsvFormat(), target);
  }

  /** Writes these rows as a table of a DuckDB database file. */
  public Export toDuckDb(Path target) {
    return to(new DuckDbFormat(), target);
  }

  /** Writes these rows as an Excel workbook, where they come from on a sheet of its own. */
  public Export toExcel(Path target) {
    return to(new ExcelFormat(), target);
  }

  /** Writes these rows, whole or not at all, in a format with options: {@code arrow().zstd()}. */
  public Export to(FileFormat format, Path target) {
    return new TableBatches(this).write(format, target, provenance());
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return TableDisplay.bundle(this);
  }

  /** Takes batches one by one; they are not kept. */
  public static final class Builder {
    private final Relation relation;
    private final List<TablesawColumn> columns;

    /** A frame without rows yet. */
    public Builder(Relation relation) {
      this.relation = relation;
      this.columns = relation.columns().stream().map(TablesawColumn::of).toList();
    }

    /** Appends the rows of a batch of this relation. */
    public void write(Batch batch) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).append(batch.cells().get(i));
      }
    }

    /** The frame of all rows so far. */
    public Frame build(Provenance provenance, Accounting accounting) {
      Collection<Column<?>> built =
          columns.stream().<Column<?>>map(TablesawColumn::column).toList();
      return new Frame(relation.name(), built, provenance, accounting);
    }
  }
}
