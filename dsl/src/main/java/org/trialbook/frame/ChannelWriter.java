package org.trialbook.frame;

import java.io.IOException;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;

/** What the formats share that are written byte after byte. */
abstract class ChannelWriter implements RelationWriter {

  private final PartialFile file;
  private LittleEndianChannel out;

  ChannelWriter(PartialFile file) {
    this.file = file;
  }

  /** Writes what comes before the first row. */
  abstract void begin(LittleEndianChannel to) throws IOException;

  /** Writes the rows of a batch. */
  abstract void write(Batch batch, LittleEndianChannel to) throws IOException;

  /** Writes what comes after the last row. */
  abstract void finish(Provenance provenance, LittleEndianChannel to) throws IOException;

  /** Frees what the writer holds beside the file. */
  abstract void release();

  @Override
  public final void write(Batch batch) {
    try {
      write(batch, begun());
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  @Override
  public final void end() {
    // What is left is done in an instant.
  }

  @Override
  public final void finish(Provenance provenance) {
    try {
      finish(provenance, begun());
      out.flush();
      out.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private LittleEndianChannel begun() throws IOException {
    if (out == null) {
      out = LittleEndianChannel.to(file.channel());
      begin(out);
    }
    return out;
  }

  @Override
  public final void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw file.failure(e);
    } finally {
      release();
    }
  }
}
