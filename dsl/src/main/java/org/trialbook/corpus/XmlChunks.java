package org.trialbook.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.trialbook.accounting.Reject;
import org.trialbook.json.MalformedStudy;

/** The one chunk of a study in the classic site's XML, brought to JSON by who flattens it. */
final class XmlChunks implements Chunks {

  private final String name;
  private final byte[] beginning;
  private final InputStream text;
  private final ReadLimits limits;
  private boolean ended;

  XmlChunks(String name, byte[] beginning, InputStream text, ReadLimits limits) {
    this.name = name;
    this.beginning = beginning;
    this.text = text;
    this.limits = limits;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    ended = true;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(beginning);
    try {
      all.write(text.readNBytes(limits.record()));
      if (text.read() >= 0) {
        throw new Damaged(0, "it is longer than " + ReadLimits.text(limits.record()));
      }
    } catch (Damaged e) {
      throw e;
    } catch (IOException e) {
      throw new Damaged(0, e);
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
      sink.reject(new Reject(name, LegacyXml.nctId(xml, size), 0, size, e.getMessage()));
      return;
    }
    sink.study(json, 0, json.length, 0);
  }

  @Override
  public void close() {
    // The stream belongs to who opened it.
  }
}
