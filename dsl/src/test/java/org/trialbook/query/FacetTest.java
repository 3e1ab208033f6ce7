package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacetTest {

  @Test
  void allTenOfTheSiteAreKnown() {
    assertThat(Facet.values())
        .extracting(Facet::id)
        .containsExactlyInAnyOrder(
            "status",
            "phase",
            "studyType",
            "funderType",
            "sex",
            "healthy",
            "ages",
            "results",
            "docs",
            "violation");
    assertThat(keys(Facet.STATUS))
        .containsExactly(
            "rec", "not", "act", "com", "ter", "enr", "sus", "wit", "unk", "ava", "nla", "tna",
            "afm");
    assertThat(keys(Facet.STUDY_TYPE))
        .containsExactly("int", "obs", "obs_patreg", "exp", "exp_indiv", "exp_inter", "exp_treat");
    assertThat(keys(Facet.FUNDER_TYPE)).containsExactly("nih", "fed", "industry", "other");
    assertThat(keys(Facet.DOCS)).containsExactly("prot", "sap", "icf");
    assertThat(keys(Facet.VIOLATION)).containsExactly("y");
  }

  @Test
  void everyOptionIsAStepAndOneOfAUrl() {
    for (Facet facet : Facet.values()) {
      for (Facet.Option option : facet.options()) {
        StudyQuery query = StudyQuery.all().facet(facet.id(), option.key());
        assertThat(query.parameters()).containsEntry("aggFilters", facet.id() + ":" + option.key());
        assertThat(StudyQuery.parse("a/studies?aggFilters=" + facet.id() + ":" + option.key()))
            .isEqualTo(query);
        assertThat(query.remarks()).isEmpty();
        assertThat(StudyQuery.all().filter(option.filter()).membership().isExact()).isTrue();
      }
    }
  }

  @Test
  void allOptionsTogetherAreAStepAsWell() {
    for (Facet facet : Facet.values()) {
      String[] every = keys(facet).toArray(String[]::new);
      boolean sure = facet.options().stream().allMatch(Facet.Option::sure);
      assertThat(StudyQuery.all().facet(facet.id(), every).membership().isExact())
          .as(facet.id() + Arrays.toString(every))
          .isEqualTo(sure);
    }
  }

  private static List<String> keys(Facet facet) {
    return facet.options().stream().map(Facet.Option::key).toList();
  }
}
