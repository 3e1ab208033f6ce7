package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.Trialbook.relation;
import static org.trialbook.field.Fields.LOCATION_CONTACT;
import static org.trialbook.field.Fields.OVERALL_STATUS;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

/** Relations that users make: from a path and columns of their own. */
class NewRelationTest {

  private static final String ACHIEVEMENTS =
      "resultsSection.participantFlowModule.periods.milestones.achievements";

  private static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  @Test
  void aRelationBringsItsKeysAndReadsEveryLevel() {
    Relation sizes =
        relation("ARM_SIZES")
            .each(ACHIEVEMENTS)
            .column("period", "^^.title")
            .column("milestone", "^.type")
            .column("group", ".groupId")
            .column("participants", ".numSubjects")
            .with(OVERALL_STATUS);
    assertThat(sizes.columns())
        .extracting(Column::name)
        .containsExactly(
            "nctId",
            "flowPeriodOrdinal",
            "flowMilestoneOrdinal",
            "flowAchievementOrdinal",
            "period",
            "milestone",
            "group",
            "participants",
            "participantsNumber",
            "overallStatus");
    assertThat(Flattened.of(sizes, Records.RICH).rows(sizes))
        .containsExactly(
            row("NCT00000001", 1L, 1L, 1L, "P1", "STARTED", "FG000", "12", 12.0, "UNKNOWN"));
  }

  @Test
  void aPathAPieceAndAFieldMeanTheSame() {
    Relation people = relation("PEOPLE").each(LOCATION_CONTACT);
    assertThat(relation("PEOPLE").each("LocationContact")).isEqualTo(people);
    assertThat(
            relation("PEOPLE").each("protocolSection.contactsLocationsModule.locations.contacts"))
        .isEqualTo(people);
    assertThat(
            relation("PEOPLE")
                .each("protocolSection.contactsLocationsModule.locations[].contacts[]"))
        .isEqualTo(people);
    assertThat(people.column("who", ".name"))
        .isEqualTo(people.column("who", "LocationContactName"));
  }

  @Test
  void aFieldBelowTheRowBecomesAList() {
    Relation sites = relation("PLACES").each("Location").column("people", ".contacts.name");
    assertThat(Flattened.of(sites, Records.RICH).column("people"))
        .containsExactly(List.of("C1", "C2"), List.of("C3"), null);
  }

  @Test
  void whatAStudyHasOnceIsOneRow() {
    Relation designs = relation("WHO").each("EligibilityModule").column("from", "MinimumAge");
    assertThat(Flattened.of(designs, Records.RICH).rows(designs))
        .containsExactly(row("NCT00000001", "6 Months", 0.5));
  }

  @Test
  void wrongNamesAreAnsweredWithTheNearest() {
    assertThatThrownBy(() -> relation("MINE").each("Lokation"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Unknown field Lokation. Did you mean Location?");
    assertThatThrownBy(() -> relation("MINE").each("Location").column("city", ".citi"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(
            "Did you mean protocolSection.contactsLocationsModule.locations.city");
  }

  @Test
  void whatCannotBeRowsOrAColumnIsRefusedWithWhatCan() {
    assertThatThrownBy(() -> relation("MINE").each("LocationCity"))
        .hasMessage(
            "LocationCity is one value, neither a list nor a structure, and cannot be the rows of"
                + " MINE.\nTry each(\"protocolSection.contactsLocationsModule.locations\").");
    assertThatThrownBy(
            () ->
                relation("MINE")
                    .each("Location")
                    .column("where", "LocationGeoPoint")
                    .column("at", "DesignInfo"))
        .hasMessageStartingWith("DesignInfo is a structure and no column.");
    assertThatThrownBy(
            () ->
                relation("MINE")
                    .each("ResultsSection")
                    .column("affected", "OtherEventStatsNumAffected"))
        .hasMessageStartingWith("OtherEventStatsNumAffected stands at another grain than MINE");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    for (String name : List.of("", "sizes", "../SIZES", "A B")) {
      assertThatThrownBy(() -> relation(name).each("Location"))
          .isInstanceOf(TrialbookException.class)
          .hasMessageStartingWith("'" + name + "' cannot be the name of a relation.");
    }
  }
}
