package org.trialbook.mirror.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;
import org.trialbook.mirror.Served;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.RequestParameters;

/** Holds our catalogue, as the mirror tells it, to the real registry's answers. */
class CatalogueAnswersTest {

  @Test
  void enumsAreTheRegistrysByteForByte() throws IOException {
    assertThat(text(CatalogueAnswers.enums(RequestParameters.NONE)))
        .isEqualTo(Files.readString(RealData.path("enums.json")));
  }

  @Test
  void metadataHasTheRegistrysTree() throws IOException {
    JsonNode real = Served.JSON.readTree(RealData.path("metadata.json").toFile());
    JsonNode ours = Served.JSON.readTree(text(CatalogueAnswers.metadata(RequestParameters.NONE)));

    assertThat(nodes(ours)).isEqualTo(nodes(real)).hasSize(454);
  }

  @Test
  void metadataHasWhatIsOnlyIndexedWhereItIsAskedFor() throws IOException {
    JsonNode every =
        Served.JSON.readTree(
            text(CatalogueAnswers.metadata(RequestParameters.of("includeIndexedOnly=true"))));

    assertThat(every.findParents("indexedOnly"))
        .hasSize(75)
        .allSatisfy(node -> assertThat(node.get("indexedOnly").asBoolean()).isTrue())
        .extracting(node -> node.get("piece").asText())
        .contains("NumArmGroups", "LastUpdatePostYear", "LocationCountryCode");
    assertThat(nodes(every)).hasSize(454 + 75);
    assertThat(text(CatalogueAnswers.metadata(RequestParameters.NONE)))
        .doesNotContain("indexedOnly");
  }

  private static List<String> nodes(JsonNode tree) {
    List<String> nodes = new ArrayList<>();
    for (JsonNode node : tree) {
      List<String> node1 = new ArrayList<>();
      for (String key :
          List.of(
              "name",
              "piece",
              "sourceType",
              "type",
              "isEnum",
              "synonyms",
              "nested",
              "altPieceNames")) {
        node1.add(key + "=" + node.path(key));
      }
      nodes.add(String.join(" ", node1));
      nodes.addAll(nodes(node.path("children")));
    }
    return nodes;
  }

  @Test
  void searchAreasAreTheRegistrys() throws IOException {
    JsonNode real = Served.JSON.readTree(RealData.path("search-areas.json").toFile());
    JsonNode ours =
        Served.JSON.readTree(text(CatalogueAnswers.searchAreas(RequestParameters.NONE)));

    assertThat(ours).isEqualTo(real);
  }

  private static String text(Answer answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
