package org.trialbook.kernel.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

  @ParameterizedTest
  @CsvSource({
    "a.b:c:1,                 a.b, c, jar, '', 1",
    "a:b:zip:1,               a, b, zip, '', 1",
    "a:b:jar:linux:1-SNAPSHOT, a, b, jar, linux, 1-SNAPSHOT",
    "a#b;1,                   a, b, jar, '', 1",
  })
  void readsThemInEveryForm(
      String text,
      String group,
      String artifact,
      String extension,
      String classifier,
      String version) {
    assertThat(Coordinates.of(text))
        .isEqualTo(new Coordinates(group, artifact, extension, classifier, version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b:1", "a:b:zip:1", "a:b:jar:linux:1"})
  void writesThemAsTheyWere(String text) {
    assertThat(Coordinates.of(text)).hasToString(text);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> Coordinates.of("a:b")).hasMessageStartingWith("a:b has no version.");
    assertThatThrownBy(() -> Coordinates.of("guava"))
        .hasMessageContaining("group:artifact:version");
  }
}
