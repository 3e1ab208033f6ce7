package org.trialbook.flatten;

import java.util.Arrays;

/** The rows of one relation that are not yet in a batch. */
final class OpenBatch {

  private final Relation relation;
  private Cells[] cells;
  private int count;
  private int mark;

  OpenBatch(Relation relation) {
    this.relation = relation;
    this.cells =
        relation.columns().stream()
            .map(column -> emptyCells(column.reading()))
            .toArray(Cells[]::new);
  }

  private static Cells emptyCells(Reading reading) {
    return switch (reading.type()) {
      case TEXT -> reading.isKeptOnce() ? new CategoryCells() : new TextCells();
      case TEXT_LIST -> new TextListCells();
      case INTEGER -> new IntegerCells();
      case NUMBER -> new NumberCells();
      case BOOLEAN -> new BooleanCells();
      case DATE -> new DateCells();
    };
  }

  int count() {
    return count;
  }

  Cells cells(int column) {
    return cells[column];
  }

  /** Begins a row; its cells follow as they become known. */
  void add() {
    count++;
  }

  /** Everything up to here is whole. */
  void mark() {
    mark = count;
  }

  /** Forgets what came after the mark. */
  void rollBack() {
    for (Cells column : cells) {
      column.truncate(mark);
    }
    count = mark;
  }

  long bytes() {
    long bytes = 0;
    for (Cells column : cells) {
      bytes += column.bytes();
    }
    return bytes;
  }

  /** The rows as a batch; the next rows start empty. */
  Batch take() {
    Batch batch = new Batch(relation, Arrays.asList(cells), count);
    cells = Arrays.stream(cells).map(Cells::emptyLike).toArray(Cells[]::new);
    count = 0;
    mark = 0;
    return batch;
  }
}
