package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
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
    List<byte[]> records = RealRecords.all();
    Flattened flattened = Flattened.of(Plan.of(relations), records);
    assertThat(flattened.rejects).isEmpty();
    List<Iterator<List<Object>>> rows =
        relations.stream().map(relation -> flattened.lazyRows(relation).iterator()).toList();
    Reference reference = new Reference(relations);
    for (byte[] record : records) {
      List<List<List<Object>>> expected = reference.rows(record);
      for (int i = 0; i < relations.size(); i++) {
        for (List<Object> row : expected.get(i)) {
          assertEqual(relations.get(i), rows.get(i).next(), row);
        }
      }
    }
    assertThat(rows).noneMatch(Iterator::hasNext);
  }

  private static void assertEqual(Relation relation, List<Object> row, List<Object> expected) {
    if (!row.equals(expected)) {
      for (int i = 0; i < row.size(); i++) {
        assertThat(row.get(i)).as(relation.columns().get(i).toString()).isEqualTo(expected.get(i));
      }
    }
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
