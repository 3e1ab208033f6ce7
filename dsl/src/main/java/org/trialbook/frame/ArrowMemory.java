package org.trialbook.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Batch;

/** One batch as Arrow's own vectors, outside the heap, for those who read them in the process. */
final class ArrowMemory extends ArrowReader {

  private final Batch batch;
  private boolean given;

  ArrowMemory(BufferAllocator allocator, Batch batch) {
    super(allocator);
    this.batch = batch;
  }

  /** Arrow reaches memory outside the heap through a package that Java keeps closed. */
  static void requireOpenModule() {
    Module java = ByteBuffer.class.getModule();
    if (!java.isOpen(ByteBuffer.class.getPackageName(), ArrowBuf.class.getModule())) {
      throw new TrialbookException(
          """
          Parquet needs Arrow's memory, which this Java keeps closed.
          Start Java with --add-opens=java.base/java.nio=ALL-UNNAMED, as the Trialbook kernel does,
          or write an .arrow file: that needs no flag.""");
    }
  }

  @Override
  protected Schema readSchema() {
    return ArrowSchema.of(batch.relation(), Map.of());
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    prepareLoadNextBatch();
    if (given) {
      return false;
    }
    given = true;
    ArrowBatch arrow = new ArrowBatch(batch);
    List<ArrowFieldNode> nodes = new ArrayList<>();
    arrow.nodes().forEach(node -> nodes.add(new ArrowFieldNode(node.length(), node.missing())));
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      for (ArrowBatch.Part part : arrow.parts()) {
        buffers.add(allocator.buffer(part.length()));
        fill(buffers.get(buffers.size() - 1), part);
      }
      try (ArrowRecordBatch whole = new ArrowRecordBatch(arrow.rows(), nodes, buffers)) {
        loadRecordBatch(whole);
      }
    } finally {
      buffers.forEach(ArrowBuf::close);
    }
    return true;
  }

  private static void fill(ArrowBuf buffer, ArrowBatch.Part part) throws IOException {
    if (part.length() == 0) {
      return;
    }
    ByteBuffer target = buffer.nioBuffer(0, (int) part.length());
    try (LittleEndianChannel out = new LittleEndianChannel(new Target(target))) {
      part.content().put(out);
      out.flush();
    }
    buffer.writerIndex(part.length());
  }

  /** Memory that is written like a file. */
  private record Target(ByteBuffer memory) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      memory.put(source);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // The buffer belongs to the vector.
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
