package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.CatalogueChange.Declaration;

class CatalogueChangeTest {

  private static final LocalDateTime DATA = LocalDateTime.of(2026, 11, 20, 9, 0);

  @Test
  void theRegistrysOwnTreeIsTheCatalogue() throws IOException {
    byte[] recorded = Files.readAllBytes(RealData.path("metadata.json"));

    assertThat(CatalogueChange.read(recorded)).isEmpty();
  }

  @Test
  void theMirrorHasNoOther() {
    try (Mirror mirror = Mirror.serve(List.of(), DATA, 0)) {
      assertThat(Registry.at(mirror.url().toString()).reference().catalogueChanges()).isEmpty();
    }
  }

  @Test
  void tellsWhatWasAddedRenamedRetypedAndRemoved() throws IOException {
    String doctored =
        metadata()
            .replaceFirst("\"briefTitle\"", "\"shortTitle\"")
            .replaceFirst("\"OfficialTitle\"", "\"FullTitle\"")
            .replaceFirst("(\"piece\" : \"Condition\",[^}]*?)\"text\\[]\"", "$1\"text\"");
    try (TestServer server = new TestServer()) {
      server.on("/studies/metadata", json(doctored));

      assertThat(server.registry().reference().catalogueChanges())
          .containsExactly(
              change("identificationModule.shortTitle", null, "BriefTitle text"),
              change("identificationModule.officialTitle", "OfficialTitle text", "FullTitle text"),
              change("conditionsModule.conditions", "Condition text[]", "Condition text"),
              change("identificationModule.briefTitle", "BriefTitle text", null));
    }
  }

  @Test
  void saysItInOneLine() {
    assertThat(change("statusModule.phase", null, "Phase text[]"))
        .hasToString("protocolSection.statusModule.phase: not there -> Phase text[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[] []", "[{\"name\":\"a\",\"piece\":\"A\"}]"})
  void whatIsNoTreeOfFieldsIsRefused(String body) {
    assertThatThrownBy(() -> CatalogueChange.read(body.getBytes(UTF_8)))
        .isInstanceOf(JsonProcessingException.class);
  }

  private static String metadata() {
    try (Mirror mirror = Mirror.serve(List.of(), DATA, 0)) {
      byte[] body = Registry.at(mirror.url().toString()).reference().metadata();
      return new String(body, UTF_8);
    }
  }

  private static CatalogueChange change(String path, String before, String now) {
    return new CatalogueChange("protocolSection." + path, declaration(before), declaration(now));
  }

  private static Optional<Declaration> declaration(String pieceAndType) {
    return Optional.ofNullable(pieceAndType)
        .map(text -> text.split(" "))
        .map(parts -> new Declaration(parts[0], parts[1]));
  }
}
