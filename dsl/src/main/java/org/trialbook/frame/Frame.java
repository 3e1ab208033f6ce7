package org.trialbook.frame;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Rejects;
import org.trialbook.display.Displayable;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.table.MissingAwareTable;
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
 * <p>Tables derived from it ({@code where}, {@code selectColumns}, ...) are plain Tablesaw tables
 * without provenance.
 */
public final class Frame extends MissingAwareTable implements Displayable, Sourced {

  private final Provenance provenance;
  private final Accounting accounting;

  private Frame(
      String name, Collection<Column<?>> columns, Provenance provenance, Accounting accounting) {
    super(name, columns);
    this.provenance = provenance;
    this.accounting = accounting;
  }

  /** A frame of all rows of these batches. */
  public static Frame of(Relation relation, List<Batch> batches, Provenance provenance) {
    Builder builder = new Builder(relation);
    batches.forEach(builder::write);
    return builder.build(provenance, Accounting.NONE);
  }

  /** Where the rows come from. */
  @Override
  public Provenance provenance() {
    return provenance;
  }

  /** The records that could not be read, and have no rows here. */
  public Rejects rejects() {
    return accounting.rejects();
  }

  /** What became of all that was there: what was read, and the first of what was not. */
  public Accounting accounting() {
    return accounting;
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
