package org.trialbook.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.trialbook.TrialbookException;
import org.trialbook.query.Markup;
import org.trialbook.query.NctId;
import org.trialbook.registry.page.PageReader;
import org.trialbook.registry.wire.Client;

/** The request for one study, and what a whole answer to it looks like. */
record SingleStudy(String nctId, StudyFormat format, Optional<Markup> markup, List<String> fields) {

  SingleStudy {
    nctId = NctId.normalized(nctId);
    fields = List.copyOf(fields);
    if (format == StudyFormat.FHIR && !fields.isEmpty()) {
      throw new TrialbookException(
          "The registry writes FHIR with all fields or not at all.\nLeave the fields out.");
    }
  }

  /** Asks for it; the bytes as they came. */
  byte[] ask(Client client) {
    return client.ask(client.url("/studies/" + nctId, parameters()), this::whole);
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (format != StudyFormat.JSON) {
      parameters.put("format", format.toString());
    }
    markup.ifPresent(chosen -> parameters.put("markupFormat", chosen.toString()));
    if (!fields.isEmpty()) {
      parameters.put("fields", String.join(",", fields));
    }
    return parameters;
  }

  private byte[] whole(byte[] body) throws IOException {
    return switch (format) {
      case JSON, FHIR -> PageReader.wholeObject(body);
      case ZIP -> wholeZip(body);
      case CSV, RIS -> wholeLines(body);
    };
  }

  private static byte[] wholeZip(byte[] body) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      int entries = 0;
      while (zip.getNextEntry() != null) {
        zip.transferTo(OutputStream.nullOutputStream());
        entries++;
      }
      if (entries == 0) {
        throw new IOException("a zip without anything in it");
      }
      return body;
    }
  }

  private static byte[] wholeLines(byte[] body) throws IOException {
    if (body.length == 0 || body[body.length - 1] != '\n') {
      throw new IOException("text that ends in mid-line");
    }
    return body;
  }
}
