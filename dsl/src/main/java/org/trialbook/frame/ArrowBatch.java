package org.trialbook.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.BooleanCells;
import org.trialbook.flatten.CategoryCells;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.DateCells;
import org.trialbook.flatten.IntegerCells;
import org.trialbook.flatten.NumberCells;
import org.trialbook.flatten.TextCells;
import org.trialbook.flatten.TextListCells;

/**
 * A batch as the record batch of Arrow's IPC format. The cells are laid out as Arrow's buffers are,
 * so that a buffer is written from the array that holds it.
 */
final class ArrowBatch {

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

  private final int rows;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  ArrowBatch(Batch batch) {
    rows = batch.rows();
    batch.cells().forEach(this::add);
  }

  private void add(Cells cells) {
    nodes.add(new Node(cells.size(), cells.missing()));
    bits(cells.validity(), cells.missing() == 0 ? 0 : cells.size());
    int size = cells.size();
    if (cells instanceof TextCells texts) {
      text(texts);
    } else if (cells instanceof CategoryCells categories) {
      category(categories);
    } else if (cells instanceof TextListCells lists) {
      offsets(lists.offsets(), size);
      add(lists.elements());
    } else if (cells instanceof IntegerCells integers) {
      add((long) size * Long.BYTES, out -> out.put(integers.values(), size));
    } else if (cells instanceof NumberCells numbers) {
      add((long) size * Double.BYTES, out -> out.put(numbers.values(), size));
    } else if (cells instanceof BooleanCells booleans) {
      bits(booleans.values(), size);
    } else {
      int[] days = ((DateCells) cells).values();
      add((long) size * Integer.BYTES, out -> out.put(days, 0, size));
    }
  }

  private void text(TextCells texts) {
    int length = texts.offsets()[texts.size()];
    offsets(texts.offsets(), texts.size());
    add(length, out -> out.put(texts.data(), 0, length));
  }

  private void category(CategoryCells categories) {
    TextCells dictionary = categories.dictionary();
    int[] codes = categories.codes();
    int[] ends = dictionary.offsets();
    int[] offsets = new int[categories.size() + 1];
    for (int row = 0; row < categories.size(); row++) {
      int length = categories.isMissing(row) ? 0 : ends[codes[row] + 1] - ends[codes[row]];
      offsets[row + 1] = Math.addExact(offsets[row], length);
    }
    offsets(offsets, categories.size());
    add(
        offsets[categories.size()],
        out -> {
          for (int row = 0; row < categories.size(); row++) {
            out.put(dictionary.data(), ends[codes[row]], offsets[row + 1] - offsets[row]);
          }
        });
  }

  private void offsets(int[] offsets, int size) {
    add((size + 1L) * Integer.BYTES, out -> out.put(offsets, 0, size + 1));
  }

  /** One bit for each row; whole words, since the bits behind the last row are zero. */
  private void bits(long[] words, int size) {
    int count = (size + Long.SIZE - 1) / Long.SIZE;
    add((long) count * Long.BYTES, out -> out.put(words, count));
  }

  private void add(long length, Content content) {
    parts.add(new Part(length, content));
  }

  int rows() {
    return rows;
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Part> parts() {
    return parts;
  }

  long bodyLength() {
    return parts.stream().mapToLong(Part::padded).sum();
  }

  /** The message that describes the buffers. */
  ByteBuffer metadata() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    RecordBatch.startNodesVector(builder, nodes.size());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      FieldNode.createFieldNode(builder, nodes.get(i).length(), nodes.get(i).missing());
    }
    int nodeVector = builder.endVector();
    RecordBatch.startBuffersVector(builder, parts.size());
    long end = bodyLength();
    for (int i = parts.size() - 1; i >= 0; i--) {
      end -= parts.get(i).padded();
      Buffer.createBuffer(builder, end, parts.get(i).length());
    }
    int bufferVector = builder.endVector();
    int header = RecordBatch.createRecordBatch(builder, rows, nodeVector, bufferVector, 0, 0);
    builder.finish(
        Message.createMessage(
            builder, MetadataVersion.V5, MessageHeader.RecordBatch, header, bodyLength(), 0));
    return builder.dataBuffer();
  }

  void writeBody(LittleEndianChannel out) throws IOException {
    for (Part part : parts) {
      part.content().put(out);
      out.zeros((int) (part.padded() - part.length()));
    }
  }
}
