package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;

/** Whole studies, flattened as the reference does it; {@link EveryFieldIT} reads all of them. */
class WholeStudiesTest {

  @ParameterizedTest
  @EnumSource
  void builtInRelationsEqualTheReference(TestStudies studies) {
    AgainstReference.assertEqual(Relations.ALL, studies.every(10));
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreAsManyAsAPlainCountSays(TestStudies studies) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    int sponsors = 0;
    int locations = 0;
    List<byte[]> records = studies.every(4);
    List<String> nctIds = new ArrayList<>();
    for (byte[] record : records) {
      JsonNode protocol = mapper.readTree(record).path("protocolSection");
      JsonNode module = protocol.path("sponsorCollaboratorsModule");
      sponsors += (module.has("leadSponsor") ? 1 : 0) + module.path("collaborators").size();
      locations += protocol.path("contactsLocationsModule").path("locations").size();
      nctIds.add(protocol.path("identificationModule").path("nctId").asText());
    }
    Flattened flattened = Flattened.of(Plan.of(Relations.ALL), records);
    assertThat(flattened.rows(STUDIES)).extracting(row -> row.get(0)).isEqualTo(nctIds);
    assertThat(flattened.rows(SPONSORS)).hasSize(sponsors);
    assertThat(flattened.rows(LOCATIONS)).hasSize(locations);
  }

  @ParameterizedTest
  @EnumSource
  void keysAreUnique(TestStudies studies) {
    Plan keys = Plan.of(Relations.ALL.stream().map(each -> each.select(each.keys())).toList());
    Flattened flattened = Flattened.of(keys, studies.every(4));
    for (Relation relation : keys.relations()) {
      Set<List<Object>> seen = new HashSet<>();
      assertThat(flattened.lazyRows(relation)).as(relation.name()).allMatch(seen::add);
    }
  }
}
