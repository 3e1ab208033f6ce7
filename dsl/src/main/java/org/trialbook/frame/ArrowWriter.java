package org.trialbook.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;

/**
 * Writes Arrow's IPC format, file or stream, straight from the buffers of the cells. Categories are
 * dictionary-encoded: in a file all dictionaries stand behind the last batch, where the footer
 * finds them; in a stream a dictionary comes again, whole, before the first batch that needs more
 * of it.
 *
 * <p>Arrow's own writer first copies everything into memory outside the heap, which Java only
 * allows with {@code --add-opens}; this one needs no flag. Format: "Arrow Columnar Format", "IPC
 * File Format".
 */
final class ArrowWriter extends ChannelWriter {

  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

  private final boolean isStream;
  private final Compression compression;
  private final Relation relation;
  private final Provenance origin;
  private final List<Vocabulary> vocabularies = new ArrayList<>();
  private final int[] streamed;
  private final List<ArrowMessage.Block> batches = new ArrayList<>();
  private ArrowCompressor compressor;

  ArrowWriter(
      PartialFile file,
      boolean isStream,
      Compression compression,
      Relation relation,
      Provenance origin) {
    super(file);
    this.isStream = isStream;
    this.compression = compression;
    this.relation = relation;
    this.origin = origin;
    this.streamed = new int[relation.columns().size()];
    for (Column column : relation.columns()) {
      vocabularies.add(column.reading().isCategory() ? new Vocabulary(column) : null);
    }
  }

  @Override
  void begin(LittleEndianChannel out) throws IOException {
    if (!isStream) {
      out.put(MAGIC, 0, MAGIC.length);
      ArrowMessage.align(out);
    }
    ArrowMessage.schema(relation, origin.origin()).write(out);
  }

  @Override
  void write(Batch batch, LittleEndianChannel out) throws IOException {
    ArrowBatch arrow = ArrowBatch.of(batch, vocabularies);
    if (isStream) {
      writeGrownDictionaries(out);
    }
    boolean zstd = compression == Compression.ZSTD;
    batches.add(ArrowMessage.rows(zstd ? compressor().compress(arrow) : arrow, zstd).write(out));
  }

  /** The native library is loaded when it is first needed. */
  private ArrowCompressor compressor() {
    if (compressor == null) {
      compressor = new ArrowCompressor();
    }
    return compressor;
  }

  private void writeGrownDictionaries(LittleEndianChannel out) throws IOException {
    for (int column = 0; column < streamed.length; column++) {
      Vocabulary vocabulary = vocabularies.get(column);
      if (vocabulary != null && (batches.isEmpty() || vocabulary.size() > streamed[column])) {
        streamed[column] = vocabulary.size();
        ArrowMessage.dictionary(column, ArrowBatch.of(vocabulary)).write(out);
      }
    }
  }

  @Override
  void finish(Provenance provenance, LittleEndianChannel out) throws IOException {
    List<ArrowMessage.Block> dictionaries = new ArrayList<>();
    if (!isStream) {
      for (int column = 0; column < vocabularies.size(); column++) {
        if (vocabularies.get(column) != null) {
          ArrowBatch values = ArrowBatch.of(vocabularies.get(column));
          dictionaries.add(ArrowMessage.dictionary(column, values).write(out));
        }
      }
    }
    out.putInt(ArrowMessage.CONTINUATION);
    out.putInt(0);
    if (!isStream) {
      writeFooter(dictionaries, provenance.metadata(), out);
    }
  }

  private void writeFooter(
      List<ArrowMessage.Block> dictionaries, Map<String, String> metadata, LittleEndianChannel out)
      throws IOException {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int schema = ArrowSchema.withDictionaries(builder, relation, metadata);
    Footer.startDictionariesVector(builder, dictionaries.size());
    int dictionaryBlocks = blocks(builder, dictionaries);
    Footer.startRecordBatchesVector(builder, batches.size());
    int batchBlocks = blocks(builder, batches);
    int facts = Footer.createCustomMetadataVector(builder, ArrowSchema.metadata(builder, metadata));
    builder.finish(
        Footer.createFooter(
            builder, MetadataVersion.V5, schema, dictionaryBlocks, batchBlocks, facts));
    ByteBuffer footer = builder.dataBuffer();
    int length = footer.remaining();
    ArrowMessage.put(footer, out);
    out.putInt(length);
    out.put(MAGIC, 0, MAGIC.length);
  }

  private static int blocks(FlatBufferBuilder builder, List<ArrowMessage.Block> blocks) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      ArrowMessage.Block block = blocks.get(i);
      Block.createBlock(builder, block.start(), block.metadataLength(), block.bodyLength());
    }
    return builder.endVector();
  }

  @Override
  void release() {
    if (compressor != null) {
      compressor.close();
    }
  }
}
