package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.HAS_RESULTS;
import static org.trialbook.field.Fields.LEAD_SPONSOR_NAME;
import static org.trialbook.field.Fields.LOCATION;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.LOCATION_STATE;
import static org.trialbook.field.Fields.RESULTS_SECTION;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.field.Fields.STUDY_FIRST_POST_DATE;
import static org.trialbook.query.Filters.all;
import static org.trialbook.query.Filters.any;
import static org.trialbook.query.Filters.area;
import static org.trialbook.query.Filters.coverage;
import static org.trialbook.query.Filters.distance;
import static org.trialbook.query.Filters.everything;
import static org.trialbook.query.Filters.exactly;
import static org.trialbook.query.Filters.expansion;
import static org.trialbook.query.Filters.is;
import static org.trialbook.query.Filters.missing;
import static org.trialbook.query.Filters.not;
import static org.trialbook.query.Filters.phrase;
import static org.trialbook.query.Filters.present;
import static org.trialbook.query.Filters.searchIn;
import static org.trialbook.query.Filters.tilt;
import static org.trialbook.query.Filters.words;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.field.SearchArea;

class FiltersTest {

  static List<Arguments> filters() {
    return List.of(
        Arguments.of(
            is(LOCATION_CITY, "New York", "Boston"), "AREA[LocationCity](New York OR Boston)"),
        Arguments.of(is(HAS_RESULTS, true), "AREA[HasResults]true"),
        Arguments.of(is(START_DATE, "2022"), "AREA[StartDate]2022"),
        Arguments.of(
            exactly(LEAD_SPONSOR_NAME, "Merck Sharp & Dohme LLC"),
            "AREA[LeadSponsorName]COVERAGE[FullMatch]\"Merck Sharp & Dohme LLC\""),
        Arguments.of(missing(RESULTS_SECTION), "AREA[ResultsSection]MISSING"),
        Arguments.of(present(RESULTS_SECTION), "NOT AREA[ResultsSection]MISSING"),
        Arguments.of(
            searchIn(LOCATION, all(is(LOCATION_CITY, "Portland"), is(LOCATION_STATE, "Maine"))),
            "SEARCH[Location](AREA[LocationCity]Portland AND AREA[LocationState]Maine)"),
        Arguments.of(
            distance(40.5, -73.25, 25, DistanceUnit.KILOMETERS),
            "AREA[LocationGeoPoint]DISTANCE[40.5,-73.25,25km]"),
        Arguments.of(expansion(Expansion.NONE, words("cold")), "EXPANSION[None]cold"),
        Arguments.of(
            coverage(Coverage.STARTS_WITH, phrase("cold")), "COVERAGE[StartsWith]\"cold\""),
        Arguments.of(tilt(STUDY_FIRST_POST_DATE, words("cold")), "TILT[StudyFirstPostDate]cold"),
        Arguments.of(area(SearchArea.TITLE_SEARCH, everything()), "AREA[TitleSearch]ALL"),
        Arguments.of(
            any(words("a"), all(words("b"), not(any(words("c"), words("d"))))),
            "a OR b AND NOT (c OR d)"),
        Arguments.of(all(words("alone")), "alone"),
        Arguments.of(words("NOT one, but (two)"), "\\NOT one but two"),
        Arguments.of(phrase("say \"when\" (or not) \\"), "\"say when (or not)\""));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void writesEssie(Filter filter, String essie) {
    assertThat(Essie.render(filter)).isEqualTo(essie);
    assertThat(Essie.parse(essie)).isEqualTo(filter);
    EssieNames.checked(filter);
  }

  @Test
  void refusesValuesThatAreNoFilter() {
    assertThatThrownBy(() -> is(LOCATION_CITY)).hasMessage("is(LocationCity) needs a value.");
    assertThatThrownBy(() -> all(List.of())).hasMessageContaining("no filter");
    assertThatThrownBy(() -> new Filter.Term("a (b)")).hasMessageContaining("need a phrase");
    assertThatThrownBy(() -> new Filter.Area("a b", everything())).hasMessageContaining("no name");
    assertThatThrownBy(() -> words(" \t ")).hasMessageContaining("no words");
  }
}
