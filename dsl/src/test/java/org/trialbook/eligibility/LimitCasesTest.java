package org.trialbook.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import tech.tablesaw.api.Table;

/** What limits say, in the many ways that texts say them. */
class LimitCasesTest {

  private static final Limits LIMITS = Limits.of(Measures.builtIn());

  private static List<Limit> read(String text) {
    return LIMITS.in(new Criterion(CriterionKind.INCLUSION, 1, 0, 0, text.length(), text));
  }

  private static String plain(Double value) {
    return value == null
        ? ""
        : BigDecimal.valueOf(Math.round(value * 1000), 3).stripTrailingZeros().toPlainString();
  }

  /** Name and ends in the normal unit, as in {@code HBA1C [7.5..11] %}. */
  private static List<String> normal(String text) {
    return read(text).stream()
        .map(
            each ->
                "%s %s%s..%s%s %s"
                    .formatted(
                        each.qualifiedName(),
                        each.low() != null && each.lowIncluded() ? "[" : "(",
                        plain(each.normalLow()),
                        plain(each.normalHigh()),
                        each.high() != null && each.highIncluded() ? "]" : ")",
                        each.normalUnit())
                    .replace(" null", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Age ≥18 and ≤75 years                         | AGE [18..75] years
          Age \\>= 18 years                              | AGE [18..) years
          postnatal age ≤ 14 days                       | AGE (..0.038] years
          Age ≥ 12 months                               | AGE [1..) years
          Children aged 6 months to 17 years            | AGE [0.5..17] years
          < 18 years of age                             | AGE (..18) years
          eighteen years or older                       | AGE [18..) years
          at least twenty-one years of age              | AGE [21..) years
          18-65 y.o.                                    | AGE [18..65] years
          18 (eighteen) years of age or older           | AGE [18..) years
          18 ≤ age ≤ 75                                 | AGE [18..75] years
          no older than 75 years                        | AGE (..75] years
          Men and women between the ages of 21 and 80   | AGE [21..80] years
          18 through 64 years of age, inclusive         | AGE [18..64] years
          Adults over 60 years                          | AGE (60..) years
          Age must not exceed 70 years                  | AGE (..70] years
          Female, 18+ years                             | AGE [18..) years
          Men over21 years of age                       | AGE (21..) years
          Women 40 years-of-age or older                | AGE [40..) years
          Girls under 9 years age                       | AGE (..9) years
          Age equal or greater to 21                    | AGE [21..) years
          Age. 20-65                                    | AGE [20..65] years
          Between 30 to and including 45 years of age   | AGE [30..45] years
          Boys < 12 years and 6 months of age           | AGE (..12.5) years
          Age: 9 years, 0 months - 14 years, 6 months   | AGE [9..14.5] years
          Males or females of non-childbearing potential aged 20-60 years | AGE [20..60] years
          Postmenopausal women aged 45 to 70 years      | AGE [45..70] years
          Mothers and children (ages 6-12)              | AGE [6..12] years
          Subjects over 20 years old and ≤300 CD4/µl    | AGE (20..) years
          Asthma in male and female subjects ages 5 and above | AGE [5..) years
          Glycosylated hemoglobin (HbA1c) ≥ 7%          | HBA1C [7..) %
          HbA1c ≥7.5% and ≤11.0%                        | HBA1C [7.5..11] %
          HbA1c between 6.5% and 10%                    | HBA1C [6.5..10] %
          7.0% ≤ HbA1c ≤ 10.0%                          | HBA1C [7..10] %
          HbA1c \\> 58 mmol/mol                          | HBA1C (7.458..) %
          HbA1c of 48 to 86 mmol/mol                    | HBA1C [6.543..10.019] %
          HbA1c 6,5 - 10 %                              | HBA1C [6.5..10] %
          ECOG 0, 1 or 2                                | ECOG [0..2]
          ECOG 0,1                                      | ECOG [0..1]
          ECOG performance status =< 1                  | ECOG (..1]
          WHO performance status 0/1                    | ECOG [0..1]
          Zubrod 0-2                                    | ECOG [0..2]
          ECOG of 2 or better                           | ECOG (..2]
          Karnofsky not less than 70                    | KARNOFSKY [70..) %
          BMI 18.5–30 kg/m²                             | BMI [18.5..30] kg/m2
          BMI within the range 19 to 35 kg/m\\^2         | BMI [19..35] kg/m2
          LVEF greater than or equal to (≥) 50%         | LVEF [50..) %
          ejection fraction \\> 0.50                     | LVEF (50..) %
          LVEF \\<40 %                                   | LVEF (..40) %
          eGFR 30 to <60 mL/min/1.73m2                  | EGFR [30..60) mL/min/1.73m2
          creatinine clearance < 1 mL/s                 | CRCL (..60) mL/min
          Hb ≥ 90 g/L                                   | HEMOGLOBIN [9..) g/dL
          Platelets ≥ 100,000/mm3                       | PLATELETS [100..) 10^9/L
          Platelets ≥ 100 x10^9/L                       | PLATELETS [100..) 10^9/L
          platelets < 50.000/mm3                        | PLATELETS (..50) 10^9/L
          Platelet count ≥ 100 000 per cubic millimeter | PLATELETS [100..) 10^9/L
          ANC ≥ 1,500 cells/µL                          | ANC [1.5..) 10^9/L
          ANC ≥ 1.5 x 10\\^9/L                           | ANC [1.5..) 10^9/L
          absolute neutrophil count ≥ 1.5 K/uL          | ANC [1.5..) 10^9/L
          Bilirubin ≤ 3 x ULN                           | BILIRUBIN (..3] ULN
          bilirubin < 34.2 µmol/L                       | BILIRUBIN (..2) mg/dL
          ALT more than three times the upper limit of normal | ALT (3..) ULN
          AST < ULN x 3                                 | AST (..3) ULN
          serum creatinine must not exceed 2.0 mg/dL    | CREATININE (..2] mg/dL
          Creatinine > 176.8 µmol/L                     | CREATININE (2..) mg/dL
          SBP < 90 mm Hg                                | SYSTOLIC (..90) mmHg
          QTcF interval >0.47 sec                       | QTC (470..) ms
          NYHA class II, III or IV                      | NYHA [2..4]
          New York Heart Association (NYHA) III/IV      | NYHA [3..4]
          NYHA class III or greater                     | NYHA [3..)
          NYHA class I                                  | NYHA [1..1]
          Life expectancy of at least 2 years           | LIFE_EXPECTANCY [24..) months
          at least 3 months life expectancy             | LIFE_EXPECTANCY [3..) months
          NT-proBNP ≥ 1 ng/mL                           | NT-PROBNP [1000..) pg/mL
          """)
  void oneLimit(String text, String limit) {
    assertThat(normal(text)).containsExactly(limit);
  }

  @Test
  void severalLimits() {
    assertThat(normal("Age < 18 or > 75 years"))
        .containsExactly("AGE (..18) years", "AGE (75..) years");
    assertThat(normal("Age either 12-15, 16-24, or 30-55 years"))
        .containsExactly("AGE [12..15] years", "AGE [16..24] years", "AGE [30..55] years");
    assertThat(normal("Blood pressure ≥ 140/90 mmHg"))
        .containsExactly("SYSTOLIC [140..) mmHg", "DIASTOLIC [90..) mmHg");
    assertThat(normal("BP of 140/90 or higher"))
        .containsExactly("SYSTOLIC [140..) mmHg", "DIASTOLIC [90..) mmHg");
    assertThat(normal("BP > 160 mmHg systolic or > 100 mmHg diastolic"))
        .containsExactly("SYSTOLIC (160..) mmHg", "DIASTOLIC (100..) mmHg");
    assertThat(normal("ALT and AST ≤ 2.5 x ULN, or ≤ 5 x ULN with liver metastases"))
        .containsExactly("ALT (..2.5] ULN", "AST (..2.5] ULN", "ALT (..5] ULN", "AST (..5] ULN");
    assertThat(normal("QTc > 450 ms (men) or > 470 ms (women)"))
        .containsExactly("QTC (450..) ms", "QTC (470..) ms");
    assertThat(normal("ECOG ≤ 2 (Karnofsky ≥ 60%)"))
        .containsExactly("ECOG (..2]", "KARNOFSKY [60..) %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Partner aged 18 years or older                  | PARTNER_AGE
          Age of mother ≥ 18 years                        | PARENT_AGE
          Parents must be at least 18 years old           | PARENT_AGE
          Donors aged 18 to 60 years                      | DONOR_AGE
          gestational age ≥ 37 weeks                      | GESTATION_AGE
          Infants of 28 to 32 weeks gestational age       | GESTATION_AGE
          age at diagnosis < 40 years                     | ONSET_AGE
          diabetes diagnosed before the age of 30 years   | ONSET_AGE
          Less than 45 years of age at the time of migraine onset | ONSET_AGE
          first symptoms of gout from ≤ 50 years of age   | ONSET_AGE
          first-degree relatives < 55 years of age        | RELATIVE_AGE
          """)
  void agesOfOthersHaveAnotherName(String text, String name) {
    assertThat(read(text)).extracting(Limit::qualifiedName).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BMI ≥ 85th percentile for age and sex",
        "BMI above the 95th percentile",
        "EGFR exon 20 insertion",
        "EGFR T790M mutation in 2 of 3 samples",
        "an increase of HbA1c of ≥ 0.5%",
        "drop in LVEF ≥ 10%",
        "platelet transfusion within 7 days",
        "albumin/creatinine ratio > 30 mg/g",
        "IIEF-EF score 11-25",
        "stents less than 6 weeks-old implanted",
        "stroke less than 3 months ago",
        "pulmonary artery systolic pressure > 50 mmHg",
        "alkaline phosphatase < 2.5 x ULN",
        "HbA1c measured within 3 months",
        "Lansky score ≥ 50 (for participants ≤ 14 years of age)",
        "use of a spacer for patients aged 4-6 years",
        "systolic pressure steady; for those older than 60, a carer",
        "MRI of the spine less than 6 months old",
        "provision of a tumour sample that is no older than 2 years",
        "a vaccine that is given at 4 months of age",
        "one cardiac risk factor such as age > 50, smoking or hypertension",
        "peak flow and \\[(210 - age) - rest\\] \\< 0.7",
        "bilirubin normal for age (within 7 days of the start)",
        "creatinine by age/sex as follows (within 7 days)",
        "Assent has to be obtained from children ≥ 7 years of age",
        "women of reproductive potential (between 15 and 50 years old) use two methods",
        "Patients of child-bearing age must have a negative test within 7 days",
        "fertile women (15 to 49 years of age, not postmenopausal)"
      })
  void noLimitOfAParticipant(String text) {
    assertThat(read(text).stream().filter(each -> each.unclear() == null)).isEmpty();
  }

  @Test
  void whatIsNotClearSaysSo() {
    Limit mistaken = read("Hemoglobin < 8.5 mg/dL").get(0);
    assertThat(mistaken.low()).isNull();
    assertThat(mistaken.high()).isNull();
    assertThat(mistaken.unclear()).contains("8.5 mg/dL").contains("HEMOGLOBIN");
    assertThat(read("HbA1c 7%").get(0).unclear()).contains("nothing that compares");
  }

  @Test
  void theTextIsThePlaceItNames() {
    String text = "* Adults, and HbA1c \\>= 7 % at screening";
    Criterion criterion =
        new Criterion(CriterionKind.INCLUSION, 1, 0, 2, text.length(), text.substring(2));
    Limit limit = LIMITS.in(criterion).get(0);
    assertThat(text.substring(limit.start(), limit.end()))
        .isEqualTo(limit.text())
        .isEqualTo("HbA1c \\>= 7 %");
    assertThat(limit.unit()).isEqualTo("%");
  }

  @Test
  void aMeasureOfOnesOwn() {
    Table limits =
        Trialbook.read(TestStudies.REAL_RECORDS.file())
            .eligibility()
            .measuring("FERRITIN", "ferritin", "serum ferritin")
            .mentions();
    Table own = limits.where(limits.stringColumn("name").isEqualTo("FERRITIN"));
    assertThat(own.rowCount()).isGreaterThanOrEqualTo(10);
    assertThat(limits.stringColumn("name").unique().asList()).contains("AGE", "HBA1C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Age < 18 years               | -        | 17 Years  | true
          Age < 18 years               | -        | 12 Years  | false
          Age ≤ 17 years               | -        | 17 Years  | true
          Age ≥ 12 months              | 1 Year   | -         | true
          Age ≥ 12 months              | 12 Years | -         | false
          Age ≥18 and ≤75 years        | 18 Years | 65 Years  | false
          Age ≥18 and ≤75 years        | 18 Years | 75 Years  | true
          postnatal age ≤ 7 days       | -        | 7 Days    | true
          postnatal age ≤ 7 days       | -        | 7 Years   | false
          Age > 17 years               | 18 Years | -         | true
          Age ≥ 18 years               | 18 Years | 65 Years  | true
          Age 2 weeks to 6 months      | 14 Days  | 6 Months  | true
          Children aged 0 to 12 years  | -        | 12 Years  | true
          Children aged 1 to 12 years  | -        | 12 Years  | false
          Age 2 to 6.99 years          | 2 Years  | 6 Years   | true
          Age 13-17.5 years            | 13 Years | 17 Years  | true
          Age 13-17.5 years            | 13 Years | 16 Years  | false
          Age: 6 years, 0 months to 10 years, 11 months | 6 Years | 10 Years | true
          """)
  void agesAgreeAsDatesOfBirthDo(String text, String minimum, String maximum, boolean agree) {
    assertThat(TextAges.of(read(text)).agreeWith(minimum, maximum)).isEqualTo(agree);
  }

  @Test
  void theStudyThatLostItsUpperAgeDiffers() {
    Map<String, RealTexts.Study> real = RealTexts.of(TestStudies.REAL_RECORDS);
    RealTexts.Study study = real.get("NCT07461727");
    TextAges ages =
        TextAges.of(Eligibility.agesOf(LIMITS, CriteriaText.of(study.text()).criteria()));
    assertThat(ages.oldest().years()).isEqualTo(75);
    assertThat(ages.agreeWith(study.minimumAge(), study.maximumAge())).isFalse();
  }
}
