package org.trialbook.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.trialbook.json.Bytes;

/** Studies as text, unpacked: a stream of it, or all of it in memory. */
final class StudyText {

  /** What the registry's studies begin with; what begins otherwise takes a closer look. */
  private static final byte[] STUDY = "{\"protocolSection\"".getBytes(StandardCharsets.US_ASCII);

  private StudyText() {}

  /** What a text that has one study a line begins with. */
  static byte[] beginning() {
    return STUDY.clone();
  }

  /**
   * The chunks of a stream, which stays the caller's to close. What is packed in it is unpacked,
   * but once: as a file of an archive, or packed twice by mistake.
   */
  static Chunks chunks(String name, InputStream text, ReadLimits limits) throws IOException {
    byte[] beginning = beginning(text);
    if (!Packing.isPackedText(beginning)) {
      return chunks(name, beginning, text, limits);
    }
    InputStream unpacked;
    try {
      unpacked =
          Packing.unpacked(
              Packing.buffered(new SequenceInputStream(new ByteArrayInputStream(beginning), text)),
              limits);
    } catch (IOException e) {
      throw new Damaged(0, e);
    }
    return chunks(name, beginning(unpacked), unpacked, limits);
  }

  private static byte[] beginning(InputStream text) throws IOException {
    try {
      return text.readNBytes(STUDY.length);
    } catch (IOException e) {
      throw new Damaged(0, e);
    }
  }

  private static Chunks chunks(String name, byte[] beginning, InputStream text, ReadLimits limits) {
    if (LegacyXml.begins(beginning, beginning.length)) {
      return new XmlChunks(name, beginning, text, limits);
    }
    return Arrays.equals(beginning, STUDY)
        ? new LineChunks(name, beginning, text, limits)
        : new RecordChunks(name, beginning, text, limits);
  }

  /** Hands on the records of a text that is whole in memory, most often a single study. */
  static void records(String name, byte[] bytes, int size, ReadLimits limits, StudySink sink)
      throws IOException {
    boolean isStudy =
        size >= STUDY.length && Arrays.equals(bytes, 0, STUDY.length, STUDY, 0, STUDY.length);
    if (isStudy && Bytes.indexOf((byte) '\n', bytes, 0, size) >= size - 1) {
      sink.input(name);
      sink.study(bytes, 0, size, 0);
      return;
    }
    if (LegacyXml.begins(bytes, size)) {
      XmlChunks.record(name, bytes, size, sink);
      return;
    }
    try (Chunks chunks = chunks(name, new ByteArrayInputStream(bytes, 0, size), limits)) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        chunk.get().records(sink);
      }
    }
  }
}
