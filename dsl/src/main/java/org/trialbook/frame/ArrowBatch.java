package org.trialbook.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.BufferVisitor;
import org.trialbook.flatten.CategoryCells;
import org.trialbook.flatten.Cells;

/**
 * The buffers of a batch as Arrow orders them. The cells are laid out as Arrow's buffers are, so
 * that a buffer is written from the array that holds it.
 *
 * @param rows of the batch
 * @param nodes one for each column, one more for the elements of a list
 * @param parts the buffers of all columns
 */
record ArrowBatch(int rows, List<Node> nodes, List<Part> parts) {

  /** Buffers begin at multiples of this, as Arrow recommends. */
  private static final int ALIGNMENT = 64;

  /** Writes the bytes of one buffer. */
  interface Content {
    void put(LittleEndianChannel out) throws IOException;
  }

  /** One buffer. */
  record Part(long length, Content content) {
    long padded() {
      return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }

  /** How many values one field has, and how many of them are missing. */
  record Node(int length, int missing) {}

  /** A batch whose categories are plain text. */
  static ArrowBatch of(Batch batch) {
    Builder builder = new Builder();
    batch.cells().forEach(builder::add);
    return builder.build(batch.rows());
  }

  /**
   * A batch whose categories are the codes of their values.
   *
   * @param vocabularies one for each column; null where the column is no category
   */
  static ArrowBatch of(Batch batch, List<Vocabulary> vocabularies) {
    Builder builder = new Builder();
    for (int i = 0; i < vocabularies.size(); i++) {
      Cells cells = batch.cells().get(i);
      if (vocabularies.get(i) != null && cells instanceof CategoryCells categories) {
        builder.addCodes(categories, vocabularies.get(i).codes(categories));
      } else {
        builder.add(cells);
      }
    }
    return builder.build(batch.rows());
  }

  /** The values of a vocabulary as the one column of a batch. */
  static ArrowBatch of(Vocabulary vocabulary) {
    Builder builder = new Builder();
    builder.node(vocabulary.size(), 0, null);
    builder.text(vocabulary.data(), vocabulary.offsets(), vocabulary.size());
    return builder.build(vocabulary.size());
  }

  long bodyLength() {
    return parts.stream().mapToLong(Part::padded).sum();
  }

  void writeBody(LittleEndianChannel out) throws IOException {
    for (Part part : parts) {
      part.content().put(out);
      out.zeros((int) (part.padded() - part.length()));
    }
  }

  private static final class Builder {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    ArrowBatch build(int rows) {
      return new ArrowBatch(rows, nodes, parts);
    }

    void add(Cells cells) {
      int size = cells.size();
      node(size, cells.missing(), cells.validity());
      cells.visitBuffers(new Parts(this, cells));
    }

    void addCodes(CategoryCells categories, int[] codes) {
      node(categories.size(), categories.missing(), categories.validity());
      ints(codes, categories.size());
    }

    void node(int size, int missing, long[] validity) {
      nodes.add(new Node(size, missing));
      bits(validity, missing == 0 ? 0 : size);
    }

    void text(byte[] data, int[] offsets, int size) {
      ints(offsets, size + 1);
      int length = offsets[size];
      part(length, out -> out.put(data, 0, length));
    }

    void ints(int[] values, int count) {
      part((long) count * Integer.BYTES, out -> out.put(values, count));
    }

    /** One bit for each row; whole words, since the bits behind the last row are zero. */
    void bits(long[] words, int size) {
      int count = (size + Long.SIZE - 1) / Long.SIZE;
      part((long) count * Long.BYTES, out -> out.put(words, count));
    }

    void part(long length, Content content) {
      parts.add(new Part(length, content));
    }
  }

  /** The buffers behind the one that says which cells are missing. */
  private record Parts(Builder builder, Cells cells) implements BufferVisitor {

    @Override
    public void texts(byte[] data, int[] offsets) {
      builder.text(data, offsets, cells.size());
    }

    /** Written out row by row. */
    @Override
    public void categories(int[] codes, byte[] data, int[] ends) {
      int size = cells.size();
      int[] offsets = new int[size + 1];
      for (int row = 0; row < size; row++) {
        int length = cells.isMissing(row) ? 0 : ends[codes[row] + 1] - ends[codes[row]];
        offsets[row + 1] = Math.addExact(offsets[row], length);
      }
      builder.ints(offsets, size + 1);
      builder.part(
          offsets[size],
          out -> {
            for (int row = 0; row < size; row++) {
              out.put(data, ends[codes[row]], offsets[row + 1] - offsets[row]);
            }
          });
    }

    @Override
    public void textLists(int[] offsets, int elements, byte[] data, int[] elementOffsets) {
      builder.ints(offsets, cells.size() + 1);
      builder.node(elements, 0, null);
      builder.text(data, elementOffsets, elements);
    }

    @Override
    public void integers(long[] values) {
      int size = cells.size();
      builder.part((long) size * Long.BYTES, out -> out.put(values, size));
    }

    @Override
    public void numbers(double[] values) {
      int size = cells.size();
      builder.part((long) size * Double.BYTES, out -> out.put(values, size));
    }

    @Override
    public void truths(long[] values) {
      builder.bits(values, cells.size());
    }

    @Override
    public void dates(int[] values) {
      builder.ints(values, cells.size());
    }
  }
}
