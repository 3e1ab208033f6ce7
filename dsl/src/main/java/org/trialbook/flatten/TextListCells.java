package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.trialbook.Internal;

/** Lists of text: all elements one after the other, and where each row's list begins and ends. */
@Internal
public final class TextListCells extends Cells {

  private final TextCells elements;
  private int[] offsets;

  TextListCells() {
    this(FIRST_ROWS, new TextCells());
  }

  private TextListCells(int rows, TextCells elements) {
    super(rows);
    this.elements = elements;
    this.offsets = new int[rows + 1];
  }

  @Override
  TextListCells emptyLike() {
    return new TextListCells(likeRows(), elements.emptyLike());
  }

  /** The elements of all rows, none missing. */
  public TextCells elements() {
    return elements;
  }

  /** The list of row {@code i} begins at element {@code i} and ends at element {@code i + 1}. */
  public int[] offsets() {
    return offsets;
  }

  /** The elements of a row; empty if the list is missing or empty. */
  public List<String> texts(int row) {
    List<String> texts = new ArrayList<>(offsets[row + 1] - offsets[row]);
    for (int element = offsets[row]; element < offsets[row + 1]; element++) {
      texts.add(elements.text(element));
    }
    return Collections.unmodifiableList(texts);
  }

  @Override
  Object presentValue(int row) {
    return texts(row);
  }

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.texts(texts(row));
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.textLists(offsets, elements.size(), elements.data(), elements.offsets());
  }

  /** Appends one element to the list that the next {@link #endList} closes. */
  void element(byte[] bytes, int from, int to, boolean escaped) {
    elements.append(bytes, from, to, escaped, 1);
  }

  /** Closes the list made of the elements since the last one, and repeats it. */
  void endList(int times) {
    int begin = offsets[size()];
    int end = elements.size();
    int first = appendPresent(times);
    offsets[first + 1] = end;
    for (int row = first + 1; row < first + times; row++) {
      for (int element = begin; element < end; element++) {
        int from = elements.offsets()[element];
        elements.append(elements.data(), from, elements.offsets()[element + 1], false, 1);
      }
      offsets[row + 1] = elements.size();
    }
  }

  @Override
  void reserve(int rows) {
    offsets = Arrays.copyOf(offsets, rows + 1);
  }

  @Override
  void blank(int from, int to) {
    for (int row = from; row < to; row++) {
      offsets[row + 1] = offsets[row];
    }
  }

  @Override
  void truncateValues(int rows) {
    elements.truncate(offsets[rows]);
  }

  @Override
  long bytes() {
    return elements.bytes() + 4L * size();
  }
}
