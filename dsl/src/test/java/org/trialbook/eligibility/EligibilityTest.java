package org.trialbook.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.progress.ProgressReport;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shapes that texts have, and what is read from their criteria. */
class EligibilityTest {

  private static final Limits LIMITS = Limits.of(Measures.builtIn());

  private static List<String> split(String text) {
    return CriteriaText.of(text).criteria().stream()
        .map(each -> each.kind().name().charAt(0) + "" + each.level() + " " + each.text())
        .toList();
  }

  @Test
  void bulletsNumbersAndNesting() {
    assertThat(
            split(
                """
                Inclusion Criteria:

                * Age \\>= 18 years
                * One of:

                  1. Heart failure
                  2. Asthma
                     that needs treatment

                Exclusion Criteria:

                1\\. Pregnancy
                2. Nothing else
                """))
        .containsExactly(
            "I0 Age \\>= 18 years",
            "I0 One of:",
            "I1 Heart failure",
            "I1 Asthma\n     that needs treatment",
            "E0 Pregnancy",
            "E0 Nothing else");
  }

  @Test
  void headingsOfGroupsAndSentences() {
    assertThat(
            split(
                """
                Healthy Controls

                Key Inclusion Criteria (Part A):
                - does not meet exclusion criteria of part B
                HFpEF Subjects
                INCLUSION CRITERIA
                Adults
                Patients will be excluded if:
                they smoke\
                """))
        .containsExactly(
            "O0 Healthy Controls",
            "I0 does not meet exclusion criteria of part B",
            "O0 HFpEF Subjects",
            "I0 Adults",
            "E0 they smoke");
  }

  @Test
  void everythingOnOneLine() {
    assertThat(split("Inclusion Criteria: - Adults - Diabetes Exclusion Criteria: none"))
        .containsExactly("I0 Adults", "I0 Diabetes", "E0 none");
    assertThat(split("<p>Inclusion Criteria:</p><ul><li>Adults</li></ul>"))
        .containsExactly("I0 Adults");
  }

  @Test
  void exclusionFirstAndNothingAtAll() {
    assertThat(split("Exclusion: pregnancy\nInclusion: adults"))
        .containsExactly("E0 pregnancy", "I0 adults");
    assertThat(split("Adults with asthma.\nNon-smokers."))
        .containsExactly("U0 Adults with asthma.\nNon-smokers.");
    assertThat(split("  ")).isEmpty();
    assertThat(split("")).isEmpty();
  }

  @Property(tries = 500)
  void noTextIsTooStrange(@ForAll String text) {
    for (Criterion each : CriteriaText.of("Inclusion Criteria:\n" + text).criteria()) {
      assertThat(each.text()).isNotEmpty();
      assertThat(LIMITS.in(each))
          .allSatisfy(mention -> assertThat(each.text()).contains(mention.text()));
    }
  }

  private static List<String> mentions(String text) {
    Criterion criterion = new Criterion(CriterionKind.INCLUSION, 1, 0, 0, text.length(), text);
    return LIMITS.in(criterion).stream()
        .map(
            m ->
                "%s %s%s..%s%s %s"
                    .formatted(
                        m.name(),
                        m.lowIncluded() ? "[" : "(",
                        m.low(),
                        m.high(),
                        m.highIncluded() ? "]" : ")",
                        m.unit()))
        .toList();
  }

  @Test
  void limitsInSoManyWords() {
    assertThat(mentions("Age ≥ 18 years")).containsExactly("AGE [18.0..null) years");
    assertThat(mentions("aged 18 to 75 years")).containsExactly("AGE [18.0..75.0] years");
    assertThat(mentions("18 years of age or older")).containsExactly("AGE [18.0..null) years");
    assertThat(mentions("ECOG performance status of 0-1")).containsExactly("ECOG [0.0..1.0] null");
    assertThat(mentions("ECOG PS ≤ 2")).containsExactly("ECOG (null..2.0] null");
    assertThat(mentions("HbA1c \\> 7.0 % and BMI of 25 to 35 kg/m2"))
        .containsExactly("HBA1C (7.0..null) %", "BMI [25.0..35.0] kg/m2");
    assertThat(mentions("LVEF less than 40%")).containsExactly("LVEF (null..40.0) %");
    assertThat(mentions("absolute neutrophil count (ANC) \\>= 1,500/mcL"))
        .containsExactly("ANC [1500.0..null) /mcL");
    assertThat(mentions("no history of EGFR mutation in 2 of 3 samples")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfWholeStudies(TestStudies studies) {
    Eligibility eligibility = Trialbook.read(studies.file()).eligibility();
    Table criteria = eligibility.criteria();
    assertThat(criteria.columnNames())
        .containsExactly("nctId", "ordinal", "kind", "level", "start", "end", "text");
    assertThat(criteria.rowCount()).isGreaterThan(studies == TestStudies.SAMPLE ? 10_000 : 50_000);
    Table mentions = eligibility.mentions();
    assertThat(mentions.stringColumn("name").unique().asList()).contains("AGE", "ECOG", "HBA1C");
    Table ages = eligibility.ages();
    assertThat(ages.rowCount()).isEqualTo(studies == TestStudies.SAMPLE ? 1_996 : 3_876);
    int said = ages.stringColumn("agreement").isNotEqualTo("NOT_SAID").size();
    int agree = ages.stringColumn("agreement").isEqualTo("AGREES").size();
    System.out.printf(
        "%,d criteria, %,d limits; ages in %,d texts, %,d of them as in the fields%n",
        criteria.rowCount(), mentions.rowCount(), said, agree);
    assertThat(agree).isGreaterThan(studies == TestStudies.SAMPLE ? said / 2 : said * 3 / 4);
  }

  @Test
  void manyTextsTellHowTheyGetOn() {
    Table texts = texts(250);
    List<ProgressReport> reports = new ArrayList<>();
    Table mentions =
        Eligibility.of(relations -> Map.of("ELIGIBILITY", texts), () -> reports::add).mentions();
    assertThat(mentions.rowCount()).isEqualTo(250);
    assertThat(reports).extracting(ProgressReport::studies).containsExactly(100L, 200L, 250L);
    assertThat(reports).allMatch(each -> each.total().getAsLong() == 250);
    assertThat(reports.get(2).ended()).isTrue();
  }

  @Test
  void anInterruptEndsTheReading() {
    Eligibility eligibility = Eligibility.of(texts(3));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(eligibility::criteria)
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static Table texts(int studies) {
    StringColumn ids = StringColumn.create("nctId");
    StringColumn texts = StringColumn.create("eligibilityCriteria");
    for (int i = 0; i < studies; i++) {
      ids.append(String.format(Locale.ROOT, "NCT%08d", i));
      texts.append("Inclusion Criteria:\n\n* Age 18 or older");
    }
    return Table.create("ELIGIBILITY", ids, texts);
  }
}
