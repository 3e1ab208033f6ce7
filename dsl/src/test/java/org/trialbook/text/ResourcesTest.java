package org.trialbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourcesTest {

  @Test
  void linesAreWithoutCommentsAndBlanks() {
    assertThat(Resources.lines(Resources.class, "/org/trialbook/organisation/aliases.tsv"))
        .isNotEmpty()
        .noneMatch(line -> line.isBlank() || line.startsWith("#"));
  }

  @Test
  void aTextThatIsNotThereIsAFaultOfTheBuildAndNamed() {
    assertThatThrownBy(() -> Resources.text(Resources.class, "none.txt"))
        .hasMessageContaining("none.txt");
  }
}
