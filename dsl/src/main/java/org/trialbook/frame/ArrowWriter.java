package org.trialbook.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/**
 * Writes Arrow's IPC format, file or stream, straight from the buffers of the cells.
 *
 * <p>Arrow's own writer first copies everything into memory outside the heap, which Java only
 * allows with {@code --add-opens}; this one needs no flag. Format: "Arrow Columnar Format",
 * "Encapsulated message format" and "IPC File Format".
 */
final class ArrowWriter extends ChannelWriter {

  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int CONTINUATION = 0xFFFFFFFF;
  private static final int ALIGNMENT = 8;

  private final boolean isFile;
  private final Relation relation;
  private final Provenance origin;
  private final List<ArrowBlock> blocks = new ArrayList<>();

  private ArrowWriter(PartialFile file, Relation relation, Provenance origin, boolean isFile) {
    super(file);
    this.relation = relation;
    this.origin = origin;
    this.isFile = isFile;
  }

  static ArrowWriter file(PartialFile file, Relation relation, Provenance origin) {
    return new ArrowWriter(file, relation, origin, true);
  }

  static ArrowWriter stream(PartialFile file, Relation relation, Provenance origin) {
    return new ArrowWriter(file, relation, origin, false);
  }

  @Override
  void begin(LittleEndianChannel out) throws IOException {
    if (isFile) {
      out.put(MAGIC, 0, MAGIC.length);
      align(out);
    }
    byte[] message = ArrowSchema.of(relation, origin.origin()).serializeAsMessage();
    out.put(message, 0, message.length);
    align(out);
  }

  @Override
  void write(Batch batch, LittleEndianChannel out) throws IOException {
    ArrowBatch arrow = new ArrowBatch(batch);
    ByteBuffer metadata = arrow.metadata();
    long start = out.position();
    int padding = (int) (-(start + 2 * Integer.BYTES + metadata.remaining()) & (ALIGNMENT - 1));
    out.putInt(CONTINUATION);
    out.putInt(metadata.remaining() + padding);
    put(metadata, out);
    out.zeros(padding);
    int metadataLength = (int) (out.position() - start);
    arrow.writeBody(out);
    blocks.add(new ArrowBlock(start, metadataLength, arrow.bodyLength()));
  }

  @Override
  void end(Provenance provenance, LittleEndianChannel out) throws IOException {
    out.putInt(CONTINUATION);
    out.putInt(0);
    if (isFile) {
      Map<String, String> metadata = provenance.metadata();
      Schema schema = ArrowSchema.of(relation, metadata);
      FlatBufferBuilder builder = new FlatBufferBuilder();
      builder.finish(new ArrowFooter(schema, List.of(), blocks, metadata).writeTo(builder));
      ByteBuffer footer = builder.dataBuffer();
      int length = footer.remaining();
      put(footer, out);
      out.putInt(length);
      out.put(MAGIC, 0, MAGIC.length);
    }
  }

  private static void put(ByteBuffer bytes, LittleEndianChannel out) throws IOException {
    out.put(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  private static void align(LittleEndianChannel out) throws IOException {
    out.zeros((int) (-out.position() & (ALIGNMENT - 1)));
  }
}
