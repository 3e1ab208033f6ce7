package org.trialbook.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.trialbook.json.MalformedStudy;

/** One study in the XML of the classic site: it becomes JSON, or the reason is told. */
final class LegacyXmlFuzz {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LegacyXmlFuzz() {}

  public static void fuzzerTestOneInput(byte[] xml) throws IOException {
    try {
      assertThat(JSON.readTree(LegacyXml.json(xml, 0, xml.length)).isObject()).isTrue();
    } catch (MalformedStudy e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
