package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.search;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trialbook.frame.Frame;
import org.trialbook.mirror.Mirror;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Page;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;

/** All real records: served by the mirror, brought back through the DSL, page by page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRecordsIT {

  private static final LocalDateTime DATA_TIMESTAMP = LocalDateTime.of(2026, 8, 14, 9, 0, 5);

  /** The records as they are on disk, by nctId. */
  private final Map<String, String> records = new HashMap<>();

  private long sponsors;
  private long locations;

  private Mirror mirror;
  private Registry registry;

  @BeforeAll
  void serve() throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(RealData.path("records/studies.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode protocol = json.readTree(line).path("protocolSection");
        records.put(protocol.at("/identificationModule/nctId").asText(), line);
        JsonNode module = protocol.path("sponsorCollaboratorsModule");
        sponsors += module.has("leadSponsor") ? 1 : 0;
        sponsors += module.path("collaborators").size();
        locations += protocol.at("/contactsLocationsModule/locations").size();
      }
    }
    mirror =
        Mirror.serve(
            records.values().stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList(),
            DATA_TIMESTAMP,
            0);
    registry = Registry.at(mirror.url().toString());
  }

  @AfterAll
  void stop() {
    if (mirror != null) {
      mirror.close();
    }
  }

  @Test
  void comeBackPageByPageByteForByte() {
    Map<String, String> brought = new HashMap<>();
    int pagesBrought = 0;
    try (Pages pages = registry.pages(StudyQuery.all(), OptionalLong.empty())) {
      while (pages.hasNext()) {
        Page page = pages.next();
        pagesBrought++;
        for (int i = 0; i < page.size(); i++) {
          brought.put(
              page.nctId(i).orElseThrow(), new String(page.study(i), StandardCharsets.UTF_8));
        }
      }
      assertThat(pages.notes()).isEmpty();
    }
    assertThat(records).hasSize(3_876);
    assertThat(pagesBrought).isEqualTo(4);
    assertThat(brought).isEqualTo(records);
  }

  @Test
  void haveAsManyRowsAsTheirJson() {
    Map<String, Frame> frames =
        search().on(registry).flatten(STUDIES, SPONSORS, LOCATIONS).frames();
    assertThat(frames.get("STUDIES").rowCount()).isEqualTo(records.size());
    assertThat((long) frames.get("SPONSORS").rowCount()).isEqualTo(sponsors);
    assertThat((long) frames.get("LOCATIONS").rowCount()).isEqualTo(locations);
    assertThat(frames.get("STUDIES").stringColumn("nctId").asSet()).isEqualTo(records.keySet());
    assertThat(frames.get("SPONSORS").provenance().dataTimestamp()).contains(DATA_TIMESTAMP);
  }
}
