package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DerivationTest {

  @Test
  void isAnotherOneForOtherColumnsAndTheSameForTheSame() {
    Relation sites = Relations.LOCATIONS;
    String whole = Derivation.of(List.of(sites));
    assertThat(whole).matches("[0-9a-f]{16}").isEqualTo(Derivation.of(List.of(sites)));
    Column first = sites.columns().get(0);
    assertThat(
            List.of(
                Derivation.of(List.of(sites.select(List.of(first)))),
                Derivation.of(List.of(Relations.STUDIES)),
                Derivation.of(List.of(sites, Relations.STUDIES)),
                Derivation.of(List.of(sites.with(new Column("x", Reading.TEXT, ".city", "x")))),
                Derivation.of(
                    List.of(sites.with(new Column("x", Reading.NUMBER_IN_TEXT, ".city", "x")))),
                Derivation.of(List.of(sites.with(new Column("x", Reading.TEXT, ".zip", "x"))))))
        .doesNotHaveDuplicates()
        .doesNotContain(whole);
  }
}
