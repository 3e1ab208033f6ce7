package org.trialbook.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.RealData;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.organisation.Resolution.Outcome;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which names are put together, and which never. */
class OrganisationsTest {

  private static final Organisations NAMES = Organisations.standard();

  @Test
  void knowsNamesButForCasePunctuationAndLegalForm() {
    for (String name :
        List.of(
            "Genentech, Inc.", "GENENTECH INC", "genentech", "Genentech Ltd.", "Genentech®, Inc")) {
      Resolution resolution = NAMES.resolve(name);
      assertThat(resolution.organisation()).as(name).isEqualTo("Genentech");
      assertThat(resolution.group()).isEqualTo("Roche");
      assertThat(resolution.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(resolution.name()).isEqualTo(name);
    }
    assertThat(NAMES.resolve("Société des Produits Nestlé (SPN)").group()).isEqualTo("Nestlé");
    assertThat(NAMES.resolve("Merck Sharp and Dohme, LLC").group()).isEqualTo("Merck & Co.");
  }

  @Test
  void ownersHaveDates() {
    assertThat(group("Wyeth is now a wholly owned subsidiary of Pfizer", "2008-01-01"))
        .isEqualTo("Wyeth");
    assertThat(group("Wyeth is now a wholly owned subsidiary of Pfizer", "2012-01-01"))
        .isEqualTo("Pfizer");
    assertThat(group("AbbVie", "2011-06-01")).isEqualTo("Abbott");
    assertThat(group("AbbVie", "2014-06-01")).isEqualTo("AbbVie");
    assertThat(group("Alcon Research", "2015-01-01")).isEqualTo("Novartis");
    assertThat(group("Alcon Research", "2020-01-01")).isEqualTo("Alcon");
    assertThat(group("Baxalta US Inc.", "2014-01-01")).isEqualTo("Baxter");
    assertThat(group("Baxalta US Inc.", "2017-01-01")).isEqualTo("Shire");
    assertThat(group("Baxalta US Inc.", "2020-01-01")).isEqualTo("Takeda");
  }

  private static String group(String name, String day) {
    return NAMES.resolve(name, LocalDate.parse(day)).group();
  }

  @Test
  void whatTellsNothingWaitsForReviewAndWhatIsUnknownKeepsItsName() {
    Resolution merck = NAMES.resolve("Merck");
    assertThat(merck.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(merck.group()).isEqualTo("Merck");
    assertThat(merck.reason()).contains("Rahway", "Darmstadt");
    Resolution unknown = NAMES.resolve("Merckle Hospital");
    assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(unknown.organisation()).isEqualTo("Merckle Hospital");
  }

  @Test
  void noPairOfDifferentOrganisationsIsPutTogether() throws IOException {
    List<String[]> pairs = lines("tricky-pairs.tsv");
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(60);
    for (String[] pair : pairs) {
      assertThat(NAMES.resolve(pair[0]).group())
          .as(String.join(" / ", pair))
          .isNotEqualTo(NAMES.resolve(pair[1]).group());
    }
  }

  @Test
  void everyLineHasASourceThatHolds() {
    Map<String, Set<String>> sponsors = new HashMap<>();
    Frame rows = sponsors();
    for (int i = 0; i < rows.rowCount(); i++) {
      sponsors
          .computeIfAbsent(rows.getString(i, "nctId"), any -> new HashSet<>())
          .add(rows.getString(i, "sponsorName"));
    }
    List<Alias> aliases = Lists.standardAliases();
    assertThat(aliases).hasSizeGreaterThanOrEqualTo(150);
    int studies = 0;
    for (Alias alias : aliases) {
      if (alias.source().startsWith("NCT")) {
        assertThat(sponsors.get(alias.source())).as(alias.toString()).contains(alias.name());
        studies++;
      } else {
        assertThat(alias.source()).as(alias.toString()).hasSizeGreaterThan(10);
      }
    }
    assertThat(studies).isGreaterThan(150);
    assertThat(aliases.stream().map(each -> NameKey.of(each.name()))).doesNotHaveDuplicates();
  }

  @Test
  void everyOwnerIsOfAnOrganisationOnTheListAndOwnedByOneAtATime() {
    List<Ownership> ownerships = Lists.standardOwnerships();
    Set<String> known = new HashSet<>();
    Lists.standardAliases().forEach(each -> known.add(each.organisation()));
    assertThat(ownerships).doesNotHaveDuplicates();
    for (Ownership one : ownerships) {
      assertThat(known).contains(one.organisation());
      for (Ownership other : ownerships) {
        if (!one.equals(other) && one.organisation().equals(other.organisation())) {
          LocalDate later = one.from() == null ? other.from() : one.from();
          assertThat(later).as(one + " " + other).isNotNull();
          assertThat(one.holdsOn(later) && other.holdsOn(later)).as(one + " " + other).isFalse();
        }
      }
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
                "ACME Inc",
                "Bayer"));
    assertThat(report).extracting(Merged::group).containsExactly("Pfizer", "ACME Inc", "Merck");
    assertThat(report.get(0).names()).hasSize(2);
    assertThat(report.get(0).reasons().get(1)).contains("owned by Pfizer (Pfizer press release");
    assertThat(report.get(1).outcome()).isEqualTo(Outcome.REVIEW);
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
  void onesOwnNamesWin(@TempDir Path folder) throws IOException {
    Organisations own = NAMES.with("Bayer", "Bayer of my own", "a note");
    assertThat(own.resolve("BAYER").group()).isEqualTo("Bayer of my own");
    assertThat(NAMES.resolve("Bayer").group()).isEqualTo("Bayer");
    Path file = folder.resolve("mine.tsv");
    Files.writeString(file, "# mine\nAcme Labs\tAcme\tits web site\n");
    assertThat(NAMES.with(file).resolve("ACME LABS, Inc.").organisation()).isEqualTo("Acme");
    Files.writeString(file, "Acme Labs\tAcme\tits web site\nAcme Two\tAcme\n");
    assertThatThrownBy(() -> NAMES.with(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("mine.tsv, line 2: it has 2 columns instead of 3");
    assertThatThrownBy(() -> NAMES.with("Acme", "", "x")).isInstanceOf(TrialbookException.class);
    assertThatThrownBy(() -> NAMES.with(folder.resolve("none")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Could not read the aliases");
  }

  @Test
  void mostStudiesOfLargeCompaniesAreKnown() {
    Frame rows = sponsors();
    Set<String> industry = new TreeSet<>();
    long studies = 0;
    long known = 0;
    for (int i = 0; i < rows.rowCount(); i++) {
      if (rows.getString(i, "sponsorClass").equals("INDUSTRY")
          && rows.getString(i, "sponsorRole").equals("LEAD")) {
        industry.add(rows.getString(i, "sponsorName"));
        studies++;
        if (NAMES.resolve(rows.getString(i, "sponsorName")).outcome() == Outcome.ACCEPTED) {
          known++;
        }
      }
    }
    long accepted =
        industry.stream().filter(each -> NAMES.resolve(each).outcome() == Outcome.ACCEPTED).count();
    System.out.printf(
        Locale.ROOT,
        "industry lead sponsors of the real records: %d of %d names accepted, %d of %d studies%n",
        accepted,
        industry.size(),
        known,
        studies);
    assertThat(known).isGreaterThan(studies / 2);
  }

  @Property(tries = 5_000, generation = GenerationMode.EXHAUSTIVE)
  void spellingNeverLeadsToAnotherOrganisation(
      @ForAll("aliases") Alias alias, @ForAll("changes") int change) {
    String spelled =
        switch (change) {
          case 0 -> alias.name().toUpperCase(Locale.ROOT);
          case 1 -> alias.name().toLowerCase(Locale.ROOT);
          case 2 -> "  " + alias.name().replace(" ", "  ") + " ";
          case 3 -> alias.name().replace(",", "").replace(".", "");
          default -> alias.name() + ", Inc.";
        };
    Resolution known = NAMES.resolve(alias.name());
    Resolution resolution = NAMES.resolve(spelled);
    if (known.outcome() == Outcome.REVIEW && change == 4) {
      // "Mylan" alone may mean several, and "Mylan, Inc." is one of them.
      return;
    }
    if (resolution.outcome() == Outcome.ACCEPTED) {
      assertThat(resolution.organisation()).isEqualTo(known.organisation());
    } else {
      // A legal form more may make two names of one: then nobody is put together.
      assertThat(resolution.organisation()).isEqualTo(spelled);
    }
    if (change < 4) {
      assertThat(resolution.outcome()).isEqualTo(known.outcome());
    }
  }

  @Provide
  Arbitrary<Alias> aliases() {
    return Arbitraries.of(Lists.standardAliases());
  }

  @Provide
  Arbitrary<Integer> changes() {
    return Arbitraries.integers().between(0, 4);
  }

  private static Frame sponsors() {
    return Trialbook.read(RealData.path("records/studies.ndjson.gz"))
        .flatten(Relations.SPONSORS)
        .frame();
  }

  private static List<String[]> lines(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(OrganisationsTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }
}
