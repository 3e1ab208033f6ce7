package org.trialbook.flatten;

import java.util.List;

/**
 * The life of one element, of the study, or of an object that is a row: what is forgotten when it
 * begins, what is counted, and which cells are known when it ends.
 */
final class Scope {

  private final int[] values;
  private final int[] lists;
  private final int[] countersInside;
  private final int[] counters;
  private final Fill[] fills;
  private final CellFill[][] cells;

  Scope(int[] values, int[] lists, int[] countersInside, int[] counters, List<Fill> fills) {
    this.values = values;
    this.lists = lists;
    this.countersInside = countersInside;
    this.counters = counters;
    this.fills = fills.toArray(Fill[]::new);
    this.cells =
        fills.stream()
            .map(fill -> fill.cells().toArray(CellFill[]::new))
            .toArray(CellFill[][]::new);
  }

  /** Registers of single values that are forgotten when it begins. */
  int[] values() {
    return values;
  }

  /** Registers of lists that are forgotten when it begins. */
  int[] lists() {
    return lists;
  }

  /** Counters of the elements inside, set back when it begins. */
  int[] countersInside() {
    return countersInside;
  }

  /** Counters that count it. */
  int[] counters() {
    return counters;
  }

  /** The cells that are known when it ends. */
  Fill[] fills() {
    return fills;
  }

  /** The cells of one of {@link #fills()}. */
  CellFill[] cells(int fill) {
    return cells[fill];
  }

  /**
   * The cells of one source of a relation that are known when a scope ends.
   *
   * @param relation its number in the plan
   * @param isRow whether what ends is itself a row
   */
  record Fill(int relation, boolean isRow, List<CellFill> cells) {}

  /**
   * One of those cells.
   *
   * @param column its number in the relation
   * @param path where it is read, for messages
   * @param register of the value, list, counter or constant that it is read from, by its reading;
   *     {@link Node#NONE} if the column has no place in this source
   */
  record CellFill(int column, Reading reading, String path, int register) {}
}
