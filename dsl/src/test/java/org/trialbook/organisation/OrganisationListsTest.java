package org.trialbook.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.organisation.Resolution.Outcome;

/** The lists that come with Trialbook: their sources, and what they must not put together. */
class OrganisationListsTest {

  private static final Organisations NAMES = Organisations.standard();

  private record Pair(String one, String other) {}

  @Test
  void noPairOfDifferentOrganisationsIsPutTogether() throws IOException {
    List<Pair> pairs = pairs();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    for (Pair pair : pairs) {
      for (String form : List.of("", ", Inc.", " GmbH", " Co., Ltd.")) {
        Resolution one = NAMES.resolve(pair.one() + form);
        Resolution other = NAMES.resolve(pair.other().toUpperCase(Locale.ROOT));
        assertThat(one.group()).as(pair.toString()).isNotEqualTo(other.group());
        assertThat(one.organisation()).as(pair.toString()).isNotEqualTo(other.organisation());
      }
      assertThat(NAMES.report(List.of(pair.one(), pair.other())))
          .as(pair.toString())
          .allSatisfy(merged -> assertThat(merged.names()).hasSize(1));
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
    int studies = 0;
    for (Alias alias : Lists.standardAliases()) {
      if (alias.source().startsWith("NCT")) {
        assertThat(sponsors.get(alias.source())).as(alias.toString()).contains(alias.name());
        studies++;
      }
    }
    assertThat(studies).isGreaterThan(350);
  }

  @Test
  void everyLineHasASourceAndANameOfItsOwn() {
    List<Alias> aliases = Lists.standardAliases();
    assertThat(aliases)
        .hasSizeGreaterThanOrEqualTo(170)
        .allSatisfy(each -> assertThat(each.source()).hasSizeGreaterThan(10));
    assertThat(aliases.stream().map(each -> NameKey.of(each.name()))).doesNotHaveDuplicates();
    assertThat(Lists.standardOwnerships())
        .allSatisfy(each -> assertThat(each.source()).hasSizeGreaterThan(10));
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
          LocalDate later = later(one.from(), other.from());
          assertThat(one.holdsOn(later) && other.holdsOn(later)).as(one + " " + other).isFalse();
        }
      }
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    LocalDate from = one == null ? LocalDate.MIN : one;
    return other == null || from.isAfter(other) ? from : other;
  }

  @Test
  void noOwnerIsOwnedInARing() {
    for (Ownership each : Lists.standardOwnerships()) {
      for (LocalDate day : List.of(LocalDate.MIN, LocalDate.of(2012, 1, 1), LocalDate.MAX)) {
        Ownerships owners = new Ownerships(Lists.standardOwnerships());
        String top = owners.groupOf(each.organisation(), day).name();
        assertThat(owners.groupOf(top, day).name()).as(each + " " + day).isEqualTo(top);
      }
    }
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
        if (isAccepted(rows.getString(i, "sponsorName"))) {
          known++;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "industry lead sponsors of the real records: %d of %d names accepted, %d of %d studies%n",
        industry.stream().filter(OrganisationListsTest::isAccepted).count(),
        industry.size(),
        known,
        studies);
    assertThat(known).isGreaterThan(studies / 2);
  }

  private static boolean isAccepted(String name) {
    return NAMES.resolve(name).outcome() == Outcome.ACCEPTED;
  }

  private static Frame sponsors() {
    return Trialbook.read(TestStudies.REAL_RECORDS.file()).flatten(Relations.SPONSORS).frame();
  }

  private static List<Pair> pairs() throws IOException {
    String name = "tricky-pairs.tsv";
    try (InputStream stream =
        Objects.requireNonNull(OrganisationListsTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Pair(cells[0], cells[1]))
          .toList();
    }
  }
}
