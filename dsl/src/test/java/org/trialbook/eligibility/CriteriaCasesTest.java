package org.trialbook.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TestStudies;

/** Headings, lead-ins and their polarity, and items, as texts have them. */
class CriteriaCasesTest {

  private static List<String> split(String text) {
    return CriteriaText.of(text).criteria().stream()
        .map(each -> each.kind().name().charAt(0) + "" + each.level() + " " + each.text())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Key %s Criteria:",
        "Main %s Criteria:",
        "General %s Criteria:",
        "Patient %s Criteria:",
        "Major %s criteria",
        "1. %s Criteria:",
        "* %s Criteria:",
        "**%s Criteria**",
        "%s criteria are as follows:",
        "%s Criteria (all of the following):",
        "%s Criteria for Part A:",
        "Part B1: Dose Escalation with Drug X, %s Criteria",
        "Other %s criteria:",
        "The %s criteria include:",
        "%s:",
        "(A) %s criteria:",
        "%s criterion",
        "%s Criteria - For the lean group with normal renal function (control group)",
        "Angiographic %s Criteria - non-Target Lesion/Vessel Treatment of the left side",
        "%s Criteria for Participants with Stage II, IIIA, or Select IIIB (T3N2 only) Cancer, Untreated",
        "The main %s criteria include but are not limited to the following:",
        "%s criteria-Specific to Drug-1002 (not listed above)"
      })
  void aHeadingLeavesNoRow(String heading) {
    String text =
        heading.formatted("Inclusion")
            + "\n\n* Age 18\n\n"
            + heading.formatted("Exclusion")
            + "\n\n* Pregnant";
    assertThat(split(text)).containsExactly("I0 Age 18", "E0 Pregnant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Inclusion and Exclusion Criteria:",
        "Inclusion/Exclusion Criteria:",
        "INCLUSION & EXCLUSION CRITERIA:",
        "Inclusion criteria and exclusion criteria:",
        "Exclusion and inclusion criteria:",
        "Eligibility Criteria:"
      })
  void aHeadingOfBothTellsNothing(String heading) {
    String text = heading + "\n\n* Adults\n* Asthma";
    assertThat(split(text)).containsExactly("U0 " + text);
    assertThat(split(text + "\n\nExclusion Criteria:\n\n* Stroke")).endsWith("E0 Stroke");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patients must not be enrolled in the study if they meet any of the following criteria:",
        "Patients may not be enrolled in the study if any of the following exclusion criteria are"
            + " present:",
        "Subjects who meet any of the following are not eligible:",
        "Participants with any of the following conditions will be excluded from the study:",
        "A subject will not be eligible for inclusion in this study if any of the following"
            + " criteria apply:",
        "The presence of any of the following will exclude a subject from enrolment:",
        "An individual who meets any of the following criteria will be excluded from"
            + " participation.",
        "To be eligible, patients should not meet any of the following criteria:",
        "Candidates must meet none of the following:"
      })
  void aLeadInThatKeepsOut(String leadIn) {
    assertThat(split("Exclusion Criteria:\n\n" + leadIn + "\n\n1. Stroke\n2. Cancer"))
        .containsExactly("E0 Stroke", "E0 Cancer");
    assertThat(split("Inclusion Criteria:\n\n* Adults\n\n" + leadIn + "\n\n1. Stroke"))
        .containsExactly("I0 Adults", "E0 Stroke");
    assertThat(split("Exclusion Criteria:\n\n* " + leadIn + "\n* Stroke\n* Cancer"))
        .containsExactly("E0 Stroke", "E0 Cancer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Participants are eligible if all of the following apply:",
        "Patients must meet all of the following criteria:",
        "In order to be eligible to participate in this study, an individual must meet all of the"
            + " following criteria:",
        "Patients can be enrolled only if all of the following inclusion criteria and none of the"
            + " exclusion criteria are met:",
        "Subjects must fulfil the following inclusion criteria to be enrolled:"
      })
  void aLeadInThatLetsIn(String leadIn) {
    assertThat(split("Inclusion Criteria:\n\n" + leadIn + "\n\n1. Adults"))
        .containsExactly("I0 Adults");
    assertThat(split(leadIn + "\n\n1. Adults\n\nExclusion: Stroke"))
        .containsExactly("I0 Adults", "E0 Stroke");
  }

  @Test
  void aLeadInInsideOfAnItemRulesWhatIsInside() {
    assertThat(
            split(
                """
                Inclusion Criteria:

                * Adults
                * Patients who have any of the following are not eligible:

                  * Stroke
                  * Cancer
                * Asthma, one of:

                  * mild
                  * severe
                """))
        .containsExactly(
            "I0 Adults",
            "I0 Patients who have any of the following are not eligible:",
            "E1 Stroke",
            "E1 Cancer",
            "I0 Asthma, one of:",
            "I1 mild",
            "I1 severe");
  }

  @Test
  void whatDoesNotExcludeIsNoExclusion() {
    assertThat(
            split(
                """
                Exclusion Criteria:

                * Cancer
                * Patients with the following are not excluded:

                  * Skin cancer
                * Stroke
                """))
        .containsExactly(
            "E0 Cancer",
            "E0 Patients with the following are not excluded:",
            "I1 Skin cancer",
            "E0 Stroke");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Inclusion Criteria\n\n* Able to read English Exclusion Criteria\n\n* Stroke",
        "Inclusion Criteria\n\n* Able to read English. Exclusion Criteria\n\n* Stroke",
        "Inclusion Criteria:\n\n* Able to read English. EXCLUSION CRITERIA: Stroke",
        "Inclusion Criteria: Able to read English exclusion criteria:\n\nStroke",
        "Inclusion: Able to read English. exclusion criteria: Stroke",
        "Inclusion Criteria: Able to read English Key Exclusion Criteria:\n\n1. Stroke",
        "Inclusion\n\n* Able to read English Exclusion\n* Stroke",
        "Inclusion Criteria Partner\n\n* Able to read English Exclusion Criteria Partner\n\n* Stroke",
        "Inclusion Criteria\n\n* Able to read English. Group 2 exclusion criteria\n\n* Stroke"
      })
  void headingsBehindOtherWords(String text) {
    assertThat(split(text)).hasSize(2).last().isEqualTo("E0 Stroke");
    assertThat(split(text).get(0)).matches("I0 Able to read English\\.?");
  }

  @Test
  void aDashBehindAHeadingIsAColonWhereASentenceFollows() {
    assertThat(
            split("Case Inclusion Criteria- Cases will be adults\n\nExclusion Criteria:\n\nStroke"))
        .containsExactly("I0 Cases will be adults", "E0 Stroke");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Does not meet the inclusion criteria",
        "Other protocol-defined inclusion/exclusion criteria may apply",
        "Stroke within 3 months prior to inclusion",
        "The term of the inclusion of patients in the study did not begin late",
        "A reason for Exclusion",
        "Use of nitrates is an exclusion criterion because of the study drug",
        "Women are eligible if not of childbearing potential, defined as:"
      })
  void criteriaThatSpeakOfCriteria(String criterion) {
    assertThat(split("Exclusion Criteria:\n\n* Cancer\n* " + criterion + "\n* Stroke"))
        .containsExactly("E0 Cancer", "E0 " + criterion, "E0 Stroke");
  }

  @Test
  void itemsOfOneLine() {
    assertThat(split("Inclusion Criteria: 1. Adults 2. Asthma of grade 2. or 3. Consent"))
        .first()
        .isEqualTo("I0 Adults");
    assertThat(split("Exclusion Criteria\n\n1\\. Stroke 2. Cancer 3. Dialysis"))
        .containsExactly("E0 Stroke", "E0 Cancer", "E0 Dialysis");
    assertThat(split("Exclusion Criteria:\n\n1. Diabetes type 2. Any other disease\n2. Stroke"))
        .containsExactly("E0 Diabetes type 2. Any other disease", "E0 Stroke");
  }

  /** The studies that were wrong: which row they have, and of which kind it is. */
  @Test
  void studiesThatWereWrong() {
    Map<String, RealTexts.Study> real = RealTexts.of(TestStudies.REAL_RECORDS);
    for (String study : List.of("NCT03612856", "NCT04388332", "NCT00006046", "NCT04570865")) {
      String text = real.get(study).text();
      int heading = text.lastIndexOf("Exclusion Criteria");
      List<Criterion> below =
          CriteriaText.of(text).criteria().stream().filter(each -> each.start() > heading).toList();
      assertThat(below)
          .as(study)
          .isNotEmpty()
          .allMatch(each -> each.kind() == CriterionKind.EXCLUSION);
    }
    assertThat(CriteriaText.of(real.get("NCT02157506").text()).criteria())
        .anyMatch(each -> each.kind() == CriterionKind.EXCLUSION)
        .noneMatch(each -> each.text().contains("a patient MUST:"));
  }

  private static final Pattern REST =
      Pattern.compile(
          "\\W*(?:Key|Main|General|Patient|Patients?' ?s?|Subject|Major|Additional|Common|Core|\\d{1,2}|[IVX]+|The"
              + "|(?:In|Ex)clusion|(?:(?:In|Ex)clusion )?criteria)?[^\\w:]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /** What no criterion says on whatever line. */
  private static final Pattern KEY =
      Pattern.compile("\\W*(?:key|main|1\\W*[.)])\\W*", Pattern.CASE_INSENSITIVE);

  private static boolean isOneLine(String text, int[] heading, Criterion row) {
    int from = Math.min(heading[1], row.end());
    int to = Math.max(heading[0], row.start());
    return from <= to && text.substring(from, to).indexOf('\n') < 0;
  }

  @ParameterizedTest
  @EnumSource
  void noRowIsTheRestOfAHeading(TestStudies studies) {
    List<String> rests = new ArrayList<>();
    RealTexts.of(studies)
        .forEach(
            (study, real) -> {
              CriteriaText taken = CriteriaText.of(real.text());
              for (Criterion each : taken.criteria()) {
                boolean besideAHeading =
                    taken.headings().stream()
                        .anyMatch(heading -> isOneLine(real.text(), heading, each));
                boolean rest =
                    KEY.matcher(each.text()).matches()
                        || (besideAHeading && REST.matcher(each.text()).matches());
                if (rest) {
                  rests.add(study + " " + each.text());
                }
              }
            });
    assertThat(rests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "\n",
        "(",
        "1. ",
        "- ",
        "1",
        "1,",
        "0,1",
        ".",
        "\\",
        "<p",
        "<p>",
        "x ",
        "Inclusion Criteria: ",
        "the inclusion criteria ",
        "Exclusion criteria\n",
        "inclusion ",
        "ECOG ",
        "ECOG 0, 1 or ",
        "Age ",
        "Age 18 ",
        "≥ ",
        "18 years ",
        "not ",
        "AST and ALT, ",
        "HbA1c of the ",
        "BP 140/",
        "one of the following: ",
        "* patients must meet all of the" + " following:\n",
        "1. a 2. b 3. c 4. d ",
        "or ",
        "\n   and",
        "upper limit of normal "
      })
  void aMillionLettersTakeSeconds(String piece) {
    String text = "Inclusion Criteria:\n" + piece.repeat(1_000_000 / piece.length());
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    List<Criterion> criteria = CriteriaText.of(text).criteria();
    Limits.of(Measures.builtIn()).of(criteria).forEach((criterion, limit) -> {});
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(took / 1_000_000).as("ms for \"%s\"", piece).isLessThan(8_000);
  }
}
