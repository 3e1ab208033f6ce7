package org.trialbook.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/** Batches as Arrow's own vectors, outside the heap, for those who read them in the process. */
final class BatchReader extends ArrowReader {

  private final Relation relation;
  private final Callable<Optional<Batch>> batches;

  /**
   * A reader of batches.
   *
   * @param batches gives the next batch, or nothing behind the last one
   */
  BatchReader(BufferAllocator allocator, Relation relation, Callable<Optional<Batch>> batches) {
    super(allocator);
    this.relation = relation;
    this.batches = batches;
  }

  /** Arrow reaches memory outside the heap through a package that Java keeps closed. */
  static void requireOpenModule() {
    Module java = ByteBuffer.class.getModule();
    if (!java.isOpen(ByteBuffer.class.getPackageName(), ArrowBuf.class.getModule())) {
      throw new TrialbookException(
          """
          Parquet and DuckDB files need Arrow's memory, which this Java keeps closed.
          Start Java with --add-opens=java.base/java.nio=ALL-UNNAMED, as the Trialbook kernel does,
          or write an .arrow file: that needs no flag.\
          """);
    }
  }

  @Override
  protected Schema readSchema() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    builder.finish(ArrowSchema.plain(builder, relation));
    return Schema.convertSchema(
        org.apache.arrow.flatbuf.Schema.getRootAsSchema(builder.dataBuffer()));
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    prepareLoadNextBatch();
    Optional<Batch> next;
    try {
      next = batches.call();
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
    if (next.isPresent()) {
      load(ArrowBatch.of(next.get()));
    }
    return next.isPresent();
  }

  private void load(ArrowBatch batch) throws IOException {
    List<ArrowFieldNode> nodes = new ArrayList<>();
    batch.nodes().forEach(node -> nodes.add(new ArrowFieldNode(node.length(), node.missing())));
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      for (ArrowBatch.Part part : batch.parts()) {
        ArrowBuf buffer = allocator.buffer(part.length());
        buffers.add(buffer);
        fill(buffer, part);
      }
      try (ArrowRecordBatch whole = new ArrowRecordBatch(batch.rows(), nodes, buffers)) {
        loadRecordBatch(whole);
      }
    } finally {
      buffers.forEach(ArrowBuf::close);
    }
  }

  private static void fill(ArrowBuf buffer, ArrowBatch.Part part) throws IOException {
    if (part.length() > 0) {
      part.content().put(LittleEndianChannel.into(buffer.nioBuffer(0, (int) part.length())));
      buffer.writerIndex(part.length());
    }
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    // There is no file.
  }
}
