package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every real record, flattened as the reference does it. */
class RealRecordsTest {

  @Test
  void builtInRelationsEqualTheReference() throws Exception {
    assertEqualToReference(Relations.ALL);
  }

  @Test
  void everyFieldOfTheCatalogueIsReadAsTheReferenceDoes() throws Exception {
    assertEqualToReference(EveryGrain.relations());
  }

  private static void assertEqualToReference(List<Relation> relations) throws Exception {
    Plan plan = Plan.of(relations);
    Reference reference = new Reference(relations);
    for (byte[] record : RealRecords.all()) {
      Flattened flattened = Flattened.of(plan, List.of(record));
      List<List<List<Object>>> expected = reference.rows(record);
      assertThat(flattened.rejects).isEmpty();
      for (int i = 0; i < relations.size(); i++) {
        List<List<Object>> rows = flattened.rows(relations.get(i));
        if (!rows.equals(expected.get(i))) {
          fail(relations.get(i), rows, expected.get(i));
        }
      }
    }
  }

  private static void fail(
      Relation relation, List<List<Object>> rows, List<List<Object>> expected) {
    for (int row = 0; row < Math.min(rows.size(), expected.size()); row++) {
      for (int column = 0; column < relation.columns().size(); column++) {
        assertThat(rows.get(row).get(column))
            .as("%s row %d %s", relation.name(), row, relation.columns().get(column))
            .isEqualTo(expected.get(row).get(column));
      }
    }
    assertThat(rows).as(relation.name()).hasSameSizeAs(expected);
  }

  @Test
  void rowsAreAsManyAsAPlainCountSays() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    int sponsors = 0;
    int locations = 0;
    List<byte[]> records = RealRecords.all();
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
}
