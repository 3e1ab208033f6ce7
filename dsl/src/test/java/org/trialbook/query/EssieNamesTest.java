package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

class EssieNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AREA[OverallStatus]RECRUITING",
        "AREA[OverallStatus]NOT RECRUITING",
        "AREA[BasicSearch]PHASE9",
        "AREA[Phase:size]2",
        "AREA[StartDate]RANGE[05/17/2024,2025]",
        "AREA[MinimumAge]RANGE[18 years,MAX]",
        "SEARCH[Study]x",
        "AREA[protocolSection.oversightModule.isFdaRegulatedDrug]true",
        "SEARCH[Location](AREA[LocationStatus]RECRUITING)",
        "TILT[StudyFirstPostDate]AREA[ResultsFirstPostDate]MISSING",
      })
  void takesWhatTheRegistryKnows(String essie) {
    assertThatCode(() -> EssieNames.checked(Essie.parse(essie))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AREA[LocationCiti]x         | Unknown area LocationCiti. Did you mean LocationCity",
        "AREA[phase]PHASE2           | Unknown area phase. Did you mean Phase",
        "NOT (a OR TILT[Date]b)      | Unknown area Date.",
        "SEARCH[Locations]x          | Unknown structure Locations. Did you mean Location",
        "AREA[Sex]F                  | F is no value of Sex. It is one of FEMALE, MALE, ALL.",
        "AREA[Sex]NOT \"Female only\" | Female only is no value of Sex.",
        "AREA[StartDate]RANGE[MIN,2024-02-30] | \"2024-02-30\" is no date.",
      })
  void refusesWhatItDoesNot(String essie, String message) {
    assertThatThrownBy(() -> EssieNames.checked(Essie.parse(essie)))
        .hasMessageStartingWith(message);
  }

  /** The registry takes 103 other names of its pieces, wherever a piece can stand. */
  @Test
  void alternativeNamesAreTheirPieces() {
    int names = 0;
    for (Field<?> field : Fields.all()) {
      for (String name : Catalogue.node(field).alternatives()) {
        names++;
        Field<?> meant = Catalogue.find(name).orElseThrow();
        assertThat(meant.piece().equals(name) || meant.equals(field)).as(name).isTrue();
        assertThat(EssieNames.checked(Essie.parse("NOT AREA[" + name + "]MISSING")))
            .isEqualTo(Essie.parse("NOT AREA[" + meant + "]MISSING"));
        assertThat(EssieNames.checked(Essie.parse("a OR AREA[" + name + ":size]2")))
            .isEqualTo(Essie.parse("a OR AREA[" + meant + ":size]2"));
        assertThat(StudyQuery.all().fields(name).parameters())
            .containsEntry("fields", Fields.named(name).piece());
      }
    }
    assertThat(names).isEqualTo(103);
  }

  @Test
  void namesAreCaseSensitiveAsTheyAreForTheRegistry() {
    assertThat(EssieNames.isArea("ConditionSearch")).isTrue();
    assertThat(EssieNames.isArea("LocationCity:size")).isTrue();
    assertThat(EssieNames.isArea("conditionsearch")).isFalse();
    assertThat(EssieNames.isArea("ConditionSearch:size")).isFalse();
  }
}
