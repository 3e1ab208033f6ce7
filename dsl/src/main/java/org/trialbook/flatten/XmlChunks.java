package org.trialbook.flatten;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The one chunk of a study in the classic site's XML, brought to JSON by who flattens it. */
final class XmlChunks implements Chunks {

  /** The largest of the registry's has some 10 MB. */
  private static final int MOST_BYTES = 64 << 20;

  private final String name;
  private final byte[] beginning;
  private final InputStream text;
  private boolean ended;

  XmlChunks(String name, byte[] beginning, InputStream text) {
    this.name = name;
    this.beginning = beginning;
    this.text = text;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    ended = true;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(beginning);
    all.write(text.readNBytes(MOST_BYTES));
    if (text.read() >= 0) {
      throw new NotStudies("XML of one study has no more than 64 MB");
    }
    byte[] xml = all.toByteArray();
    return Optional.of(sink -> record(name, xml, xml.length, sink));
  }

  /** Hands on the study as JSON; as it is where it cannot be brought to JSON. */
  static void record(String name, byte[] xml, int size, StudySink sink) {
    sink.input(name);
    byte[] json;
    try {
      json = LegacyXml.json(xml, 0, size);
    } catch (MalformedStudy e) {
      sink.study(xml, 0, size, 0);
      return;
    }
    sink.study(json, 0, json.length, 0);
  }

  @Override
  public void close() {
    // The stream belongs to who opened it.
  }
}
