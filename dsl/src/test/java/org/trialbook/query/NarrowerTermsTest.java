package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

/** Words for conditions and interventions as MeSH terms, with what lies below them. */
class NarrowerTermsTest {

  private static final StudyQuery HEART = StudyQuery.all().condition("heart diseases");

  private static String sent(StudyQuery query, String parameter) {
    return query.parameters().get(parameter);
  }

  @Test
  void aTermIsLookedForAsAWholeAmongTheTermsAndThoseAbove() {
    assertThat(sent(HEART.includingNarrower(), "query.cond"))
        .isEqualTo(
            "AREA[ConditionMeshTerm]EXPANSION[Term]COVERAGE[FullMatch]\"heart diseases\" OR"
                + " AREA[ConditionAncestorTerm]EXPANSION[Term]COVERAGE[FullMatch]\"heart"
                + " diseases\"");
    StudyQuery both =
        HEART.intervention("immunoglobulins", "vaccines").includingNarrower().term("children");
    assertThat(sent(both, "query.intr"))
        .contains("AREA[InterventionMeshTerm]", "AREA[InterventionAncestorTerm]", "\"vaccines\"");
    assertThat(sent(both, "query.term")).isEqualTo("children");
  }

  @Test
  void aMeshNumberIsLookedForAmongTheNumbersAndAnsweredTheSameEverywhere() {
    StudyQuery query = StudyQuery.all().condition("D006331").includingNarrower();
    assertThat(sent(query, "query.cond"))
        .isEqualTo("AREA[ConditionMeshId]D006331 OR AREA[ConditionAncestorId]D006331");
    assertThat(query.membership().isExact()).isTrue();
  }

  @Test
  void ofAWrittenTermTheRegistryKnowsMoreForms() {
    assertThat(HEART.includingNarrower().membership().approximate())
        .hasSize(2)
        .allMatch(part -> part.reason().contains("plurals"));
    assertThat(HEART.membership().approximate())
        .allMatch(part -> part.reason().contains("synonyms"));
  }

  @Test
  void saysSoInPlainWordsAndIsReadBackFromItsAddress() {
    StudyQuery query = HEART.includingNarrower();
    assertThat(query.describe())
        .isEqualTo("studies with condition \"heart diseases\" of MeSH or narrower");
    assertThat(query.includingNarrower()).isEqualTo(query);
    assertThat(HEART.condition("asthma").includingNarrower().describe())
        .contains("\"heart diseases\" of MeSH or narrower", "\"asthma\" of MeSH or narrower");
  }

  @Test
  void whatIsNamedAfterwardsStaysWords() {
    assertThat(sent(HEART.includingNarrower().condition("asthma"), "query.cond"))
        .endsWith(") AND asthma");
  }

  @Test
  void withoutATermThereIsNothingNarrower() {
    assertThatThrownBy(() -> StudyQuery.all().term("heart").includingNarrower())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("condition(\"heart diseases\").includingNarrower()");
  }
}
