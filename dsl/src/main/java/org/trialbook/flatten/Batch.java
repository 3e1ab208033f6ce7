package org.trialbook.flatten;

import java.util.List;

/**
 * Rows of one relation, column by column. The rows of one study are never spread over two batches.
 *
 * @param relation the relation with the columns
 * @param cells one for each column, in that order, all of {@code rows} cells
 * @param rows at least one
 */
public record Batch(Relation relation, List<Cells> cells, int rows) {

  public Batch {
    cells = List.copyOf(cells);
  }

  /** The cells of the column of this name. */
  public Cells cells(String column) {
    return cells.get(relation.columns().indexOf(relation.columnNamed(column)));
  }
}
