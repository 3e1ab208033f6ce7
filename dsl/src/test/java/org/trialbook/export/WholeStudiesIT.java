package org.trialbook.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.search;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.frame.Frame;
import org.trialbook.mirror.Mirror;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;
import org.trialbook.registry.page.Page;

/** All studies: served by the mirror, brought back through the DSL, page by page. */
@ParameterizedClass
@EnumSource
class WholeStudiesIT {

  private static final LocalDateTime DATA_TIMESTAMP = LocalDateTime.of(2026, 8, 14, 9, 0, 5);

  /** The records as they are on disk, by nctId. */
  private static final Map<String, String> records = new HashMap<>();

  private static long sponsors;
  private static long locations;

  private static Mirror mirror;
  private static Registry registry;

  @Parameter private TestStudies studies;

  @BeforeParameterizedClassInvocation
  static void serve(TestStudies studies) throws IOException {
    ObjectMapper json = new ObjectMapper();
    records.clear();
    sponsors = 0;
    locations = 0;
    for (byte[] study : studies.all()) {
      JsonNode protocol = json.readTree(study).path("protocolSection");
      records.put(
          protocol.at("/identificationModule/nctId").asText(),
          new String(study, StandardCharsets.UTF_8));
      JsonNode module = protocol.path("sponsorCollaboratorsModule");
      sponsors += module.has("leadSponsor") ? 1 : 0;
      sponsors += module.path("collaborators").size();
      locations += protocol.at("/contactsLocationsModule/locations").size();
    }
    mirror =
        Mirror.serve(
            records.values().stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList(),
            DATA_TIMESTAMP,
            0);
    registry = Registry.at(mirror.url().toString());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (mirror != null) {
      mirror.close();
      mirror = null;
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
    assertThat(records).hasSize(studies == TestStudies.SAMPLE ? 2_000 : 3_876);
    assertThat(pagesBrought).isEqualTo((records.size() + 999) / 1_000);
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
