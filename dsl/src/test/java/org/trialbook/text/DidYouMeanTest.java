package org.trialbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

  private static final List<String> NAMES = List.of("FEMALE", "MALE", "OverallStatus", "Status");

  @Test
  void theNearestNameIsFirst() {
    assertThat(DidYouMean.nearest("Male", NAMES)).containsExactly("MALE");
    assertThat(DidYouMean.nearest("overalStatus", NAMES)).containsExactly("OverallStatus");
    assertThat(DidYouMean.or("femal", NAMES)).isEqualTo(" Did you mean FEMALE?");
  }

  /** Two neighbours swapped count as one mistake. */
  @Test
  void aSwapIsOneMistake() {
    assertThat(DidYouMean.nearest("msae", List.of("mesa", "msea"))).containsExactly("msea");
  }

  @Test
  void whereNoneIsNearThoseThatContainItAreNamedShortestFirst() {
    assertThat(DidYouMean.nearest("tat", NAMES)).containsExactly("Status", "OverallStatus");
  }

  @Test
  void saysNothingOfNamesWhereThereAreNone() {
    assertThat(DidYouMean.or("x", List.of())).isEmpty();
    assertThat(DidYouMean.or("x", List.of("FEMALE"))).isEqualTo(" It is one of FEMALE.");
  }
}
