package org.trialbook.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.organisation.Resolution.Outcome;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which names are put together, and which wait for a person. */
class OrganisationsTest {

  private static final Organisations NAMES = Organisations.standard();

  @Test
  void knowsNamesButForCasePunctuationAndLegalForm() {
    for (String name :
        List.of(
            "Genentech, Inc.",
            "GENENTECH INC",
            "  genentech ",
            "Genentech Ltd.",
            "Genentech®, Inc",
            "Genentech™",
            "Genentech (R) Incorporated")) {
      Resolution resolution = NAMES.resolve(name);
      assertThat(resolution.organisation()).as(name).isEqualTo("Genentech");
      assertThat(resolution.group()).isEqualTo("Roche");
      assertThat(resolution.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(resolution.name()).isEqualTo(name);
    }
    assertThat(NAMES.resolve("Société des Produits Nestlé (SPN)").group()).isEqualTo("Nestlé");
    assertThat(NAMES.resolve("Merck Sharp and Dohme, LLC").group()).isEqualTo("Merck & Co.");
    assertThat(NAMES.resolve("Daiichi Sankyo Co.Ltd").group()).isEqualTo("Daiichi Sankyo");
  }

  @Test
  void legalFormsThatMayTellCompaniesApartWaitForReview() {
    assertThat(review("NCI, Inc.")).contains("\"NCI\" is on the list", "so short a name");
    assertThat(review("Kyowa Kirin GmbH")).contains("two legal forms are two companies");
    assertThat(review("Merck Inc")).contains("may mean several");
    assertThat(review("Abbott GmbH & Co. KG")).contains("AbbVie");
    Organisations two = NAMES.with("Acme AG", "A", "note").with("Acme Inc", "B", "note");
    assertThat(two.resolve("ACME Inc.").organisation()).isEqualTo("B");
    assertThat(two.resolve("Acme").reason()).isEqualTo("without its legal form it may be A or B");
  }

  private static String review(String name) {
    Resolution resolution = NAMES.resolve(name);
    assertThat(resolution.outcome()).as(name).isEqualTo(Outcome.REVIEW);
    assertThat(resolution.organisation()).isEqualTo(name);
    assertThat(resolution.group()).isEqualTo(name);
    return resolution.reason();
  }

  @Test
  void reasonsNameTheLineAndItsSource() {
    assertThat(NAMES.resolve("Genentech, Inc.").reason())
        .startsWith("as \"Genentech, Inc.\" (NCT00117611); owned by Roche (");
    assertThat(NAMES.resolve("Bayer AG").reason())
        .isEqualTo("as \"Bayer\" but for the legal form (NCT00244023)");
    assertThat(NAMES.resolve("Unheard Of").reason()).isEqualTo("not on the list");
  }

  @Test
  void ownersHaveDates() {
    String wyeth = "Wyeth is now a wholly owned subsidiary of Pfizer";
    assertThat(group(wyeth, "2009-10-14")).isEqualTo("Wyeth");
    assertThat(group(wyeth, "2009-10-15")).isEqualTo("Pfizer");
    assertThat(group("AbbVie", "2012-12-31")).isEqualTo("Abbott");
    assertThat(group("AbbVie", "2013-01-01")).isEqualTo("AbbVie");
    assertThat(group("Alcon Research", "2008-01-01")).isEqualTo("Nestlé");
    assertThat(group("Alcon Research", "2015-01-01")).isEqualTo("Novartis");
    assertThat(group("Alcon Research", "2020-01-01")).isEqualTo("Alcon");
    assertThat(group("Baxalta US Inc.", "2014-01-01")).isEqualTo("Baxter");
    assertThat(group("Baxalta US Inc.", "2017-01-01")).isEqualTo("Shire");
    assertThat(group("Baxalta US Inc.", "2020-01-01")).isEqualTo("Takeda");
    assertThat(group("Juno Therapeutics, Inc.", "2018-06-01")).isEqualTo("Celgene");
    assertThat(NAMES.resolve("Juno Therapeutics, Inc.").group()).isEqualTo("Bristol-Myers Squibb");
    assertThat(NAMES.resolve("AbbVie").group()).isEqualTo("AbbVie");
  }

  private static String group(String name, String day) {
    return NAMES.resolve(name, LocalDate.parse(day)).group();
  }

  @Test
  void whatTellsNothingWaitsForReviewAndWhatIsUnknownKeepsItsName() {
    assertThat(review("Merck")).contains("Rahway", "Darmstadt");
    for (String name :
        List.of("Merckle Hospital", "", "***", "Pfizer Foundation", "Pfizer Pfizer")) {
      Resolution unknown = NAMES.resolve(name);
      assertThat(unknown.outcome()).as(name).isEqualTo(Outcome.UNKNOWN);
      assertThat(unknown.organisation()).isEqualTo(name);
    }
  }

  @Test
  void reportsWhatWasPutTogetherAndWhatWaits() {
    List<Merged> report =
        NAMES.report(
            List.of(
                "Pfizer",
                "Wyeth is now a wholly owned subsidiary of Pfizer",
                "Merck",
                "Acme, Inc.",
                "ACME GmbH",
                "Unheard Of",
                "Bayer"));
    assertThat(report).extracting(Merged::group).containsExactly("Pfizer", "ACME GmbH", "Merck");
    assertThat(report.get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(report.get(0).names()).hasSize(2);
    assertThat(report.get(0).reasons().get(1)).contains("owned by Pfizer (Pfizer press release");
    assertThat(report.get(1).outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(report.get(1).names()).containsExactly("ACME GmbH", "Acme, Inc.");
    assertThat(report.get(1).reasons())
        .containsExactly(
            "not on the list; the same as \"Acme, Inc.\" but for spelling and legal form",
            "not on the list; the same as \"ACME GmbH\" but for spelling and legal form");
  }

  @Test
  void standsBesideTheNameInATable() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("leadSponsorName", "AbbVie", "Merck", "Unheard Of", ""),
            DateColumn.create(
                "startDate",
                LocalDate.of(2011, 1, 1),
                LocalDate.of(2011, 1, 1),
                null,
                LocalDate.of(2011, 1, 1)));
    Table now = NAMES.beside(table, "leadSponsorName");
    assertThat(table.columnCount()).isEqualTo(2);
    assertThat(now.stringColumn("leadSponsorName").asList())
        .isEqualTo(table.stringColumn("leadSponsorName").asList());
    assertThat(now.stringColumn("organisationGroup").asList())
        .containsExactly("AbbVie", "Merck", "Unheard Of", "");
    assertThat(now.stringColumn("organisationOutcome").asList())
        .containsExactly("ACCEPTED", "REVIEW", "UNKNOWN", "");
    Table then = NAMES.beside(table, "leadSponsorName", "startDate");
    assertThat(then.stringColumn("organisation").get(0)).isEqualTo("AbbVie");
    assertThat(then.stringColumn("organisationGroup").get(0)).isEqualTo("Abbott");
  }

  @Test
  void onesOwnNamesWin() {
    Organisations own = NAMES.with("Bayer", "Bayer of my own", "a note");
    assertThat(own.resolve("BAYER").group()).isEqualTo("Bayer of my own");
    assertThat(NAMES.resolve("Bayer").group()).isEqualTo("Bayer");
    for (String nothing : List.of("", " ", "***")) {
      assertThatThrownBy(() -> NAMES.with(nothing, "Acme", "x"))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("a name with letters");
    }
    assertThatThrownBy(() -> NAMES.with("Acme", "", "x")).isInstanceOf(TrialbookException.class);
    assertThatThrownBy(() -> NAMES.with("Acme", "A", "")).isInstanceOf(TrialbookException.class);
  }

  @Test
  void onesOwnOwnersWin() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    Organisations own = NAMES.withOwner("Bayer", "Acme", day, null, "a note");
    assertThat(own.resolve("Bayer").group()).isEqualTo("Acme");
    assertThat(own.resolve("Bayer").reason()).endsWith("; owned by Acme (a note)");
    assertThat(own.resolve("Bayer", day.minusDays(1)).group()).isEqualTo("Bayer");
    assertThat(NAMES.resolve("Bayer").group()).isEqualTo("Bayer");

    Organisations apart = NAMES.withOwner("Genentech", "Genentech", null, null, "I want it apart");
    assertThat(apart.resolve("Genentech").group()).isEqualTo("Genentech");
    Organisations ring = own.withOwner("Acme", "Bayer", null, null, "a ring");
    assertThat(ring.resolve("Bayer").group()).isEqualTo("Acme");

    assertThatThrownBy(() -> NAMES.withOwner("Bayer", "", null, null, "x"))
        .isInstanceOf(TrialbookException.class);
    assertThatThrownBy(() -> NAMES.withOwner("Bayer", "Acme", day, day, "x"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("cannot own Bayer from 2026-01-01 to 2026-01-01");
  }
}
