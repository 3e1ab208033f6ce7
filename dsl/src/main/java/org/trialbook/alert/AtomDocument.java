package org.trialbook.alert;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.trialbook.file.WholeFile;

/** The latest alerts as an Atom feed (RFC 4287): one entry an alert, newest first. */
final class AtomDocument {

  private static final int MOST_ENTRIES = 200;
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private AtomDocument() {}

  static void write(Path file, String watch, List<Alert> alerts) {
    WholeFile.write(
        file,
        path -> {
          try (Writer out = Files.newBufferedWriter(path)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            feed(xml, watch, alerts);
            xml.close();
          } catch (XMLStreamException e) {
            throw new IOException(e);
          }
        });
  }

  private static void feed(XMLStreamWriter xml, String watch, List<Alert> alerts)
      throws XMLStreamException {
    List<Alert> newest = new ArrayList<>(alerts);
    Collections.reverse(newest);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    text(xml, "title", watch);
    text(xml, "id", "urn:trialbook:watch:" + AlertIds.of(watch));
    LocalDate updated = newest.isEmpty() ? LocalDate.EPOCH : newest.get(0).change().when();
    text(xml, "updated", time(updated));
    xml.writeStartElement("author");
    text(xml, "name", "Trialbook");
    xml.writeEndElement();
    for (Alert alert : newest.subList(0, Math.min(MOST_ENTRIES, newest.size()))) {
      entry(xml, alert);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static void entry(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
    var change = alert.change();
    xml.writeStartElement("entry");
    text(xml, "title", change.nctId() + " " + Wording.line(change));
    text(xml, "id", "urn:trialbook:alert:" + alert.key());
    text(xml, "updated", time(change.when()));
    xml.writeEmptyElement("link");
    xml.writeAttribute("href", Wording.address(change));
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", change.kind().name());
    text(xml, "summary", Wording.title(change));
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    // XML has no way to write most control characters.
    xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]|[\\ufffe\\uffff]", " "));
    xml.writeEndElement();
  }

  private static String time(LocalDate day) {
    return day + "T00:00:00Z";
  }
}
