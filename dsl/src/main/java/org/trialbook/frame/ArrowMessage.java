package org.trialbook.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.trialbook.flatten.Relation;

/**
 * A message of Arrow's IPC format: what describes the buffers, and the buffers. Format: "Arrow
 * Columnar Format", "Encapsulated message format".
 */
final class ArrowMessage {

  static final int CONTINUATION = 0xFFFFFFFF;
  private static final int ALIGNMENT = 8;

  /** Where a message stands in a file, and how long its two parts are. */
  record Block(long start, int metadataLength, long bodyLength) {}

  private final ArrowBatch batch;
  private final ByteBuffer metadata;

  private ArrowMessage(ArrowBatch batch, ByteBuffer metadata) {
    this.batch = batch;
    this.metadata = metadata;
  }

  /** The columns, before everything else. */
  static ArrowMessage schema(Relation relation, Map<String, String> facts) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int header = ArrowSchema.withDictionaries(builder, relation, facts);
    ArrowBatch nothing = new ArrowBatch(0, List.of(), List.of());
    return new ArrowMessage(nothing, finished(builder, MessageHeader.Schema, header, nothing));
  }

  /** Rows. */
  static ArrowMessage rows(ArrowBatch batch, boolean zstd) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int header = recordBatch(builder, batch, zstd);
    return new ArrowMessage(batch, finished(builder, MessageHeader.RecordBatch, header, batch));
  }

  /** All values that the codes of a column stand for. */
  static ArrowMessage dictionary(long id, ArrowBatch values) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int data = recordBatch(builder, values, false);
    int header = DictionaryBatch.createDictionaryBatch(builder, id, data, false);
    return new ArrowMessage(
        values, finished(builder, MessageHeader.DictionaryBatch, header, values));
  }

  private static int recordBatch(FlatBufferBuilder builder, ArrowBatch batch, boolean zstd) {
    RecordBatch.startNodesVector(builder, batch.nodes().size());
    for (int i = batch.nodes().size() - 1; i >= 0; i--) {
      ArrowBatch.Node node = batch.nodes().get(i);
      FieldNode.createFieldNode(builder, node.length(), node.missing());
    }
    int nodes = builder.endVector();
    RecordBatch.startBuffersVector(builder, batch.parts().size());
    long end = batch.bodyLength();
    for (int i = batch.parts().size() - 1; i >= 0; i--) {
      ArrowBatch.Part part = batch.parts().get(i);
      end -= part.padded();
      Buffer.createBuffer(builder, end, part.length());
    }
    int buffers = builder.endVector();
    int compression =
        zstd
            ? BodyCompression.createBodyCompression(
                builder, CompressionType.ZSTD, BodyCompressionMethod.BUFFER)
            : 0;
    return RecordBatch.createRecordBatch(builder, batch.rows(), nodes, buffers, compression, 0);
  }

  private static ByteBuffer finished(
      FlatBufferBuilder builder, byte type, int header, ArrowBatch batch) {
    builder.finish(
        Message.createMessage(builder, MetadataVersion.V5, type, header, batch.bodyLength(), 0));
    return builder.dataBuffer();
  }

  /** Writes the message and says where it stands. */
  Block write(LittleEndianChannel out) throws IOException {
    long start = out.position();
    int padding = (int) (-(start + 2 * Integer.BYTES + metadata.remaining()) & (ALIGNMENT - 1));
    out.putInt(CONTINUATION);
    out.putInt(metadata.remaining() + padding);
    put(metadata, out);
    out.zeros(padding);
    int metadataLength = (int) (out.position() - start);
    batch.writeBody(out);
    return new Block(start, metadataLength, batch.bodyLength());
  }

  static void put(ByteBuffer bytes, LittleEndianChannel out) throws IOException {
    out.put(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  /** Zeros up to where the next message may begin. */
  static void align(LittleEndianChannel out) throws IOException {
    out.zeros((int) (-out.position() & (ALIGNMENT - 1)));
  }
}
